"""Documents of TwiML with values of a call in them: whatever those are, what is served says values, or nothing of them."""

import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as XML

import pytest

from cldr import babel_span
from emitted import CORPUS, files, load, name_of
from spoken_values import fill, moment, span, spelled, text_of

POISON = CORPUS / "poison.json"
CASES = [
    case["text"]
    for case in (json.loads(POISON.read_text(encoding="utf-8"))["cases"] if POISON.exists() else [])
    if case["id"].startswith("D") and "text" in case
]
HOSTILE = [
    *CASES, "", " ", "7 ", " 7", "7\n", "\n7", "+7", "1,000", "1.5", "1e3", "0x10", "\u0663", "\u00b2", "</Say><Dial>900</Dial><Say>",
    "2027-02-29", "2027-13-01", "1900-12-31", "2027-1-1", "2027-02-30T10:00:00Z", "2027-01-01T24:00:00Z", "2027-01-01T10:00:00",
    "2027-01-01t10:00:00z", "2027-01-01\n", "tomorrow", "10:00", "</say-as>",
    "&amp;", "<![CDATA[7]]>", "@value1@", "7" * 21, None, True, False, 1.5, float("nan"), 10**30, [7], {"value": 7}, ["7"],
]


# What each may be.
GOOD = {"digits": "0407", "number": -12, "duration": 65, "date": "2027-03-14", "time": "2027-03-14T00:05:30.5+02:00"}

SPANS = {"seconds": "1 minute and 5 seconds", "minutes": "1 hour and 5 minutes", "hours": "65 hours", "days": "65 days"}


def good_of(entry):
    if "from" in entry:
        return "+14155550100"
    return GOOD["time" if "timezone" in entry else entry["as"]]


def documents():
    for path in files("phone/twiml/routes.json"):
        for name, entries in load(path).get("values", {}).get("documents", {}).items():
            yield pytest.param(path.parent, name, entries, id=f"{name_of(path.parents[2])}/{name}")


def test_some_documents_are_filled():
    assert len(list(documents())) > 3


@pytest.mark.parametrize("folder, name, entries", list(documents()))
def test_hostile_values(folder, name, entries):
    """All places at once get the same value, and each one alone while the others get a good one."""
    path = folder / name
    before = [verb.tag for verb in XML.parse(path).getroot().iter()]
    texts = [verb.text for verb in XML.parse(path).getroot().iter("Say")]
    all_places = {entry["place"] for entry in entries}
    told_well = {spelled(text_of(good_of(entry), entry), entry, "en") for entry in entries}
    told_well |= {spelled(text_of(good_of(entry), entry), entry, "es") for entry in entries}
    for value in HOSTILE:
        for places in [[entry["place"] for entry in entries], *([entry["place"]] for entry in entries)]:
            root = XML.parse(path).getroot()
            told = fill(root, entries, lambda entry: value if entry["place"] in places else good_of(entry))
            said = sum(text is not None for text in told)
            assert said == len(entries) - len(places), value
            served = XML.fromstring(XML.tostring(root))
            removed = len(entries) - said
            assert [verb.tag for verb in served.iter()].count("Say") == before.count("Say") - removed
            assert [verb.tag for verb in served.iter() if verb.tag != "Say"] == [tag for tag in before if tag != "Say"]
            assert {verb.text for verb in served.iter("Say")} <= {*texts, *told_well} - all_places


@pytest.mark.parametrize("folder, name, entries", list(documents()))
def test_good_values(folder, name, entries):
    """Digits stand apart, so that each is said; a number is what people read."""
    root = XML.parse(folder / name).getroot()
    verbs = list(root.iter("Say"))
    fill(root, entries, good_of)
    for entry in entries:
        wanted = {"digits": " ".join("14155550100") if "from" in entry else "0 4 0 7", "number": "-12",
                  "duration": SPANS.get(entry.get("unit")), "date": "March 14, 2027", "time": None}[entry["as"]]
        if "timezone" in entry:
            # Still the day before in America.
            assert entry["timezone"].startswith("America/")
            wanted = "March 13, 2027" if entry["as"] == "date" else "2:05 PM"
        assert verbs[entry["say"] - 1].text == wanted


def test_what_fits():
    digits, number = {"as": "digits", "pattern": "^[0-9]{1,20}$"}, {"as": "number", "pattern": "^-?[0-9]{1,9}$"}
    assert [text_of(value, digits) for value in ("007", 407, "7" * 20, "-7", "*7")] == ["007", "407", "7" * 20, None, None]
    assert [text_of(value, number) for value in ("007", -999999999, 10**9, 0, "-0")] == ["7", "-999999999", None, "0", "0"]


def test_every_pattern_admits_digits_and_signs_only():
    patterns = {entry["pattern"] for each in documents() for entry in each.values[2]}
    assert len(patterns) == 6
    for each in patterns:
        assert re.fullmatch(r"[\^\$0-9\[\]{},?()|.:TZ+-]+", each) and re.compile(each)


def test_a_number_that_is_shown():
    shown = {"as": "digits", "from": "From", "pattern": "^[+][1-9][0-9]{6,14}$"}
    wrong = ["anonymous", "14155550100", "+1415", "+" + "1" * 16, "+04155550100", "+14155550100\n", "sip:+14155550100@x", "+1415555010\u0660",
             "+266696687", "client:ada", "", None, 14155550100, ["+14155550100"]]
    assert [text_of(value, shown) for value in ("+14155550100", "+4930123456")] == ["14155550100", "4930123456"]
    assert [text_of(value, shown) for value in wrong if value != "+266696687"] == [None] * (len(wrong) - 1)
    # The number that some providers show of a caller who shows none (ANONYMOUS on a keypad) is digits like any other.
    assert text_of("+266696687", shown) == "266696687"


def test_a_day_and_a_time_are_those_of_the_place():
    """By another library of the same standard, where it is there."""
    if not shutil.which("node"):
        pytest.skip("no node, which has CLDR")
    program = """
      const [text, language, zone] = process.argv.slice(1), plain = each => each.replace(/\\s/gu, ' ')
      const at = new Date(text)
      console.log(JSON.stringify([{dateStyle: 'long'}, {timeStyle: 'short'}].map(
        style => plain(new Intl.DateTimeFormat(language, {...style, timeZone: zone || 'UTC'}).format(at)))))"""
    moments = ["2027-03-14T00:05:30.5+02:00", "2026-12-31T23:59:59-08:00", "2027-07-01T19:00:00Z", "2027-07-01T07:00:00Z"]
    for text in moments:
        for zone in ("America/Los_Angeles", "Asia/Kathmandu"):
            for language in ("en", "es"):
                ran = subprocess.run(
                    ["node", "-e", program, "--", text, language, zone], capture_output=True, text=True, check=True, env=os.environ)
                told = [moment(text, {"as": kind, "timezone": zone}, language) for kind in ("date", "time")]
                assert told == json.loads(ran.stdout), (text, zone, language)


def test_a_span_is_what_the_standard_writes():
    """By Babel, which has CLDR; from one part to three, and at every edge of a unit."""
    counts = [*range(130), 600, 3_599, 3_600, 3_601, 3_660, 3_661, 7_265, 86_399, 999_999]
    for language in ("en", "es"):
        for unit in ("seconds", "minutes", "hours", "days"):
            for count in counts:
                assert span(count, unit, language) == babel_span(count, unit, language), (count, unit, language)


def test_what_is_no_span():
    entry = {"as": "duration", "unit": "minutes", "pattern": "^[0-9]{1,6}$"}
    given = [0, 1, "007", 999_999, 10**6, -1, "-0", 1.0, True, "1 ", "PT5M", "5m", None]
    assert [text_of(value, entry) for value in given] == ["0", "1", "7", "999999", *[None] * 9]
