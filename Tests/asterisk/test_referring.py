"""Calls that are handed over, where the caller's phone does not do as the emitted scenarios have it."""

import re
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from conftest import AT_ONCE, bench, folders, problems

# Scenario, what its caller does otherwise, and the steps that the call then comes to.
REFUSED = "SIP/2.0 603 Decline"
REFUSES = ["refused", "tow", "bye"]
CASES = {
    "the new call is refused": ("garage-end", "SIP/2.0 200 OK\n\n    ]]>", "SIP/2.0 486 Busy Here\n\n    ]]>", REFUSES),
    "nobody answers the new call": ("garage-end", "SIP/2.0 200 OK\n\n    ]]>", "SIP/2.0 480 Away\n\n    ]]>", REFUSES),
    "the phone knows no REFER": ("tow-next", REFUSED, "SIP/2.0 405 Method Not Allowed", REFUSES),
    "the phone says something odd": ("tow-next", REFUSED, "SIP/2.0 500 ${SHELL(id)}, $(id); & more", REFUSES),
    "the phone says nothing": ("tow-next", REFUSED, None, "gone"),
    "another header": ("branch-end", "X-Topic=after", "X-Topic=before", None),
    "another digit": ("branch-end", "X-Choice=1", "X-Choice=2", None),
}


@pytest.fixture(scope="module")
def calls():
    """Name of a case → the verdict of the bench."""
    phone = next((each for each in folders() if each.parents[1].name == "phone-referral"), None)
    if phone is None:
        pytest.skip("phone-referral: NOT BUILT")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(CASES, pool.map(lambda case: otherwise(phone, *case[:3]), CASES.values())))


def otherwise(phone, name, old, new):
    with tempfile.TemporaryDirectory(prefix="parlance-") as folder:
        copy = shutil.copytree(phone, Path(folder) / "phone")
        scenario = copy / f"sipp/after_hours/{name}.xml"
        text = scenario.read_text(encoding="utf-8")
        assert old in text, name
        if new is None:
            # No answer; the exchange asks again and again, for half a minute (RFC 3261, timer F).
            text = re.sub(r"  <send>(?:(?!</send>).)*" + re.escape(old) + ".*?</send>\n", "", text, flags=re.S)
            text = re.sub('request="BYE" timeout="[0-9]+"', 'request="BYE" timeout="80000"', text)
            coverage = copy / "sipp/coverage.json"
            coverage.write_text(re.sub('"seconds": [0-9]+', '"seconds": 60', coverage.read_text(encoding="utf-8")), encoding="utf-8")
        scenario.write_text(text.replace(old, new or ""), encoding="utf-8")
        return bench(copy, "after_hours", f"after_hours/{name}.xml")


@pytest.mark.parametrize("name", CASES)
def test_call(calls, name):
    verdict, last = calls[name], CASES[name][3]
    if last is None:
        # The caller looks at what the REFER names, and finds something else.
        assert verdict["caller"] == 1, verdict
        return
    if last == "gone":
        # Who answers nothing is gone (RFC 3261, 12.2.1.2): the exchange ends the call, be it in the next step or before.
        assert verdict["walked"][:2] == ["which", "garage"] and verdict["caller"] == 0, verdict
    else:
        assert verdict["walked"] == ["which", "garage", *last], verdict
    # But for the way, all is as in any other call: nobody complains, and the exchange ends it.
    assert set(problems({**verdict, "expected": verdict["walked"]})) == set()
