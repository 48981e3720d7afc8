"""Spans of time that a server answers, said by a real exchange: each part with its word, in each language whose words are known."""

import json
import pathlib

import pytest

from cldr import babel_span, babel_word
from spoken import PARTS, parts, said
from test_hostile import VALUES
from test_spoken import CONTRACT, NEARLY, built, is_cut, play
from tools import FAILURES, result

LANGUAGES = ["en", "es", "fr", "de", "da"]
OUTPUT = "".join(
    f"      {name}: {{type: integer, minimum: 0, maximum: 999999, description: How long.}}\n" for name in PARTS
)
SAY = "[It takes, " + ", or, ".join(f"{{duration: $(step.who.{name}), unit: {name}}}" for name in PARTS) + ", That is all.]"

# Counts at which the words or the numbers are others; what lasts long is said first.
COUNTS = [999_999, 86_399, 75_661, 7_265, 3_661, 3_660, 3_601, 3_600, 3_599, 1_261, 120, 101, 100, 81, 71, 65, 61, 60, 59, 51, 41, 31, 22, 21,
          20, 2, 1, 0]

# Numbers before a feminine, a masculine or another noun, as CLDR's rules spell them (ICU 72's `RuleBasedNumberFormat`).
SPELLED = {
    "en": {unit: {1: "one"} for unit in PARTS},
    "es": {"hours": {1: "una", 21: "veintiuna"}, **{unit: {1: "un", 21: "veintiún"} for unit in ("seconds", "minutes", "days")}},
    "fr": {
        "days": {0: "zéro", 1: "un"},
        **{unit: {0: "zéro", 1: "une", 21: "vingt-et-une", 31: "trente-et-une", 41: "quarante-et-une", 51: "cinquante-et-une",
                  61: "soixante-et-une", 81: "quatre-vingt-une"} for unit in ("seconds", "minutes", "hours")},
    },
    "de": {"days": {1: "ein"}, **{unit: {1: "eine"} for unit in ("seconds", "minutes", "hours")}},
    "da": {"hours": {1: "en"}, "days": {1: "en"}, "seconds": {1: "et"}, "minutes": {1: "et"}},
}
# Phrases of a number that agree with a noun.
GENDERS = {"es": {"hours": "1F", "minutes": "1M", "seconds": "1M", "days": "1M"}}


def contract(language=None, say=SAY, more=""):
    head, rest = CONTRACT.split("      count: {type")
    text = head + OUTPUT + rest[rest.index("trunks:"):]
    before = text[: text.index("[There are,")]
    text = before + say + text[text.index("That is all.]") + len("That is all.]"):]
    start = "" if language is None else f"    language: {language}\n"
    return text.replace("    start: who\n", f"{start}    start: who\n{more}")


def answer(count):
    return result({"known": True, **{name: count for name in PARTS}})


def number_of(phrases):
    """The number that phrases of any of the languages make."""
    total = here = 0
    for phrase in phrases:
        if phrase == "thousand":
            total, here = total + (here or 1) * 1_000, 0
        elif phrase == "hundred":
            here = (here or 1) * 100
        elif phrase not in ("and", "et"):
            here += int(phrase.removesuffix("-and").rstrip("FMN"))
    return total + here


def heard_of(phrases, texts, language):
    """What was heard as it would be written: `1 hora y 5 minutos`."""
    said, number = [], []
    for phrase in phrases:
        if not phrase.startswith("duration_"):
            number.append(phrase)
            continue
        name, text = phrase.rsplit("-", 1)[0].removeprefix("duration_"), texts[phrase]
        unit, _, whole = name.partition("_")
        if whole:
            assert not number
            spelled, _, word = text.partition(" ")
            assert spelled == SPELLED[language][unit][int(whole)]
            said += [whole, word]
        elif unit == "and":
            assert not number
            said.append(text)
        else:
            agreeing = {each for each in number if each[0] == "1" and each[1:] in ("F", "M")}
            assert agreeing <= {GENDERS.get(language, {}).get(unit)}
            said += [str(number_of(number)), text]
            number = []
    assert not number
    return " ".join(said)


def texts_of(phone):
    prompts = json.loads((phone / "prompts.json").read_text(encoding="utf-8"))["prompts"]
    return {prompt["id"].split("/")[-1]: prompt["text"] for prompt in prompts}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_span_is_said_in_its_parts(language, tmp_path_factory):
    phone = built(tmp_path_factory.mktemp(language), contract(language))
    verdict = play(phone, [answer(count) for count in COUNTS], linger=12)
    texts = texts_of(phone)
    heard = {text: phrases for _, text, phrases in said(verdict["log"])}
    assert set(heard) == {f"{count} {unit}" for count in COUNTS for unit in PARTS}
    for text, phrases in heard.items():
        count, unit = text.split()
        # In Spanish, no package has the sound of a hundred and nothing else.
        if language == "es" and any(part[0] % 1_000 == 100 or part[0] // 1_000 == 100 for part in parts(text)):
            continue
        wanted = babel_span(int(count), unit, language).replace(",", "")
        assert heard_of(phrases, texts, language) == wanted, (text, phrases)
    # A phrase that is missing in a package would be a complaint.
    bad = [line for line in verdict["complaints"] if ("say" in line or "file.c" in line) and "digits/100 " not in line]
    assert bad == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_those_of_the_standard(language, tmp_path_factory):
    """Each word with each number that it may stand behind, as the files have them."""
    phone = built(tmp_path_factory.mktemp(f"words-{language}"), contract(language))
    texts = {name.rsplit("-", 1)[0].removeprefix("duration_"): text for name, text in texts_of(phone).items() if name.startswith("duration_")}
    assert texts.pop("and") in babel_span(65, "minutes", language).split()
    for unit in PARTS:
        whole = {int(name.split("_")[1]): text for name, text in texts.items() if name.startswith(f"{unit}_")}
        assert whole == {count: f"{spelled} {babel_word(count, unit, language)}" for count, spelled in SPELLED[language][unit].items() if count in whole}
        assert 1 in whole
        for count in [*range(1_000), 9_999, 99_999, 100_000, 999_999]:
            if count not in whole:
                assert babel_word(count, unit, language) == texts[unit], (count, unit)


def test_calls_in_two_languages_hear_their_own_words(tmp_path_factory):
    """One step, to which calls come in English and in Spanish: by whether the server knows the caller."""
    say = "[{en: It takes, es: Tarda}, {duration: $(step.who.minutes), unit: minutes}]"
    text = contract("en", say).replace("if: output.known, next: told", "if: output.known, next: spanish")
    text = text.replace("      told:", "      spanish: {language: es, next: told}\n      told:")
    text = text.replace("say: Goodbye.", "say: {en: Goodbye., es: Adiós.}")
    phone = built(tmp_path_factory.mktemp("both"), text)
    content = {name: 65 for name in PARTS}
    verdict = play(phone, [result({"known": True, **content}), result({"known": False, **content})], linger=12)
    texts = texts_of(phone)
    heard = [phrases for _, _, phrases in said(verdict["log"])]
    assert sorted([texts.get(each, each) for each in phrases] for phrases in heard) == [
        ["one hour", "and", "5", "minutes"], ["una hora", "y", "5", "minutos"]
    ]


def test_what_is_no_span_is_not_said(tmp_path_factory):
    """Each value in the place of all four, and the call goes on."""
    phone = built(tmp_path_factory.mktemp("hostile"), contract())
    hostile = [value for value in [*VALUES, *NEARLY] if value != 65]
    hostile += ["-1", -1, 1_000_000, "1000000", "P1D", "PT5M", "5 minutes", "1:05", "65,f", "65)", "65&beep", 65.5, "65.0"]
    answers = [answer(65), *(answer(value) for value in hostile), *FAILURES, answer(65)]
    verdict = play(phone, answers, linger=10)
    heard = said(verdict["log"])
    assert sorted(text for _, text, _ in heard) == sorted([f"65 {unit}" for unit in PARTS] * 2), heard
    for each, (_, way) in zip(answers, verdict["walked"]):
        wanted = "line-front" if each in FAILURES or is_cut(each[1]) else "line-told"
        assert way[:3] == ["line", "line-who", wanted], each
    assert not pathlib.Path("/tmp/parlance-was-here").exists()
