"""Somebody passes a caller on: to whom, and what becomes of the call, whatever the second colleague and the first do."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from conftest import AT_ONCE, told
from emitted import GENERATED

PEOPLE, QUEUE = GENERATED / "phone-people/dev/phone", GENERATED / "phone-queue/dev/phone"
DESK = GENERATED / "phone-receptionist/dev/phone"
ASKS, PUTS = ["answer", "wait 1", "press *2", "wait 1", "press 22"], ["answer", "wait 1", "press *1", "wait 1", "press 22"]
# Ada and Ben are rung at once, and Ada is quicker; then Ben may be called by her.
CANCELLED = ["cancelled"]
TALKS, BUSY, RINGS = ["answer", "wait 4", "hang_up"], ["refuse 486 Busy Here"], ["cancelled"]
KEYS = ["wait 2", "press *2", "wait 1", "press 22", "wait 2", "press *1", "wait 1", "press 22", "wait 1", "press #", "wait 30"]

CASES = {
    # What the caller does, Ada, Ben's second call if there is one, and where the call comes to. The step says no `completed`: a
    # call that was talked is over.
    "asked, then put through": ([], ASKS + ["wait 2", "hang_up"], TALKS, None),
    "asked, and taken back": ([], ASKS + ["wait 2", "press *2", "wait 2", "hang_up"], ["answer", "over"], None),
    "taken back while it rings": ([], ASKS + ["wait 1", "press *2", "wait 2", "hang_up"], RINGS, None),
    "asked, and busy": ([], ASKS + ["wait 4", "hang_up"], BUSY, None),
    "asked, and nobody answers": ([], ASKS + ["wait 19", "hang_up"], RINGS, None),
    "asked, and refused": ([], ASKS + ["wait 4", "hang_up"], ["answer", "wait 1", "hang_up"], None),
    "rung off before the answer": ([], ASKS + ["wait 1", "hang_up"], ["wait 3", *TALKS], None),
    "rung off, and nobody answers": ([], ASKS + ["wait 1", "hang_up"], RINGS, "voicemail"),
    "put through at once": ([], PUTS + ["over"], TALKS, None),
    "put through, and busy": ([], PUTS + ["over"], BUSY, "voicemail"),
    "put through, and nobody answers": ([], PUTS + ["over"], RINGS, "voicemail"),
    "put through, and not there": ([], PUTS + ["over"], ["refuse 404 Not Found"], "voicemail"),
    "a number that is none": ([], [*ASKS[:-1], "press 99", "wait 5", "hang_up"], None, None),
    "an emergency number": ([], [*PUTS[:-1], "press 911", "wait 5", "hang_up"], None, None),
    "a number of the network": ([], [*PUTS[:-1], "press 14155550131", "wait 5", "hang_up"], None, None),
    "no number": ([], [*ASKS[:-1], "wait 6", "hang_up"], None, None),
    "a key of another exchange": ([], ["answer", "wait 1", "press #", "wait 1", "press 22", "wait 3", "hang_up"], None, None),
    "keys of the caller's": (KEYS, ["answer", "wait 14", "hang_up"], None, None),
    "who was asked passes nobody on": (
        [], ASKS + ["wait 1", "hang_up"], ["answer", "wait 2", "press *1", "wait 1", "press 23", "wait 3", "hang_up"], None),
    "other keys while they talk": (
        [], ASKS + ["wait 1", "press *3", "wait 1", "press *4", "wait 1", "press *1", "wait 1", "hang_up"],
        ["answer", "wait 8", "hang_up"], None),
    "the caller rings off meanwhile": (["wait 6", "hang_up"], ASKS + ["wait 6", "hang_up"], ["answer", "over"], None),
}


MEMBERS = {
    # What Ada does, who is the first of the members to answer, then the colleague to whom she passes the caller on.
    "asked": (["press *2", "wait 1", "press 21", "wait 2", "hang_up"], TALKS, "thanks"),
    "asked, and taken back": (["press *2", "wait 1", "press 21", "wait 2", "press *2", "wait 1", "hang_up"], ["answer", "over"], "thanks"),
    "rung off, and busy later": (["press *2", "wait 1", "press 21", "wait 1", "hang_up"], ["wait 3", *BUSY], "voicemail"),
    "put through": (["press *1", "wait 1", "press 21", "over"], TALKS, "thanks"),
    "put through, and busy": (["press *1", "wait 1", "press 21", "over"], BUSY, "voicemail"),
}


def play(phone, context, caller, lines):
    return told("passing.py", phone, context, json.dumps({"caller": caller, **lines}))


def lines_of(ada, ben):
    return {"ada": [ada], "ben": [CANCELLED] + ([ben] if ben else []), "+14155550131": []}


@pytest.fixture(scope="module")
def calls():
    """What has come of each case: they are played at once, as each takes its time."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        people = {
            name: pool.submit(play, PEOPLE, "office-both", caller, lines_of(ada, ben))
            for name, (caller, ada, ben, _) in CASES.items()
        }
        members = {
            name: pool.submit(play, QUEUE, "support_line-wait", [], {
                "ada": [["answer", "wait 1", *first]], "ben": [CANCELLED], "overflow": [second]})
            for name, (first, second, _) in MEMBERS.items()
        }
    return people, members


@pytest.mark.parametrize("name", CASES)
def test_a_caller_is_passed_on(calls, name):
    ben, comes_to = CASES[name][2:]
    said = calls[0][name].result()
    assert said["entered"] == ["both"] + ([comes_to] if comes_to else []), said
    # Everybody has done all that they were to do, and nobody else was called.
    assert said["problems"] == [] and said["waits"] == [], said
    assert said["rung"] == {"ada": 1, "ben": 2 if ben else 1, "+14155550131": 0}, said
    assert said["strangers"] == [] and said["complaints"] == [], said
    # The call is over or elsewhere: no channel hangs about of those who have left.
    assert comes_to or said["channels"] == "", said


@pytest.mark.parametrize("name", MEMBERS)
def test_a_member_of_a_queue_passes_a_caller_on(calls, name):
    said = calls[1][name].result()
    assert said["entered"] == ["wait", MEMBERS[name][2]], said
    assert said["problems"] == [] and said["waits"] == [] and said["complaints"] == [], said


@pytest.mark.parametrize(("number", "cashier", "comes_to"), [("21", BUSY, "message"), ("0", None, None)])
def test_behind_an_agent_its_exits_hold_no_more(number, cashier, comes_to):
    """The agent's leg had exits of its own, which the caller's channel still names when a colleague answers."""
    desk = ["answer", "wait 1", "press *1", "wait 1", f"press {number}"] + (["over"] if cashier else ["wait 4", "hang_up"])
    said = play(DESK, "hotel-desk", [], {
        "set": ["__TRANSFER_CONTEXT=hotel-assistant-exits"], "desk": [desk], "cashier": [cashier] if cashier else []})
    assert said["entered"] == ["desk"] + ([comes_to] if comes_to else []), said
    assert said["problems"] == [] and said["waits"] == [] and said["complaints"] == [], said
