"""XML as XML, and the scenarios by SIPp's own reader."""

import shutil
import subprocess
import xml.etree.ElementTree as XML
from concurrent.futures import ThreadPoolExecutor

import pytest

from emitted import files, load, units


def test_is_well_formed(xml_file):
    data = xml_file.read_bytes()
    assert data.startswith(b"<?xml") and b"<!DOCTYPE" not in data and b"<!ENTITY" not in data
    XML.fromstring(data)


@pytest.fixture(scope="module")
def verdicts():
    """What SIPp says of each scenario. Each is given a second, so they run side by side."""
    if shutil.which("sipp") is None:
        pytest.skip("no sipp here (Debian: sip-tester)")
    with ThreadPoolExecutor(12) as pool:
        scenarios = files("phone/sipp/**/*.xml")
        return dict(zip(scenarios, pool.map(read_by_sipp, scenarios)))


def read_by_sipp(scenario):
    # Nobody answers on the discard port, so a scenario that SIPp accepts is given up after a second.
    # Sounds are named from the folder of all scenarios.
    folder = next(parent for parent in scenario.parents if parent.name == "sipp")
    command = [
        "sipp",
        "-sf",
        scenario.relative_to(folder),
        "-m",
        "1",
        "-timeout",
        "1s",
        "-timeout_error",
        "-nostdin",
        *pins(folder),
    ]
    ended = subprocess.run([*command, "127.0.0.1:9"], cwd=folder, capture_output=True, text=True, timeout=60)
    return ended.returncode, (ended.stdout + ended.stderr)[-400:]


def pins(folder):
    """A PIN is a secret: whoever runs a scenario gives it to SIPp."""
    coverage = folder / "coverage.json"
    names = load(coverage)["bench"].get("pins", {}) if coverage.exists() else {}
    return [part for name in names for part in ("-key", f"pin_{name}", "2580")]


def test_scenario(sipp_file, verdicts):
    """255: accepted, then given up. 1: refused."""
    status, said = verdicts[sipp_file]
    assert status == 255, said


def test_sipp_refuses_a_broken_scenario(tmp_path):
    """The proof that the check above can fail."""
    if shutil.which("sipp") is None:
        pytest.skip("no sipp here (Debian: sip-tester)")
    folder = tmp_path / "sipp"
    folder.mkdir()
    broken = folder / "broken.xml"
    broken.write_text('<?xml version="1.0"?><scenario name="x"><sennd/></scenario>')
    assert read_by_sipp(broken)[0] != 255


def test_coverage_names_every_scenario():
    for unit in units():
        listing = unit / "phone/sipp/coverage.json"
        if not listing.exists():
            assert not list(unit.glob("phone/sipp/**/*.xml")), unit
            continue
        named = {
            scenario["file"]
            for dialplan in load(listing)["dialplans"].values()
            for scenario in dialplan["scenarios"]
        }
        found = {path.relative_to(listing.parent).as_posix() for path in listing.parent.rglob("*.xml")}
        assert named == found
