"""Calls that are connected to web sockets whose far ends are not as the emitted scenarios have them."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from exchange import ROOT

from conftest import AT_ONCE, bench, folders, problems

# Scenario, and how its far end comes to the outcome that it has there; one that waits for the time limit fails instead.
CASES = {
    "a certificate for another name": ("adviser-time_limit", {"how": "stranger", "by": "name"}),
    "a certificate by another authority": ("adviser-time_limit", {"how": "stranger", "by": "authority"}),
    "nobody is there": ("adviser-time_limit", {"how": "nobody"}),
    "refused": ("adviser-time_limit", {"how": "503"}),
    "refused for the password": ("adviser-time_limit", {"how": "401"}),
    "closed at once": ("adviser-time_limit", {"how": "at_once"}),
    "cut off at once": ("adviser-time_limit", {"how": "cut_off"}),
    "says all sorts of things": ("more-no_match", {"how": "words"}),
}


@pytest.fixture(scope="module")
def streaming():
    found = next((each for each in folders() if each.parents[1].name == "phone-stream"), None)
    if found is None:
        pytest.skip("phone-stream: NOT BUILT")
    return found


@pytest.fixture(scope="module")
def calls(streaming):
    """Name of a case → the verdict of the bench."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(CASES, pool.map(lambda case: otherwise(streaming, *case), CASES.values())))


def edited(phone, folder, name, edit):
    """A copy of the folder, in which the bench is told something else of a scenario."""
    copy = shutil.copytree(phone, Path(folder) / "phone")
    path = copy / "sipp/coverage.json"
    coverage = json.loads(path.read_text(encoding="utf-8"))
    plan = coverage["dialplans"]["advice"]
    edit(plan, next(each for each in plan["scenarios"] if each["file"] == f"advice/{name}.xml"))
    path.write_text(json.dumps(coverage), encoding="utf-8")
    return bench(copy, "advice", f"advice/{name}.xml")


def otherwise(phone, name, how):
    def edit(plan, scenario):
        legs = [leg for leg in scenario["bench"]["legs"] if "stream" in leg]
        fails = name == "adviser-time_limit"
        assert [leg["outcome"] for leg in legs] == ["time_limit" if fails else "completed"]
        legs[0].update(how)
        if fails:
            # Sooner, and to the same step.
            legs[0]["outcome"] = "failed"
            place = {(way["step"], way["outcome"]): place for place, way in enumerate(plan["ways"])}
            before, after = place["adviser", "time_limit"], place["adviser", "failed"]
            scenario["covers"] = [after if way == before else way for way in scenario["covers"]]

    with tempfile.TemporaryDirectory(prefix="parlance-") as folder:
        return edited(phone, folder, name, edit)


@pytest.mark.parametrize("name", CASES)
def test_call(calls, name):
    assert problems(calls[name]) == {}


def test_caller_hangs_up(streaming):
    """The far end hears of it at once: the connection is closed. Nothing of the call goes on."""
    pressed = re.compile('(play_dtmf=")9(")')

    def edit(plan, scenario):
        place = {(way["step"], way["outcome"]): place for place, way in enumerate(plan["ways"])}
        scenario["covers"] = [place["welcome", "key:1"], place["adviser", "completed"]]
        scenario["bench"]["legs"] = [{"way": 1, "step": "adviser", "stream": "adviser", "outcome": "left"}]

    with tempfile.TemporaryDirectory(prefix="parlance-") as folder:
        changed = shutil.copytree(streaming, Path(folder) / "changed")
        scenario = changed / "sipp/advice/front-end.xml"
        text, count = pressed.subn(r"\g<1>1\2", scenario.read_text(encoding="utf-8"))
        assert count == 1 and "BYE" in text
        # Long enough for the caller to hear something.
        text = re.sub(r'(<pause milliseconds=")[0-9]+("/>\s*<send[^>]*>\s*<!\[CDATA\[\s*BYE)', r"\g<1>4000\2", text)
        scenario.write_text(text, encoding="utf-8")
        assert problems(edited(changed, folder, "front-end", edit)) == {}


def test_behind_an_agent():
    """An agent sends the call away by REFER; from there it comes to a web socket, and goes each of its ways."""
    if "PARLANCE" not in os.environ:
        pytest.skip("no compiler: PARLANCE names it")
    text = (ROOT / "Specs/phone-receptionist/parlance.yaml").read_text(encoding="utf-8")
    for old, new in (
        ("output: ../../Generated", "output: out"),
        ("mailboxes:\n", "streams:\n  adviser: {url: 'wss://media.lamps.example/calls', retention: 0s}\nmailboxes:\n"),
        ("escalated: desk, payment: pay", "escalated: talk, payment: pay"),
        (
            "      desk:\n        transfer: desk",
            "      talk: {stream: adviser, max: 3m, on_result: {completed: desk, failed: plain, time_limit: bye}}\n"
            "      desk:\n        transfer: desk",
        ),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    with tempfile.TemporaryDirectory(prefix="parlance-") as folder:
        (Path(folder) / "parlance.yaml").write_text(text, encoding="utf-8")
        subprocess.run([os.environ["PARLANCE"], "build", "--project", folder], check=True, capture_output=True)
        phone = Path(folder) / "out/phone-receptionist/dev/phone"
        plan = json.loads((phone / "sipp/coverage.json").read_text(encoding="utf-8"))["dialplans"]["hotel"]
        files, ways = [], set()
        for scenario in plan["scenarios"]:
            gone = {plan["ways"][place]["outcome"] for place in scenario["covers"] if plan["ways"][place]["step"] == "talk"}
            files += [scenario["file"]] if gone else []
            ways |= gone
        assert ways == {"completed", "failed", "time_limit"}
        with ThreadPoolExecutor(AT_ONCE) as pool:
            verdicts = dict(zip(files, pool.map(lambda file: bench(phone, "hotel", file), files)))
        assert {file: problems(verdict) for file, verdict in verdicts.items() if problems(verdict)} == {}


def test_password_stands_where_it_is_needed_only(streaming):
    """Which `parlance fill` fills, as it fills the document of a provider."""
    found = subprocess.run(
        ["grep", "-rl", "@secret(MEDIA_PASSWORD)", streaming], capture_output=True, text=True, check=True
    ).stdout.split()
    assert sorted(Path(each).relative_to(streaming).as_posix() for each in found) == [
        "asterisk/websocket_client.conf",
        "twiml/advice/adviser.xml",
    ]
