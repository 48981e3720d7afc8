"""Answers of a server that decide steps later, in a switch of a real exchange: what is none of the words or numbers decides nothing."""

import pathlib

import pytest

from test_compared import wanted
from test_hostile import VALUES
from test_spoken import CALLER, CONTRACT, NEARLY, NUMBER, answer, built, is_cut, play
from test_tools import WORDS
from tools import FAILURES, result

# After the tool a step speaks, and only then the call is sorted.
SORTED = """      told: {say: One moment., next: sorted}
      sorted:
        switch:
          - {value: $(step.who.tier), is: gold, next: gold}
          - {value: $(step.who.count), is: 7, next: seven}
          - {value: $(step.who.count), at_least: -5, below: 0, next: few}
          - {value: $(step.who.count), below: 1, next: none}
          - {value: $(step.who.count), at_least: 1000000, next: many}
          - {value: $(step.who.known), next: known}
        else: front
      gold: {say: Gold., next: front}
      known: {say: Known., next: front}
      seven: {say: Seven., next: front}
      few: {say: Not many., next: front}
      none: {say: None., next: front}
      many: {say: Many., next: front}
"""


@pytest.fixture(scope="module")
def switched(tmp_path_factory):
    lines = CONTRACT.splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if line.lstrip().startswith("told:"))
    contract = "".join([*lines[:place], SORTED, *lines[place + 1 :]])
    contract = contract.replace("{failed: front, timeout: front,", "{failed: told, timeout: front,")
    tier = "      tier: {enum: [plain, gold], optional: true, description: How they are served.}\n"
    contract = contract.replace("    output:\n", "    output:\n" + tier)
    assert contract.count("tier") == 2 and "failed: told" in contract
    return built(tmp_path_factory.mktemp("switched"), contract)


def sorts(verdict):
    """Where each call was after it had been sorted."""
    ways = [way for _, way in verdict["walked"]]
    assert [way for way in ways if way[1:4] != ["line-who", "line-told", "line-sorted"]] == []
    return [way[4].removeprefix("line-") for way in ways]


def unfit(verdict):
    return [line for line in verdict["complaints"] if "ast_expr" in line or "syntax" in line]


def test_every_number_goes_its_way_later(switched):
    edges = [-999_999_999, -10, -6, -5, -4, -1, 0, 1, 6, 7, 8, 10, 999_999, 1_000_000, 999_999_999]
    verdict = play(switched, [answer(count, "1") for count in edges], linger=4)
    expected = {"told": "known"}
    assert sorts(verdict) == [expected.get(wanted(count), wanted(count)) for count in edges]
    assert unfit(verdict) == []


def test_the_first_case_that_holds_is_taken(switched):
    told = [{"tier": "gold", "count": 7, "known": True}, {"tier": "plain", "count": 7, "known": True}, {"known": False}, {}]
    verdict = play(switched, [result(content) for content in told], linger=4)
    assert sorts(verdict) == ["gold", "seven", "front", "front"]
    assert unfit(verdict) == []


def test_what_is_no_word_decides_nothing(switched):
    verdict = play(switched, [result({"tier": "gold"}), *(result({"tier": word, "known": True}) for word in WORDS)], linger=4)
    assert sorts(verdict) == ["gold", *("front" if is_cut(result({"tier": word, "known": True})[1]) else "known" for word in WORDS)]
    assert unfit(verdict) == []
    assert not pathlib.Path("/tmp/parlance-was-here").exists()


def test_what_is_no_number_decides_nothing(switched):
    hostile = [value for value in (*VALUES, *NEARLY) if value != "7"]
    answers = [answer(7, "1"), *(answer(value, "1") for value in hostile), *FAILURES, answer(7, "1")]
    verdict = play(switched, answers, linger=4)
    got = sorts(verdict)
    assert got[0] == got[-1] == "seven"
    for each, way in zip(answers[1:-1], got[1:-1]):
        assert way == ("front" if each in FAILURES or is_cut(each[1]) else "known"), each
    assert unfit(verdict) == []
    assert not pathlib.Path("/tmp/parlance-was-here").exists()
