"""Days and times that a server answers, said by a real exchange: the right sounds in each language, and nothing of what is none."""

import datetime
import pathlib
import zoneinfo

import pytest

from spoken import said
from test_hostile import VALUES
from test_spoken import CONTRACT, NEARLY, built, is_cut, play
from tools import FAILURES, result

ZONE = "America/Los_Angeles"
OUTPUT = """known: {type: boolean, description: Whether it is known.}
      day: {type: string, format: date, description: A day.}
      at: {type: string, format: date-time, description: A moment.}
"""
SAY = """[It was on, {date: $(step.who.day)}, until, {time: $(step.who.at), timezone: ZONE}, of, {date: $(step.who.at), timezone: ZONE}]"""

# What is answered, and what is played for it in English.
DAYS = {
    "2026-12-01": "mon-11 h-1 2 thousand 20 6",
    "2000-02-29": "mon-1 20 h-9 2 thousand",
    "2037-10-20": "mon-9 h-20 2 thousand 30 7",
    "1999-07-21": "mon-6 20 h-1 19 90 9",
    "1970-01-01": "mon-0 h-1 19 70",
    "1950-05-12": "mon-4 h-12 19 50",
    "1902-01-31": "mon-0 30 h-1 19 oh 2",
}
# Moments, and when that is in California: the day and the time, and how the time is played in English.
MOMENTS = {
    "2027-03-14T00:05:30.5+02:00": ("2027-03-13", "14:05", "2 oh 5 p-m"),
    "2027-01-01T20:00:00Z": ("2027-01-01", "12:00", "12 oclock p-m"),
    "2027-01-01T08:00:59Z": ("2027-01-01", "00:00", "12 oclock a-m"),
    "2027-07-01T20:30:00Z": ("2027-07-01", "13:30", "1 30 p-m"),
    "2027-06-30T20:30:00-05:45": ("2027-06-30", "19:15", "7 15 p-m"),
    "2026-12-31T23:59:59-08:00": ("2026-12-31", "23:59", "11 50 9 p-m"),
    "1969-12-31T23:59:59.999999999+00:00": ("1969-12-31", "15:59", "3 50 9 p-m"),
}

# What is nearly a day, and nearly a moment: some of it there is not, some nobody says, some is written in other ways.
NO_DAYS = [
    "2027-02-29", "2027-02-30", "2100-02-28", "2027-04-31", "2027-13-01", "2027-00-01", "2027-01-00", "1901-12-31", "2038-01-01", "0000-01-01",
    "2027-1-1", "20270101", "2027-01-01T00:00:00Z", "2027-01-01 ", " 2027-01-01", "2027-01-01\n", "2027-W01-1", "+2027-01-01",
    "2027-01-01,beep", "2027-01-01)", "2027-01-\u0661\u0661",
]
NO_MOMENTS = [
    "2027-02-29T10:00:00Z", "2027-04-31T10:00:00+02:00", "2027-01-01T24:00:00Z", "2027-01-01T10:60:00Z", "2027-01-01T10:00:60Z",
    "2027-01-01T10:00:00", "2027-01-01T10:00Z", "2027-01-01 10:00:00Z", "2027-01-01t10:00:00z", "2027-01-01", "10:00:00Z",
    "2027-01-01T10:00:00+2:00", "2027-01-01T10:00:00+24:00", "2027-01-01T10:00:00+0200", "2027-01-01T10:00:00,5Z",
    "2027-01-01T10:00:00Z,beep", "2027-01-01T10:00:00Z\n", "1901-12-31T10:00:00Z", "2038-01-01T10:00:00Z", "1798790400",
]


def contract(language=None):
    head, rest = CONTRACT.split("    output:\n")
    text = head + "    output:\n      " + OUTPUT + rest[rest.index("trunks:"):]
    before = text[: text.index("[There are,")]
    text = before + SAY.replace("ZONE", ZONE) + text[text.index("That is all.]") + len("That is all.]"):]
    return text if language is None else text.replace("    start: who\n", f"    language: {language}\n    start: who\n")


@pytest.fixture(scope="module")
def tally(tmp_path_factory):
    return built(tmp_path_factory.mktemp("moments"), contract())


def answer(day, at):
    return result({"known": True, "day": day, "at": at})


def moments(days, instants):
    return [answer(day, at) for day, at in zip(days, instants)]


def heard_in(log):
    """What was heard of each value, by what it was: several calls may be mixed."""
    return {(manner, text): phrases for manner, text, phrases in said(log)}


def test_the_right_sounds_are_played_in_english(tally):
    verdict = play(tally, moments(DAYS, MOMENTS), linger=14)
    heard = heard_in(verdict["log"])
    wanted = {("date", day): phrases.split() for day, phrases in DAYS.items()}
    wanted |= {("time", time): phrases.split() for _, time, phrases in MOMENTS.values()}
    for key, phrases in wanted.items():
        assert heard.get(key) == phrases, key
    assert {text for manner, text in heard if manner == "date"} == {*DAYS, *(day for day, _, _ in MOMENTS.values())}
    assert len(said(verdict["log"])) == 3 * len(DAYS)
    assert [line for line in verdict["complaints"] if "say" in line or "digits" in line or "file.c" in line or "func_str" in line] == []


def test_the_table_says_what_the_zone_has():
    """So that a mistake in the table above is not one of the exchange."""
    for text, (day, time, _) in MOMENTS.items():
        seconds = text.replace(".999999999", "").replace(".5", "").replace("Z", "+00:00")
        at = datetime.datetime.fromisoformat(seconds).astimezone(zoneinfo.ZoneInfo(ZONE))
        assert at.strftime("%Y-%m-%d %H:%M") == f"{day} {time}"


@pytest.mark.parametrize(
    "language, day, time",
    [
        ("es", "13 es-de mon-2 es-de 2 thousand 27", "14 5"),
        ("fr", "13 mon-2 2 thousand 20 7", "14 oclock 5"),
    ],
)
def test_the_right_sounds_are_played_in_other_languages(language, day, time, tmp_path_factory):
    phone = built(tmp_path_factory.mktemp(language), contract(language))
    verdict = play(phone, [answer("2027-03-13", "2027-03-14T00:05:30.5+02:00")], linger=14)
    heard = said(verdict["log"])
    assert [(manner, text) for manner, text, _ in heard] == [("date", "2027-03-13"), ("time", "14:05"), ("date", "2027-03-13")]
    assert [" ".join(phrases) for _, _, phrases in heard] == [day, time, day]
    assert [line for line in verdict["complaints"] if "say" in line or "file.c" in line] == []


def test_a_phrase_that_is_missing_does_not_end_the_call(tmp_path_factory):
    phone = built(tmp_path_factory.mktemp("missing"), contract("es"))
    plan = phone / "asterisk/extensions.conf"
    plan.write_text(plan.read_text(encoding="utf-8").replace("es-de", "nowhere"), encoding="utf-8")
    verdict = play(phone, [answer("2027-03-13", "2027-03-14T00:05:30.5+02:00")], linger=14)
    assert [(manner, phrases) for manner, _, phrases in said(verdict["log"])] == [
        ("date", ["13"]), ("time", ["14", "5"]), ("date", ["13"])
    ]
    assert verdict["walked"][0][1] == ["line", "line-who", "line-told", "line-front", "line-bye"]


def test_what_is_no_day_and_no_time_is_not_said(tally):
    """Each value in the place of both, and of one while the other is said; the call goes on."""
    day, at = "2026-12-01", "2027-01-01T20:00:00Z"
    good = answer(day, at)
    hostile = [*VALUES, *NEARLY, *NO_DAYS, *NO_MOMENTS]
    hostile = [value for value in hostile if value != day]
    answers = [good, *(answer(value, value) for value in hostile)]
    # What is good in one place is none in the other.
    singles = [answer(at, day), answer(NO_DAYS[0], at), answer(day, NO_MOMENTS[0])]
    answers += [*singles, *FAILURES, good]
    verdict = play(tally, answers, linger=14)
    days = [text for manner, text, _ in said(verdict["log"]) if manner == "date"]
    times = [text for manner, text, _ in said(verdict["log"]) if manner == "time"]
    # Twice both, once the moment alone and once the day alone; the bare day and the bare moment of the lists stand in both places.
    bare_days = sum(value == "2027-01-01" for value in hostile)
    bare_moments = sum(value == "2027-01-01T00:00:00Z" for value in hostile)
    assert days.count(day) == 3 and days.count("2027-01-01") == 3 + bare_days
    assert times.count("12:00") == 3 and times.count("16:00") == bare_moments and len(times) == 3 + bare_moments
    assert len(days) == 6 + bare_days + bare_moments and days.count("2026-12-31") == bare_moments
    for each, (_, way) in zip(answers, verdict["walked"]):
        wanted = "line-front" if each in FAILURES or is_cut(each[1]) else "line-told"
        assert way[:3] == ["line", "line-who", wanted], each
    assert not pathlib.Path("/tmp/parlance-was-here").exists()
