"""What a colleague is told of a call before it is put through, by a real exchange: values, and nothing of what is none."""

import json
import pathlib
import re

import pytest

from conftest import told
from emitted import GENERATED
from spoken import manner_of
from test_hostile import VALUES
from test_spoken import CALLER, CONTRACT, NEARLY, NUMBER, built, is_cut
from tools import result

# Two are rung together; what is told is a code, a number, a day, a time and who calls.
TELL = """
      told:
        transfer: [ada, ben]
        timeout: 20s
        screen:
          - On shelf
          - {digits: $(step.who.shelf.code)}
          - there are
          - {number: $(step.who.count)}
          - since
          - {date: $(step.who.at), timezone: America/Los_Angeles}
          - {time: $(step.who.at), timezone: America/Los_Angeles}
          - for
          - {digits: $(caller)}
          - Press 1 to take the call.
        on_result: {busy: bye, no_answer: bye, failed: bye, declined: bye}
"""
AT = "2027-03-14T00:05:30.5+02:00"

# What is nearly a number that somebody shows.
NEARLY_NUMBERS = [
    "<sip:++14155550100@127.0.0.1>", "<sip:+1-415-555-0100@127.0.0.1>", "<sip:+14155550100x@127.0.0.1>",
    "<sip:+14155550100%2c1@127.0.0.1>", "<sip:+14155550100%29@127.0.0.1>", "<sip:%2b14155550100%0a@127.0.0.1>",
    "<sip:+14155550100%5e99@127.0.0.1>", "<sip:+141555%5e50100@127.0.0.1>", "<sip:+14155550100%26PJSIP%2fada@127.0.0.1>",
]


@pytest.fixture(scope="module")
def tally(tmp_path_factory):
    contract = re.sub(r"\n      told: .*\n", TELL, CONTRACT)
    contract = contract.replace("  front: {uri:", "  ada: {uri: 'sip:ada@pbx.example'}\n  ben: {uri: 'sip:ben@pbx.example'}\n  front: {uri:")
    contract = contract.replace("      count: {", "      at: {type: string, format: date-time, description: Since when.}\n      count: {")
    return built(tmp_path_factory.mktemp("told"), contract)


def answer(count, code, at):
    return result({"known": True, "count": count, "shelf": {"code": code}, "at": at})


GOOD = answer(21, "4071", AT)
SHELF = [("digits", "4071"), ("number", "21"), ("date", "2027-03-13"), ("time", "14:05")]


def play(phone, calls):
    """What each caller's colleague was told, by (caller, answer); all of it is heard by the one who answers."""
    asked = {"calls": [[caller, *each] for caller, each in calls], "linger": 16, "answers": "ben"}
    verdict = told("tools.py", phone, NUMBER, asked=asked, timeout=560)
    assert verdict["problems"] == []
    heard, channels = {}, set()
    said = re.compile(
        r'\[(C-[0-9a-f]+)\][^\n]*ExecIf\("([^"]+)", "1\?(SayDigits|SayNumber|TryExec\(SayUnixTime)\(([^\n]*?)\)+"\) in new stack')
    for call, channel, application, text in said.findall(verdict["log"]):
        heard.setdefault(call, []).append(manner_of(application, text))
        channels.add(channel.rpartition("-")[0])
    # On the leg of whoever answers, and never on that of the caller or of whoever rings on.
    assert len(channels) == 1 and "ben" in next(iter(channels)), channels
    assert not pathlib.Path("/tmp/parlance-was-here").exists()
    return [(status, heard.get(number, []) if number else None) for number, (status, _) in zip(verdict["numbers"], verdict["walked"])], verdict


def shown(caller):
    """The number that is told of a caller."""
    user = re.search(r"<sip:([^@>]*)@", caller)
    found = user and re.fullmatch(r"[+]?([1-9][0-9]{6,14})", user[1])
    return [("digits", found[1])] if found else []


def test_a_colleague_is_told_who_calls(tally):
    """Every sort of value, in order, on the leg of whoever answers; of callers who show no number all but that."""
    callers = [CALLER, "<sip:4930123456@127.0.0.1>", *NEARLY_NUMBERS, CALLER]
    heard, verdict = play(tally, [(caller, GOOD) for caller in callers])
    # Of whom no number at all is left the tool is not asked: they come to another step.
    calls = [(caller, each) for caller, (_, each) in zip(callers, heard) if each]
    assert len([caller for caller, _ in calls if not shown(caller)]) > 3
    for caller, each in calls:
        assert each == SHELF + shown(caller), caller
    assert heard[0][1] == heard[-1][1] == [*SHELF, ("digits", "14155550100")] and heard[1][1] == [*SHELF, ("digits", "4930123456")]
    assert [line for line in verdict["complaints"] if "say" in line or "digits" in line or "file.c" in line or "app_dial" in line] == []


def test_what_is_no_value_is_not_told(tally):
    hostile = [*VALUES[:4], *NEARLY[::6]]
    answers = [GOOD, *(answer(value, value, value) for value in hostile), answer(hostile[3], "4071", AT), GOOD]
    heard, _ = play(tally, [(CALLER, each) for each in answers])
    number = [("digits", "14155550100")]
    for each, (_, values) in zip(answers, heard):
        if each == GOOD:
            assert values == [*SHELF, *number]
        elif not is_cut(each[1]):
            # A whole number in the place of digits is digits.
            assert values in (number, [("digits", str(10**9)), *number], [SHELF[0], *SHELF[2:], *number]), each
    assert [values for _, values in heard].count([SHELF[0], *SHELF[2:], *number]) == 1


TOPICS = GENERATED / "phone-topics/dev/phone"


@pytest.mark.parametrize(
    "plumber, comes_to",
    [(["answer", "wait 4", "hang_up"], []), (["answer", "hang_up"], ["front"]), (["refuse 486 Busy Here"], ["front"])],
    ids=["put through", "rung off at once", "busy"],
)
def test_who_is_told_and_not_asked_has_the_call(plumber, comes_to):
    """Nobody presses a key. Who rings off before the end of it has not answered, and the call goes on."""
    lines = {"plumber": [plumber]} | {name: [["answer", "wait 1", "hang_up"]] for name in comes_to}
    verdict = told("passing.py", TOPICS, "desk-plumber", json.dumps(lines), timeout=120)
    assert verdict["problems"] == [] and verdict["waits"] == [], verdict
    assert verdict["entered"][:2] == ["plumber", *comes_to], verdict
