"""The emitted units: `Generated/<contract>/<environment>/`, and how their JSON is read."""

import json
import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
GENERATED = pathlib.Path(os.environ.get("PARLANCE_GENERATED", ROOT / "Generated"))
CORPUS = pathlib.Path(os.environ.get("PARLANCE_CORPUS", ROOT.parent / "shared" / "corpus"))
COMPILER = os.environ.get("PARLANCE", ROOT / ".build" / "debug" / "parlance")


def units():
    """The folder of each environment of each contract, in path order."""
    return sorted(manifest.parent for manifest in GENERATED.glob("*/*/manifest.json"))


def files(pattern):
    """Every emitted file that fits, in path order."""
    return sorted(found for unit in units() for found in unit.glob(pattern) if found.is_file())


def name_of(path):
    """The path below the folder of outputs: what a test is called after."""
    return path.relative_to(GENERATED).as_posix()


def load(path):
    """Reads JSON as strictly as its readers might: UTF-8, no repeated key, no NaN, one final newline."""
    text = path.read_bytes().decode("utf-8")
    assert text.endswith("\n") and not text.endswith("\n\n"), f"{path}: not one final newline"
    return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)


def dialplans(path):
    """What `coverage.json` says of each dialplan; `covers` holds the ways themselves instead of their places."""
    found = load(path)["dialplans"]
    for plan in found.values():
        for scenario in plan["scenarios"]:
            scenario["covers"] = [plan["ways"][place] for place in scenario["covers"]]
    return found


def _unique(pairs):
    keys = [key for key, _ in pairs]
    assert len(set(keys)) == len(keys), f"repeated key in {keys}"
    return dict(pairs)


def _refuse(constant):
    raise ValueError(f"{constant} is not JSON")
