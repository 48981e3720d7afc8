"""What the phones of `phone-outbound` may dial, in a real Asterisk: which number goes out, by which carrier."""

import json
import pathlib
import subprocess
import sys
import tempfile

import pytest

from emitted import ROOT

HERE = pathlib.Path(__file__).resolve().parent
BUSY, DOWN = "486 Busy Here", "503 Service Unavailable"
RECEPTION, LOBBY, NOBODY = 0, 1, 2

# Phone, what it dials, what the carrier and the second one answer; then: the answer, what each was asked for.
CALLS = [
    (RECEPTION, "5550142", BUSY, BUSY, "486", ["+14155550142"], []),
    (RECEPTION, "4155550142", BUSY, BUSY, "486", ["+14155550142"], []),
    (RECEPTION, "12125550142", BUSY, BUSY, "486", ["+12125550142"], []),
    (RECEPTION, "+12125550142", BUSY, BUSY, "486", ["+12125550142"], []),
    # Refused by an earlier rule, though a later one would take it.
    (RECEPTION, "19005551212", BUSY, BUSY, "403", [], []),
    (RECEPTION, "011442079460000", BUSY, BUSY, "403", [], []),
    # No rule takes these.
    (RECEPTION, "0", BUSY, BUSY, "403", [], []),
    (RECEPTION, "+442079460000", BUSY, BUSY, "403", [], []),
    (RECEPTION, "1234567890123456789012345", BUSY, BUSY, "403", [], []),
    # The second carrier where the first fails, and only there.
    (RECEPTION, "5550142", DOWN, BUSY, "486", ["+14155550142"], ["+14155550142"]),
    # A rule's own carrier and number.
    (RECEPTION, "18005550142", BUSY, BUSY, "486", [], ["+18005550142"]),
    # Emergency numbers as they are, from every phone, by every carrier.
    (RECEPTION, "911", BUSY, BUSY, "486", ["911"], ["911"]),
    (RECEPTION, "112", DOWN, BUSY, "486", ["112"], ["112"]),
    (LOBBY, "911", BUSY, BUSY, "486", ["911"], []),
    # The public phone's rules are others.
    (LOBBY, "5550142", BUSY, BUSY, "486", ["+14155550142"], []),
    (LOBBY, "12125550142", BUSY, BUSY, "403", [], []),
    # Text that is no number, and somebody who is no phone of the house.
    (RECEPTION, "5550142&PJSIP", BUSY, BUSY, None, [], []),
    (RECEPTION, "${SHELL(id)}", BUSY, BUSY, None, [], []),
    (RECEPTION, "5550142,1,Dial", BUSY, BUSY, None, [], []),
    (NOBODY, "5550142", BUSY, BUSY, "401", [], []),
]


@pytest.fixture(scope="module")
def verdict():
    phone = ROOT / "Generated/phone-outbound/dev/phone"
    with tempfile.TemporaryDirectory(prefix="parlance-") as folder:
        command = ["unshare", "-rnm", sys.executable, HERE / "calling.py", phone, folder]
        calls = json.dumps([call[:4] for call in CALLS])
        ended = subprocess.run(command, input=calls, capture_output=True, text=True, timeout=300)
    assert ended.returncode == 0, ended.stderr[-1500:]
    return json.loads(ended.stdout)


def test_nothing_is_complained_of(verdict):
    assert [line for line in verdict["complaints"] if "Dropping" not in line] == []


@pytest.mark.parametrize("place", range(len(CALLS)), ids=[f"{at}-{each[1]}" for at, each in enumerate(CALLS)])
def test_call(place, verdict):
    *_, status, carrier, backup = CALLS[place]
    result = verdict["results"][place]
    assert (result["carrier"], result["backup"]) == (carrier, backup)
    assert result["status"] == status if status else result["status"] in ("400", "403", "404", "484", "none")
    shown = "+14155550185" if carrier + backup == ["+18005550142"] else "+14155550180"
    assert set(result["shown"]) <= {shown}
