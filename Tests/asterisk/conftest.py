"""What is loaded and called once for all tests: each exchange in its own network, several side by side."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import pytest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "python"))

import emitted  # noqa: E402

# Calls spend their time waiting; a start takes most of a second of one core.
AT_ONCE = 4 * (os.cpu_count() or 2)
# Calls that failed among others are tried once more, so many at most: more than that is no chance.
MOST_AGAIN = 12
AGAIN, WALKED = [], {}
# A longer call proves no more than the shorter ones: those are named, not made.
LONGEST = 120


def folders():
    return [path.parents[1] for path in emitted.files("phone/asterisk/extensions.conf")]


def scenarios():
    """(phone folder, dialplan, scenario) of the dev environment: its carrier is this machine."""
    found = []
    for phone in folders():
        if phone.parent.name == "dev" and (phone / "sipp/coverage.json").exists():
            for dialplan, plan in emitted.dialplans(phone / "sipp/coverage.json").items():
                found += [(phone, dialplan, scenario) for scenario in plan["scenarios"]]
    return found


def pytest_sessionstart(session):
    if not folders():
        pytest.exit(f"no dialplans in {emitted.GENERATED}: `make` writes them", returncode=1)


def pytest_generate_tests(metafunc):
    if "phone" in metafunc.fixturenames:
        metafunc.parametrize(
            "phone", folders(), ids=[emitted.name_of(path) for path in folders()], scope="session"
        )
    if "scenario" in metafunc.fixturenames:
        metafunc.parametrize("scenario", scenarios(), ids=[each[2]["file"] for each in scenarios()])


def run(program, phone, *arguments, **options):
    """One of the programs beside this file, over an emitted folder, with networks and a folder to work in of its own."""
    with tempfile.TemporaryDirectory(prefix="parlance-") as folder:
        command = ["unshare", "-rnm", sys.executable, HERE / program, phone, folder, *arguments]
        return subprocess.run(command, capture_output=True, text=True, **options)


def told(program, phone, *arguments, asked=None, **options):
    """What it prints; `asked` is what it reads."""
    ended = run(program, phone, *arguments, input=json.dumps(asked), **options)
    assert ended.returncode == 0, (ended.stdout + ended.stderr)[-1500:]
    return json.loads(ended.stdout)


def bench(*arguments):
    """A verdict, or why there is none."""
    ended = run("bench.py", *arguments)
    if ended.returncode != 0:
        return {"broken": (ended.stdout + ended.stderr)[-1500:]}
    return json.loads(ended.stdout)


@pytest.fixture(scope="session")
def loaded():
    """Emitted folder → what an exchange that has read it says."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(folders(), pool.map(bench, folders())))


@pytest.fixture(scope="session")
def verdicts():
    """(dialplan, file) → what came of the call. The longest are begun first."""
    made = [each for each in scenarios() if each[2]["seconds"] <= LONGEST]
    made.sort(key=lambda each: -each[2]["seconds"])
    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = list(pool.map(call, made))
    # Sound and silence are measured in real time, and a machine that is busy is late with both: what failed among the
    # others is called once more by itself, and counted.
    for place, each in enumerate(made):
        if problems(results[place]) and len(AGAIN) < MOST_AGAIN:
            AGAIN.append(f"{each[2]['file']} {problems(results[place])}")
            results[place] = call(each)
    for each, result in zip(made, results):
        if not problems(result):
            WALKED.setdefault((each[0], each[1]), set()).update(
                (way["step"], way["outcome"], way.get("language")) for way in each[2]["covers"]
            )
    return {(each[0], each[2]["file"]): result for each, result in zip(made, results)}


def call(scenario):
    return bench(scenario[0], scenario[1], scenario[2]["file"])


def problems(verdict):
    """What went wrong in a call, all of it: one thing is often why another did."""
    if "broken" in verdict:
        return verdict
    found = {name: value for name, value in verdict.items() if value and name not in ("walked", "expected")}
    if verdict["walked"] != verdict["expected"]:
        found |= {"walked": verdict["walked"], "expected": verdict["expected"]}
    return found


@pytest.fixture(scope="session")
def pool():
    """Loads emitted folders, several at once."""

    def load(phones):
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(bench, phones))

    return load


def pytest_terminal_summary(terminalreporter):
    """The ways of every dialplan that real calls went, and why each other was not."""
    if not WALKED:
        return
    for phone in folders():
        if phone.parent.name != "dev":
            continue
        for dialplan, plan in emitted.dialplans(phone / "sipp/coverage.json").items():
            walked = WALKED.get((phone, dialplan), set())
            terminalreporter.write_line(
                f"{phone.parents[1].name} {dialplan}: {len(walked)} of {len(plan['ways'])} ways walked by real calls"
            )
            for way in plan["uncovered"]:
                terminalreporter.write_line(f"  not {way['step']} {way['outcome']}: {way['reason']}")
    for each in AGAIN:
        terminalreporter.write_line(f"called a second time, by itself: {each}")
