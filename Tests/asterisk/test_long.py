"""A flow of many steps, that of the benchmark: the person must keep up with the exchange all the way, through messages too."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

import emitted
from conftest import AT_ONCE, bench, problems

sys.path.insert(0, str(emitted.ROOT / "Benchmarks"))

import generate_phone  # noqa: E402

STEPS = 38


@pytest.fixture(scope="module")
def line(tmp_path_factory):
    """The emitted folder; its carrier is this machine."""
    folder = tmp_path_factory.mktemp("long")
    generate_phone.main(1, STEPS, folder)
    contract = folder / "parlance.yaml"
    text = contract.read_text(encoding="utf-8")
    assert "{host: sip.carrier.example}" in text
    contract.write_text(text.replace("{host: sip.carrier.example}", "{host: 127.0.0.1, transport: udp}"), encoding="utf-8")
    built = subprocess.run(
        [emitted.COMPILER, "build", "--only", "phone", "--project", folder, "--out", folder / "out"],
        capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    return folder / "out/phone-bench/production/phone"


def test_every_way_is_walked(line):
    ((name, plan),) = emitted.dialplans(line / "sipp/coverage.json").items()
    assert plan["uncovered"] == []
    assert len(plan["ways"]) > 100
    with ThreadPoolExecutor(AT_ONCE) as pool:
        verdicts = list(pool.map(lambda each: bench(line, name, each["file"]), plan["scenarios"]))
    told = {each["file"]: problems(verdict) for each, verdict in zip(plan["scenarios"], verdicts)}
    assert {file: what for file, what in told.items() if what} == {}
    gone = {(way["step"], way["outcome"]) for each in plan["scenarios"] for way in each["covers"]}
    assert gone == {(way["step"], way["outcome"]) for way in plan["ways"]}
