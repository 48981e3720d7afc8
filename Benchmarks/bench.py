"""Measures the compiler against a C loop that only drains libyaml's events, and its validator against jsonschema-rs,
all in one run, and prints ratios.

Each figure is the least of several rounds; the programs take turns, so that a busy machine slows all of them.
usage: bench.py PARLANCE SCHEMA-BENCH WORK-FOLDER
"""
import gzip
import os
import pathlib
import shutil
import subprocess
import sys
import time

import corpus
import generate
import generate_agents
import generate_phone
import instances

HERE = pathlib.Path(__file__).parent
ROUNDS = 15


def run(*words: str) -> tuple[float, int]:
    """Seconds that a command takes, and its peak memory in bytes. Its output goes nowhere."""
    quiet = [(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)]
    start = time.perf_counter()
    process = os.posix_spawn(words[0], words, os.environ, file_actions=quiet)
    _, status, usage = os.wait4(process, 0)
    spent = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {' '.join(words)}")
    return spent, usage.ru_maxrss * 1024


def best(commands: dict[str, list[str]], rounds: int = ROUNDS, before=lambda name: None) -> dict[str, tuple[float, int]]:
    """The least time of each command, taking turns, and its peak memory."""
    results: dict[str, tuple[float, int]] = {}
    for _ in range(rounds):
        for name, words in commands.items():
            before(name)
            seconds, memory = run(*words)
            old = results.get(name, (seconds, memory))
            results[name] = (min(seconds, old[0]), max(memory, old[1]))
    return results


def emitting(parlance: str, project: str, target: str, rounds: int = ROUNDS) -> float:
    """The least time in seconds that one target takes for its outputs, as --stats tells it: nothing is written."""
    words = [parlance, "build", "--dry-run", "--only", target, "--project", project, "--out", "/nonexistent", "--stats"]
    spent = []
    for _ in range(rounds):
        told = subprocess.run(words, check=True, capture_output=True, text=True).stderr
        line = next(line for line in told.splitlines() if line.endswith("  emit"))
        spent.append(float(line.split(" ms")[0]) / 1000)
    return min(spent)


class Table:
    """The figures with what they may be."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str, str, str]] = []

    def add(self, name: str, ratio: float, limit: float, detail: str) -> None:
        verdict = "" if ratio <= limit else "OVER"
        self.rows.append((name, f"{ratio:.2f}", f"{limit:g}", f"{detail} {verdict}".strip()))

    def show(self) -> None:
        width = max(len(row[0]) for row in self.rows)
        print(f"{'':{width}}  ratio  at most")
        for name, ratio, limit, detail in self.rows:
            print(f"{name:{width}}  {ratio:>5}  {limit:>7}  {detail}")


def rival_python(work: pathlib.Path) -> str | None:
    """The Python that has jsonschema-rs, as pinned; nil, with the reason printed, if it cannot be had."""
    pins = HERE / "requirements.txt"
    folder = work.parent / "bench-python"
    python = folder / "bin" / "python"
    installed = folder / "installed.txt"
    if not installed.exists() or installed.read_text() != pins.read_text():
        shutil.rmtree(folder, ignore_errors=True)
        words = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps", "-r", pins]
        for command in ([sys.executable, "-m", "venv", folder], words):
            made = subprocess.run(command, capture_output=True, text=True)
            if made.returncode != 0:
                print(f"NOT RUN: validating against jsonschema-rs; it cannot be installed: {made.stderr.strip()[-200:]}")
                return None
        installed.write_text(pins.read_text())
    return str(python)


def validating(table: Table, bench: str, work: pathlib.Path) -> None:
    """The same 10,000 parsed instances by compiled schemas, in process on both sides, in turns."""
    python = rival_python(work)
    if python is None:
        return
    corpus = pathlib.Path(os.environ.get("PARLANCE_CORPUS", HERE.parent.parent / "shared" / "corpus")) / "mcp-tools"
    sets = {"requests and orders": instances.REALISTIC}
    if corpus.is_dir():
        sets["schemas of real tools"] = instances.corpus(str(corpus))
    else:
        print("corpora: NOT RUN (validating by the schemas of real tools)")
    for name, schemas in sets.items():
        path = str(work / "instances.jsonl")
        instances.main(10_000, path, schemas)
        commands = {"ours": [bench, path, "5"], "theirs": [python, str(HERE / "validate_rs.py"), path, "5"]}
        least: dict[str, int] = {}
        counts: dict[str, list[str]] = {}
        for _ in range(5):
            for side, words in commands.items():
                spent, *counts[side] = subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()
                least[side] = min(int(spent), least.get(side, int(spent)))
        detail = " · ".join(
            f"{side} {least[side] / 1e6:.1f} ms, {counts[side][0]} accepted, {counts[side][1]} refused"
            + (f", {counts[side][2]} without a schema" if counts[side][2] != "0" else "") for side in commands
        )
        table.add(f"validating {name} / jsonschema-rs", least["ours"] / least["theirs"], 1, detail)


PAGE_LIMIT = 15_000


def pages(parlance: str, folder: pathlib.Path) -> None:
    """The voice pages of the larger examples as a browser loads them."""
    for spec in sorted((HERE.parent / "Specs").iterdir()):
        built = subprocess.run(
            [parlance, "build", "--project", str(spec), "--out", str(folder)], capture_output=True, text=True
        )
        if built.returncode != 0:
            sys.exit(f"{spec} does not build:\n{built.stderr}")
    for page in sorted(folder.glob("*/*/web/*.html")):
        size = len(gzip.compress(page.read_bytes(), 9))
        verdict = "" if size <= PAGE_LIMIT else "  OVER"
        name = page.relative_to(folder).as_posix()
        print(f"{name}: {page.stat().st_size} bytes, {size} gzipped, at most {PAGE_LIMIT}{verdict}")
    print()


def phone(parlance: str, work: pathlib.Path, table: Table) -> None:
    """1,000 dialplans of 50 steps: emitting them against draining the same bytes, and growth with steps."""
    for steps in (10, 50):
        generate_phone.main(1_000, steps, work / f"phone-{steps}")
    generate_phone.main(100, 50, work / "phone-disk")
    large = work / "phone-50"
    names = [str(large / "parlance.yaml"), str(large / "flows.yaml")]
    drain = best({"drain": [str(work / "drain"), *names]})["drain"][0] * 1_000
    long, short = (
        emitting(parlance, str(work / f"phone-{steps}"), "phone", rounds) * 1_000 for steps, rounds in ((50, 7), (10, 7))
    )
    started = time.perf_counter()
    subprocess.run([parlance, "build", "--only", "phone", "--project", str(work / "phone-disk"), "--out", str(work / "phone")],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    spent = time.perf_counter() - started
    written = [path.stat().st_size for path in (work / "phone").rglob("*") if path.is_file()]
    detail = f"{long:.0f} ms; drain {drain:.1f} ms of {sum(os.path.getsize(name) for name in names)} bytes"
    table.add("phone files of 1,000 x 50 steps, in memory / drain", long / drain, 4, detail)
    table.add("phone files of 50 steps / of 10 (linear: 5)", long / short, 5.5, f"{short:.0f} ms for 10 steps")
    print(f"phone files of 100 x 50 steps on disk: {len(written)} files, {sum(written)} bytes, {spent:.1f} s with check and writing")


def main(parlance: str, schema_bench: str, work: pathlib.Path) -> None:
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    for name, source in (("drain", "drain.c"), ("write_files", "write_files.c")):
        subprocess.run(["cc", "-O2", HERE / source, "-lyaml", "-o", work / name], check=True)
    subprocess.run(
        ["swiftc", "-O", "-parse-as-library", "-static-stdlib", HERE / "hello.swift", "-o", work / "hello"], check=True
    )
    for count in (1, 1_000, 10_000):
        generate.main(count, work / str(count))
    smallest = work / "smallest"
    smallest.mkdir()
    (smallest / "parlance.yaml").write_text(
        "parlance: 1\ncontract: smallest\nversion: 1.0.0\ntools:\n  ping:\n    description: Use this when asked. "
        "Do not use it otherwise.\n    effect: read\n    open_world: false\n"
    )

    def files(count: int) -> list[str]:
        return [str(work / str(count) / "parlance.yaml"), str(work / str(count) / "tools.yaml")]

    def size(count: int) -> int:
        return sum(os.path.getsize(path) for path in files(count))

    table = Table()
    thousand = str(work / "1000")
    times = best(
        {
            "drain": [str(work / "drain"), *files(1_000)],
            "check": [parlance, "check", "--project", thousand],
            "dry-run": [parlance, "build", "--dry-run", "--project", thousand, "--out", str(work / "nowhere")],
        }
    )
    drain = times["drain"][0]
    detail = f"{{:.1f}} ms; drain {drain * 1000:.1f} ms, {size(1_000)} bytes"
    table.add("check of 1,000 tools / drain", times["check"][0] / drain, 3, detail.format(times["check"][0] * 1000))
    table.add("build --dry-run / drain", times["dry-run"][0] / drain, 5, detail.format(times["dry-run"][0] * 1000))

    built, copied = work / "built", work / "copied"

    def clear(_: str) -> None:
        for folder in (built, copied):
            shutil.rmtree(folder, ignore_errors=True)

    writing = float("inf")
    total = float("inf")
    for _ in range(ROUNDS):
        clear("")
        total = min(total, run(parlance, "build", "--project", thousand, "--out", str(built))[0])
        command = [str(work / "write_files"), str(built), str(copied)]
        writing = min(writing, int(subprocess.run(command, check=True, capture_output=True).stdout) / 1e9)
    count = sum(1 for path in built.rglob("*") if path.is_file())
    clear("")
    table.add(
        "(build - dry-run) / C loop that writes the same", (total - times["dry-run"][0]) / writing, 1.5,
        f"{total * 1000:.0f} ms for {count} files; C loop {writing * 1000:.0f} ms",
    )

    agents = str(work / "agents")
    generate_agents.main(100, work / "agents")
    contract = [f"{agents}/{name}.yaml" for name in ("parlance", "tools", "agents")]
    drain = best({"drain": [str(work / "drain"), *contract]})["drain"][0]
    voice = emitting(parlance, agents, "realtime")
    table.add(
        "Realtime target, 100 agents of 30 tools / drain", voice / drain, 1,
        f"{voice * 1000:.1f} ms; drain {drain * 1000:.1f} ms, {sum(map(os.path.getsize, contract))} bytes",
    )

    large = best(
        {"1": [parlance, "check", "--project", thousand], "10": [parlance, "check", "--project", str(work / "10000")]}, 5
    )
    table.add("check of 10,000 tools / of 1,000", large["10"][0] / large["1"][0], 11, f"{large['10'][0] * 1000:.0f} ms")
    table.add("its memory / its bytes", large["10"][1] / size(10_000), 12, f"{large['10'][1] / 1e6:.0f} MB")

    start = best(
        {"hello": [str(work / "hello")], "check": [parlance, "check", "--project", str(smallest)]}, 100
    )
    table.add(
        "check of the smallest contract / hello-world", start["check"][0] / start["hello"][0], 2.5,
        f"{start['check'][0] * 1000:.2f} ms; hello {start['hello'][0] * 1000:.2f} ms",
    )
    validating(table, schema_bench, work)
    phone(parlance, work, table)
    lists = pathlib.Path(os.environ.get("PARLANCE_CORPUS", HERE.parent / ".." / "shared" / "corpus"))
    corpus.add_rows(table, run, parlance, work, lists)
    table.show()
    print()
    pages(parlance, work / "pages")
    subprocess.run([parlance, "build", "--dry-run", "--project", thousand, "--out", str(work / "nowhere"), "--stats"],
                   stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]))
