"""Variables that a flow sets, in a real exchange: words that look like something else, and numbers at each edge."""

import pytest

from spoken import said
from test_spoken import CONTRACT, answer, built, play

# Words that mean something to expressions, to JSON or to people, and numbers from one end to the other.
WORDS = ["-", "_", "0", "007", "-0", "00", "0x10", "1e3", "true", "null", "n", "s", "SHELL", "VARIABLE_1", "--", "A-b_9", "x" * 40]
LEVELS = [-999_999_999, -6, -5, -1, 0, 1, 6, 7, 8, 999_999_999]


def wanted(level):
    return "least" if level < -5 else "seven" if level == 7 else "few" if level < 1 else "many" if level >= 8 else "others"


def contract():
    last = CONTRACT.index("      told:")
    numbers = range(max(len(WORDS), len(LEVELS)))
    cases = ", ".join(f"{{if: output.count, is: {number}, next: set{number}}}" for number in numbers)
    head = CONTRACT[:last].replace("[{if: output.known, next: told}]", f"[{cases}]").replace("else: told", "else: front")
    words = ", ".join(f"'{word}'" for word in WORDS)
    variables = f"""    variables:
      word: {{enum: [unset, {words}], default: unset}}
      level: {{type: integer, minimum: -999999999, maximum: 999999999, default: 1}}
      odd: {{type: boolean, default: false}}
    start:"""
    steps = [
        f"set{number}: {{set: {{word: '{WORDS[number % len(WORDS)]}', level: {LEVELS[number % len(LEVELS)]}"
        f"{', odd: true' if number % 2 else ''}}}, next: sorted}}"
        for number in numbers
    ]
    steps.append(
        "sorted: {switch: ["
        + ", ".join(f"{{value: $(set.word), is: '{word}', next: word{number}}}" for number, word in enumerate(WORDS))
        + "], else: front}"
    )
    steps += [f"word{number}: {{say: [Level, {{number: $(set.level)}}], next: levels}}" for number in range(len(WORDS))]
    steps.append(
        "levels: {switch: [{value: $(set.level), below: -5, next: least}, {value: $(set.level), is: 7, next: seven}, "
        "{value: $(set.level), at_least: -5, below: 1, next: few}, {value: $(set.level), at_least: 8, next: many}], else: others}"
    )
    steps += [f"{name}: {{switch: [{{value: $(set.odd), next: odd}}], else: front}}" for name in ("least", "seven", "few", "many", "others")]
    steps.append("odd: {say: Odd., next: front}")
    steps += [line.strip() for line in CONTRACT[last:].splitlines() if line.strip().startswith(("front:", "bye:"))]
    return head.replace("    start:", variables) + "".join(f"      {step}\n" for step in steps)


@pytest.fixture(scope="module")
def varied(tmp_path_factory):
    return built(tmp_path_factory.mktemp("varied"), contract())


def test_every_value_is_the_one_that_was_set(varied):
    verdict = play(varied, [answer(number, "1") for number in range(len(WORDS))], linger=14)
    for number, (_, way) in enumerate(verdict["walked"]):
        level = LEVELS[number % len(LEVELS)]
        steps = [f"set{number}", "sorted", f"word{number}", "levels", wanted(level), *(["odd"] if number % 2 else []), "front"]
        assert [step.removeprefix("line-") for step in way[2 : 2 + len(steps)]] == steps, WORDS[number]
    heard = [text for manner, text, _ in said(verdict["log"]) if manner == "number"]
    assert sorted(heard) == sorted(str(LEVELS[number % len(LEVELS)]) for number in range(len(WORDS)))
    assert [line for line in verdict["complaints"] if "ast_expr" in line or "syntax" in line or "pbx_variables" in line] == []
