"""Real calls through the emitted dialplans: SIPp plays a person; a colleague, a carrier and a model answer.

Each goes the way that its scenario says, to its end, without a warning of the exchange.
"""

import pytest

from conftest import LONGEST, problems, scenarios
from emitted import dialplans


def test_every_dialplan_is_called():
    called = {
        (phone, dialplan) for phone, dialplan, scenario in scenarios() if scenario["seconds"] <= LONGEST
    }
    declared = {
        (phone, dialplan)
        for phone, _, _ in scenarios()
        for dialplan in dialplans(phone / "sipp/coverage.json")
    }
    assert called == declared != set()


def test_every_way_is_covered():
    """The scenarios together go every way of each dialplan, or say which they leave out."""
    for phone in {phone for phone, _, _ in scenarios()}:
        for dialplan, plan in dialplans(phone / "sipp/coverage.json").items():
            gone = {(way["step"], way["outcome"], way.get("language")) for each in plan["scenarios"] for way in each["covers"]}
            assert len(gone) + len(plan["uncovered"]) == len(plan["ways"]), dialplan


def test_call(scenario, verdicts):
    phone, dialplan, plan = scenario
    if plan["seconds"] > LONGEST:
        pytest.skip(f"takes over {LONGEST} s, as the time limit of its contract has it")
    assert problems(verdicts[phone, plan["file"]]) == {}
