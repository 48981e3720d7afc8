"""What comes of a transfer to lines that don't take it: a real exchange, against each last word that SIP has."""

import re
import subprocess

import pytest

from conftest import told
from emitted import COMPILER

REJECTED, AWAY, RINGS_TOO = {403, 603, 607, 608}, {404, 408, 410, 480, 484, 604}, {408, 480}
# As it is without `rejected` and `unreachable`; everything else has failed.
BUSY, UNANSWERED = {486, 600}, {300, 301, 305, 380, 480, 483}
STATUSES = [
    300, 301, 302, 305, 380, *range(400, 417), *range(420, 425), 428, 429, 430, 433, *range(436, 441), 469, 470,
    *range(480, 490), 491, 493, 494, 500, 501, 502, 503, 504, 505, 513, 580, 600, 603, 604, 606, 607, 608,
]  # fmt: skip
NAMES = ("busy", "no_answer", "failed", "rejected", "unreachable")


def plain(status):
    return "busy" if status in BUSY else "no_answer" if status in UNANSWERED else "failed"


def meant(status, rang=False):
    if status in REJECTED:
        return "rejected"
    return "unreachable" if status in AWAY and not (rang and status in RINGS_TOO) else plain(status)


def steps():
    """Name: whom it rings, how, which outcomes it tells, and where it must lead."""
    found = {f"s{status}": (f"s{status}", "", NAMES, meant(status)) for status in STATUSES}
    found |= {
        f"r{status}": (f"r{status}", "", NAMES, meant(status, rang=True)) for status in (403, 404, 408, 480, 486, 503, 603)
    }
    # Named alone, or not at all, neither changes what the other was.
    found |= {f"plain_{status}": (f"s{status}", "", NAMES[:3], plain(status)) for status in (404, 480, 503, 600, 603)}
    found |= {
        f"only_rejected_{status}": (f"s{status}", "", NAMES[:4], way)
        for status, way in ((404, "failed"), (480, "no_answer"), (603, "rejected"))
    }
    found |= {
        f"only_unreachable_{status}": (f"s{status}", "", (*NAMES[:3], NAMES[4]), way)
        for status, way in ((404, "unreachable"), (480, "unreachable"), (603, "failed"))
    }
    together = {
        ("s404", "s480"): "unreachable", ("s480", "s404"): "unreachable", ("s603", "s404"): "rejected",
        ("s480", "r603"): "rejected", ("s603", "s503"): "rejected",
        ("s603", "s486"): "busy", ("s404", "s503"): "failed", ("s480", "s503"): "no_answer", ("r480", "s404"): "no_answer",
        ("s603", "ringing"): "no_answer", ("s404", "ringing"): "no_answer", ("s603", "silent"): "no_answer",
    }  # fmt: skip
    found |= {f"{one}_and_{two}": (f"[{one}, {two}]", "", NAMES, way) for (one, two), way in together.items()}
    in_turn = {
        ("s603", "s404"): "unreachable", ("s404", "s603"): "rejected", ("s404", "s503"): "failed", ("r603", "s480"): "unreachable",
        ("s603", "ringing"): "no_answer", ("s404", "s486"): "busy",
    }  # fmt: skip
    found |= {
        f"{one}_then_{two}": (f"[{one}, {two}]", "order: in_turn, ", NAMES, way) for (one, two), way in in_turn.items()
    }
    return found | {name: (name, "", NAMES, "no_answer") for name in ("ringing", "silent")}


def contract():
    lines = sorted({line.strip() for rung, *_ in steps().values() for line in rung.strip("[]").split(",")})
    # One key for each step: three digits.
    keys = "".join(f"          - {{press: '{place:03}', next: {name}}}\n" for place, name in enumerate(steps()))
    flow = "".join(
        f"      {name}: {{transfer: {rung}, {order}timeout: 5s, on_result: {{{', '.join(f'{way}: {way}' for way in ways)}}}}}\n"
        for name, (rung, order, ways, _) in steps().items()
    )
    return f"""parlance: 1
contract: refusals
version: 1.0.0
environments: {{dev: {{}}}}
trunks:
  carrier: {{host: 127.0.0.1, transport: udp}}
destinations:
{"".join(f"  {line}: {{uri: 'sip:{line}@pbx.example'}}" + chr(10) for line in lines)}dialplans:
  line:
    direction: inbound
    trunk: carrier
    numbers: ['+14155550143']
    start: menu
    steps:
      menu:
        ask: Whom?
        keys:
{keys}        no_input: {{next: failed}}
        no_match: {{next: failed}}
{flow}{"".join(f"      {way}: {{say: It is {way.replace('_', ' ')}., hangup: normal}}" + chr(10) for way in NAMES)}"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    folder = tmp_path_factory.mktemp("refusals")
    (folder / "parlance.yaml").write_text(contract(), encoding="utf-8")
    built = subprocess.run([COMPILER, "build", "--project", folder], capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    tested = subprocess.run([COMPILER, "test", "--project", folder], capture_output=True, text=True)
    assert tested.returncode == 0, tested.stdout + tested.stderr
    return told("refusals.py", folder / "Generated/refusals/dev/phone", "line", *steps(), timeout=200)


def test_every_last_word_leads_where_it_must(found):
    wanted = {name: way for name, (*_, way) in steps().items()}
    assert {name: (found["ways"].get(name), way) for name, way in wanted.items() if found["ways"].get(name) != way} == {}


def test_the_exchange_complains_of_nothing_else(found):
    # It has no name by which it could sign in there.
    assert [line for line in found["complaints"] if not re.search("line-s40[17]:.* no auth ids", line)] == []
