"""`parlance schema` under an independent validator: it takes every contract and refuses mistakes of shape."""

import json
import re
import subprocess

import pytest
from jsonschema import Draft202012Validator

from contract_files import SPECS, parsed, yaml_files
from emitted import COMPILER, ROOT


@pytest.fixture(scope="module")
def language():
    printed = subprocess.run([COMPILER, "schema"], capture_output=True, text=True, check=True, timeout=60)
    return json.loads(printed.stdout)


@pytest.fixture(scope="module")
def validator(language):
    return Draft202012Validator(language)


def problems(validator, document):
    return [f"{problem.json_path}: {problem.message}" for problem in validator.iter_errors(document)]


def test_is_a_schema(language):
    assert language["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(language)


@pytest.mark.parametrize("path", yaml_files(), ids=lambda path: path.relative_to(SPECS).as_posix())
def test_takes_the_contracts(validator, path):
    assert problems(validator, parsed(path.read_text(encoding="utf-8"))) == []


# One mistake of shape each: where it is made, and what is put there.
MISTAKES = [
    (("tools", "*", "effect"), "delete"),
    (("tools", "*", "efect"), "read"),
    (("tools", "*", "open_world"), "maybe"),
    (("tools", "*", "input"), [1]),
    (("tools", "*", "surfaces"), ["telex"]),
    (("tools", "*", "scopes"), {"a": 1}),
    (("tools",), []),
    (("widgets", "*", "inline"), {"heading": "x"}),
    (("widgets", "*", "inlin"), []),
    (("dialplans", "*", "direction"), "sideways"),
    (("dialplans", "*", "steps"), []),
    (("agents", "*", "voices"), {}),
    (("environments", "*", "variables"), 3),
    (("tolls",), {}),
    (("types", "lower"), 7),
]


@pytest.mark.parametrize(("place", "value"), MISTAKES, ids=[".".join(place) for place, _ in MISTAKES])
def test_refuses_mistakes_of_shape(validator, place, value):
    damaged = 0
    for path in yaml_files():
        document = parsed(path.read_text(encoding="utf-8"))
        target = document
        for step in place[:-1]:
            names = list(target) if step == "*" and isinstance(target, dict) else [step]
            target = target.get(names[0]) if isinstance(target, dict) and names else None
        if isinstance(target, dict) and (len(place) == 1 or target):
            target[place[-1]] = value
            assert problems(validator, document) != [], path
            damaged += 1
    assert damaged > 0


# Findings of the reader that are about shape alone; what a name means, or a text holds, no schema can judge.
SHAPE = {"language/wrong-type", "language/unknown-key", "language/missing-key", "language/unknown-word"}


def gallery():
    """(file, codes found in it) of each broken contract in the gallery that is readable YAML."""
    found = []
    for listing in sorted((ROOT / "Tests" / "Gallery").rglob("expected.txt")):
        places = re.findall(r"^\w+\[([\w/-]+)\] ([^:\s]+\.yaml):", listing.read_text(encoding="utf-8"), re.M)
        for name in {name for _, name in places}:
            codes = {code for code, own in places if own == name}
            if not any(code.startswith(("yaml/", "text/", "json/")) for code in codes):
                found.append((listing.parent / name, codes))
    return found


# What the schema leaves to the reader: an override is open in it, and neither that a step does one thing is said, nor which keys
# go with which, nor which days there are.
BEYOND = {
    "environment/override-value", "language/two-things-in-a-step", "phone/leaving-a-queue",
    "voice/fact-of-a-day-that-is-none",
}
# What the schema refuses as well, though the reader finds another name for it.
ALSO_REFUSED = {"type/list-of-types"}
WRONG = [
    path
    for path, codes in gallery()
    if codes <= SHAPE and path.parent.relative_to(ROOT / "Tests" / "Gallery").as_posix() not in BEYOND
]
RIGHT = [
    path
    for path, codes in gallery()
    if not any(code.startswith("language/") for code in codes)
    and path.parent.relative_to(ROOT / "Tests" / "Gallery").as_posix() not in ALSO_REFUSED
]


def gallery_name(path):
    return path.relative_to(ROOT / "Tests" / "Gallery").as_posix()


@pytest.mark.parametrize("path", WRONG, ids=gallery_name)
def test_refuses_the_gallerys_shape_errors(validator, path):
    assert problems(validator, parsed(path.read_text(encoding="utf-8"))) != []


@pytest.mark.parametrize("path", RIGHT, ids=gallery_name)
def test_takes_what_is_wrong_otherwise(validator, path):
    """A contract that is well-formed but wrong has the right shape."""
    assert problems(validator, parsed(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("name", sorted(ALSO_REFUSED))
def test_refuses_what_the_reader_names_otherwise(validator, name):
    contract = ROOT / "Tests" / "Gallery" / name / "parlance.yaml"
    assert problems(validator, parsed(contract.read_text(encoding="utf-8"))) != []


def test_the_gallery_is_there():
    assert len(WRONG) >= 10 and len(RIGHT) >= 40
