"""A call flow that asks a tool: whatever a caller sends or a server answers, nothing becomes part of the call flow."""

import pathlib
import re

import pytest

from conftest import told
from emitted import ROOT
from test_hostile import CALLERS
from tools import FAILURES, result

PHONE = ROOT / "Generated/phone-lookup/dev/phone"
NUMBER = "+14155550190"
CALLER = "<sip:+14155550100@127.0.0.1>"

# Values that are not the word that is looked for, however they look.
WORDS = [
    'gold" = "gold" | "1" = "1',
    "${SHELL(touch /tmp/parlance-was-here)}",
    "gold)}?reception-gold,s,1",
    "$[1]",
    "gold\n",
    "\ngold",
    " gold",
    "gold,",
    "golden",
    "GOLD",
    "g.ld",
    "^gold$",
    '"gold"',
    "gold\\",
    "gold;",
    "gold\u2028",
    "",
    "1?case1:case1",
    "gold}",
    "a&b",
    7,
    True,
    None,
    ["gold"],
    {"gold": "gold"},
]


def play(calls, stranger=False):
    return told("tools.py", PHONE, NUMBER, asked={"calls": calls, "stranger": stranger}, timeout=300)


def test_an_answer_is_compared_and_nothing_else():
    good = result({"account": {"tier": "gold"}, "known": True})
    hostile = [result({"account": {"tier": word}, "known": True}) for word in WORDS]
    bare = [(200, text) for text in ("gold", "[]", "{", '{"result":{"structuredContent":"x"}}', "x" * 100_000)]
    padded = result({"account": {"tier": "gold"}, "known": True, "pad": "${EPOCH}),(" * 2_000})
    answers = [good, *hostile, *bare, padded, *FAILURES, (302, good[1])]
    verdict = play([[CALLER, *answer] for answer in answers])
    assert verdict["problems"] == []
    ways = [steps for _, steps in verdict["walked"]]
    assert ways[0][:3] == ["reception", "reception-who", "reception-gold"]
    for answer, way in zip(answers[1:], ways[1:]):
        assert way[:3] == ["reception", "reception-who", "reception-front"], answer
    known = {"reception", "reception-who", "reception-gold", "reception-front", "reception-sorry", "reception-later", "reception-bye", "wait"}
    assert {step for way in ways for step in way} <= known
    assert not pathlib.Path("/tmp/parlance-was-here").exists()
    # Only the answer that can't be read is complained of, and the statuses that are failures.
    usual = ("func_json", "func_curl", "pbx_functions")
    assert [line for line in verdict["complaints"] if not any(word in line for word in usual)] == []


def test_an_answer_stays_out_of_the_log():
    secret = "a customer's own words"
    verdict = play([[CALLER, *result({"known": True, "note": secret})]])
    assert [steps[:3] for _, steps in verdict["walked"]] == [["reception", "reception-who", "reception-front"]]
    assert secret not in verdict["log"]


def test_a_server_with_a_foreign_certificate_is_not_asked():
    verdict = play([[CALLER, *result({"account": {"tier": "gold"}})]], stranger=True)
    assert verdict["asked"] == []
    assert [steps[:3] for _, steps in verdict["walked"]] == [["reception", "reception-who", "reception-front"]]


def test_what_a_caller_sends_is_digits():
    """A number as it should be is given to the tool; of everything else digits remain, or the call goes without."""
    senders = [CALLER, *(sender for sender, _ in CALLERS)]
    verdict = play([[sender, *result({"account": {"tier": "gold"}})] for sender in senders])
    assert verdict["problems"] == []
    assert len(verdict["asked"]) >= 2
    assert verdict["asked"][0] == {"name": "find_customer", "arguments": {"phone": "+14155550100", "line": NUMBER}}
    for asked in verdict["asked"]:
        assert re.fullmatch(r"\+[1-9][0-9]{6,14}", asked["arguments"]["phone"]), asked
        assert asked["arguments"]["line"] == NUMBER and asked["name"] == "find_customer"
        assert set(asked["arguments"]) == {"phone", "line"}
    known = {"reception", "reception-who", "reception-gold", "reception-newcomer", "reception-front", "reception-sorry"}
    known |= {"reception-later", "reception-bye"}
    assert {step for _, steps in verdict["walked"] for step in steps} <= known
    assert not pathlib.Path("/tmp/parlance-was-here").exists()


@pytest.mark.parametrize("name", ["CURL", "JSON_DECODE"])
def test_the_dialplan_asks_one_server(name):
    """The proof that the files above do ask: otherwise nothing is shown."""
    assert f"{name}(" in (PHONE / "asterisk/extensions.conf").read_text(encoding="utf-8")
