"""Digits and numbers that a server answers, said by a real exchange: what is none of them is not said, whatever it is."""

import pathlib
import subprocess

import pytest

from conftest import told
from emitted import COMPILER
from spoken import said
from test_hostile import VALUES
from tools import FAILURES, result

NUMBER = "+14155550190"
CALLER = "<sip:+14155550100@127.0.0.1>"

CONTRACT = """parlance: 1
contract: tally
version: 1.0.0
server: {name: tally, url: 'https://tools.tally.example/mcp'}
environments: {dev: {}}
tools:
  tally:
    title: Tally of a caller
    description: Use this when a caller's number is all that is known. Do not use it for names.
    effect: read
    open_world: false
    surfaces: [phone]
    input: {phone: {type: string, pattern: '^[+][0-9]{7,15}$', description: The number.}}
    output:
      known: {type: boolean, description: Whether it is known.}
      count: {type: integer, minimum: -999999999, maximum: 999999999, description: How many.}
      shelf: {type: object, description: Where., properties: {code: {type: string, pattern: '^[0-9]{1,20}$', description: Its code.}}}
trunks:
  carrier: {host: 127.0.0.1, transport: udp}
destinations:
  front: {uri: 'sip:front@pbx.example'}
dialplans:
  line:
    direction: inbound
    trunk: carrier
    numbers: ['+14155550190']
    start: who
    steps:
      who:
        call: tally
        with: {phone: $(caller)}
        cases: [{if: output.known, next: told}]
        else: told
        on_result: {failed: front, timeout: front, no_number: front}
      told: {say: [There are, {number: $(step.who.count)}, On shelf, {digits: $(step.who.shelf.code)}, That is all.], next: front}
      front: {transfer: front, timeout: 20s, on_result: {busy: bye, no_answer: bye, failed: bye}}
      bye: {say: Goodbye., hangup: normal}
"""

# Numbers as other schemas know them, and what else is nearly one.
NEARLY = [
    "", " ", "7 ", " 7", "7\n", "\n7", "+7", "7.0", "1,5", "1e3", "0x10", "--7", "7-", "-", "\u0667", "\u00b2", "7)", "7&beep", "7,f",
    "7\"", "'7'", "7;", "7?a:b", "7:8", "${EPOCH}", "$[7]", "7" * 21, None, [7], {"code": "7"}, [], 1.5, 10**9, -(10**9),
]


def built(folder, contract):
    """Where the phone's files of a contract of this name stand."""
    (folder / "parlance.yaml").write_text(contract, encoding="utf-8")
    subprocess.run([COMPILER, "build", "--project", folder], capture_output=True, text=True, check=True)
    return folder / "Generated/tally/dev/phone"


@pytest.fixture(scope="module")
def tally(tmp_path_factory):
    return built(tmp_path_factory.mktemp("tally"), CONTRACT)


def answer(count, code):
    return result({"known": True, "count": count, "shelf": {"code": code}})


def play(phone, answers, linger=0):
    asked = {"calls": [[CALLER, *each] for each in answers], "linger": linger}
    verdict = told("tools.py", phone, NUMBER, asked=asked, timeout=400)
    assert verdict["problems"] == []
    return verdict


def is_cut(text):
    """Whether the exchange keeps less than the whole answer, and so can't read it: one that is too long, or in which a
    colon follows a bracket that closes more than was opened."""
    depth = 1
    for letter in text:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == ":" and depth == 0:
            return True
    return len(text) > 4_000


def test_every_number_is_said_and_every_digit(tally):
    """From one end to the other, without a complaint of the exchange."""
    counts = [0, 7, 21, 100, 110, 1_000_000, 999_999_999, -1, -999_999_999]
    codes = ["0", "007", "40719", "1" * 20, "98765432109876543210", "5", "12", "3", "4"]
    verdict = play(tally, [answer(count, code) for count, code in zip(counts, codes)], linger=14)
    heard = said(verdict["log"])
    assert sorted(text for manner, text, _ in heard if manner == "number") == sorted(map(str, counts))
    phrases = {text: phrases for manner, text, phrases in heard if manner == "digits"}
    assert phrases == {code: list(code) for code in codes}
    numbers = {text: phrases for manner, text, phrases in heard if manner == "number"}
    assert numbers["21"] == ["20", "1"] and numbers["-1"] == ["minus", "1"] and numbers["0"] == ["0"]
    assert len(numbers["999999999"]) == 14
    # Of media that go nowhere nothing is to be said here.
    assert [line for line in verdict["complaints"] if "say" in line or "digits" in line or "file.c" in line] == []


def test_what_is_no_number_is_not_said(tally):
    """Each value in the place of both, and of one while the other is said; the call goes on."""
    good, hostile = answer(21, "4071"), [*VALUES, *NEARLY]
    unread = answer(10**30, 10**30)
    answers = [good, *(answer(value, value) for value in hostile), unread, good]
    answers += [answer(hostile[3], "4071"), answer(21, hostile[3]), *FAILURES, good]
    verdict = play(tally, answers, linger=12)
    heard = said(verdict["log"])
    assert [text for manner, text, _ in heard if manner == "number"] == ["21"] * 4
    # A whole number in the place of digits is digits.
    assert sorted(text for manner, text, _ in heard if manner == "digits") == [str(10**9), *["4071"] * 4]
    for each, (_, way) in zip(answers, verdict["walked"]):
        # Of an answer with a number that long nothing can be read.
        wanted = "line-front" if each in FAILURES or each == unread or is_cut(each[1]) else "line-told"
        assert way[:3] == ["line", "line-who", wanted], each
    assert any(is_cut(text) for _, text in answers)
    assert not pathlib.Path("/tmp/parlance-was-here").exists()
