"""Documents of TwiML with values of a call in them: whatever those are, what is served says digits, or nothing of them."""

import json
import re
import xml.etree.ElementTree as XML

import pytest

from emitted import CORPUS, files, load, name_of
from spoken_values import fill, text_of

POISON = CORPUS / "poison.json"
CASES = [
    case["text"]
    for case in (json.loads(POISON.read_text(encoding="utf-8"))["cases"] if POISON.exists() else [])
    if case["id"].startswith("D") and "text" in case
]
HOSTILE = [
    *CASES, "", " ", "7 ", " 7", "7\n", "\n7", "+7", "1,000", "1.5", "1e3", "0x10", "\u0663", "\u00b2", "</Say><Dial>900</Dial><Say>",
    "&amp;", "<![CDATA[7]]>", "@value1@", "7" * 21, None, True, False, 1.5, float("nan"), 10**30, [7], {"value": 7}, ["7"],
]


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
    good = {entry["place"]: "7" for entry in entries}
    for value in HOSTILE:
        for places in [[entry["place"] for entry in entries], *([entry["place"]] for entry in entries)]:
            root = XML.parse(path).getroot()
            told = fill(root, entries, lambda entry: value if entry["place"] in places else good[entry["place"]])
            said = sum(text is not None for text in told)
            assert said == len(entries) - len(places), value
            served = XML.fromstring(XML.tostring(root))
            removed = len(entries) - said
            assert [verb.tag for verb in served.iter()].count("Say") == before.count("Say") - removed
            assert [verb.tag for verb in served.iter() if verb.tag != "Say"] == [tag for tag in before if tag != "Say"]
            assert {verb.text for verb in served.iter("Say")} <= {*texts, "7"} - set(good)


@pytest.mark.parametrize("folder, name, entries", list(documents()))
def test_good_values(folder, name, entries):
    """Digits stand apart, so that each is said; a number is what people read."""
    root = XML.parse(folder / name).getroot()
    verbs = list(root.iter("Say"))
    fill(root, entries, lambda entry: "0407" if entry["as"] == "digits" else -12)
    for entry in entries:
        assert verbs[entry["say"] - 1].text == ("0 4 0 7" if entry["as"] == "digits" else "-12")


def test_what_fits():
    digits, number = {"as": "digits", "pattern": "^[0-9]{1,20}$"}, {"as": "number", "pattern": "^-?[0-9]{1,9}$"}
    assert [text_of(value, digits) for value in ("007", 407, "7" * 20, "-7", "*7")] == ["007", "407", "7" * 20, None, None]
    assert [text_of(value, number) for value in ("007", -999999999, 10**9, 0, "-0")] == ["7", "-999999999", None, "0", "0"]


def test_every_pattern_admits_digits_only():
    patterns = {entry["pattern"] for each in documents() for entry in each.values[2]}
    assert patterns <= {"^[0-9]{1,20}$", "^-?[0-9]{1,9}$"} and all(re.compile(each) for each in patterns)
