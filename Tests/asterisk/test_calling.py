"""What the phones of `phone-outbound` may dial, in a real Asterisk: which number goes out, by which carrier."""

import pytest

from conftest import told
from emitted import ROOT

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
    return told("calling.py", phone, asked=[call[:4] for call in CALLS], timeout=300)


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
