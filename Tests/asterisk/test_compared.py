"""Whole numbers that a server answers, compared by a real exchange: each goes its way, and what is none of them goes on as others."""

import pathlib

import pytest

from test_hostile import VALUES
from test_spoken import CONTRACT, NEARLY, answer, built, is_cut, play
from tools import FAILURES

CASES = """cases:
          - {if: output.count, is: 7, next: seven}
          - {if: output.count, at_least: -5, below: 0, next: few}
          - {if: output.count, below: 1, next: none}
          - {if: output.count, at_least: 1000000, next: many}
        else: told"""
STEPS = """      seven: {say: Seven., next: front}
      few: {say: Not many., next: front}
      none: {say: None., next: front}
      many: {say: Many., next: front}
      front:"""


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    contract = CONTRACT.replace("cases: [{if: output.known, next: told}]\n        else: told", CASES).replace("      front:", STEPS)
    assert contract.count("seven") == 2
    return built(tmp_path_factory.mktemp("compared"), contract)


def wanted(count):
    if count == 7:
        return "seven"
    if -5 <= count < 0:
        return "few"
    return "none" if count < 1 else "many" if count >= 1_000_000 else "told"


def test_every_number_goes_its_way(compared):
    """From one end to the other, at both sides of each edge."""
    edges = [-999_999_999, -100, -10, -6, -5, -4, -1, 0, 1, 6, 7, 8, 9, 10, 99, 999_999, 1_000_000, 1_000_001, 999_999_999]
    verdict = play(compared, [answer(count, "1") for count in edges])
    assert [way[2] for _, way in verdict["walked"]] == [f"line-{wanted(count)}" for count in edges]
    assert [line for line in verdict["complaints"] if "ast_expr" in line or "syntax" in line] == []


def test_what_is_no_number_goes_as_others(compared):
    hostile = [value for value in (*VALUES, *NEARLY) if value != "7"]
    answers = [answer(7, "1"), *(answer(value, "1") for value in hostile), *FAILURES, answer(7, "1")]
    verdict = play(compared, answers)
    ways = [way for _, way in verdict["walked"]]
    assert ways[0][2] == ways[-1][2] == "line-seven"
    for each, way in zip(answers[1:-1], ways[1:-1]):
        assert way[2] == ("line-front" if each in FAILURES or is_cut(each[1]) else "line-told"), each
    assert not pathlib.Path("/tmp/parlance-was-here").exists()
