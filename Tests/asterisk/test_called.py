"""Whom an outbound dialplan calls, in a real Asterisk: only numbers of the type that `to` names, whoever starts the call."""

from conftest import bench
from emitted import ROOT

PHONE = ROOT / "Generated/phone-queue/dev/phone"

# The type of `return_call`: `^\+1[2-9][0-9]{9}$`.
RIGHT = ["+14155550111", "+12125550199"]
WRONG = ["+442079460100", "+11155550111", "+1415555011", "+141555501111", "4155550111", "+0", "nobody", "${EPOCH}"]


def test_who_is_no_number_is_not_told_to_a_tool():
    """The flow that tells its tool whom it calls begins for those only whom it has called; nobody answers here."""
    # The others are whole numbers of some country, for all that the type knows.
    wrong = [number for number in WRONG if number in ("4155550111", "+0", "nobody", "${EPOCH}")]
    told = bench(ROOT / "Generated/phone-lookup/dev/phone", "--dialling", "delivery", *wrong, RIGHT[0])
    assert told.get("broken", "") == "" and told["called"] == [RIGHT[0]]


def test_only_numbers_of_the_type_are_called():
    numbers = [RIGHT[0], *WRONG, RIGHT[1]]
    told = bench(PHONE, "--dialling", "return_call", *numbers)
    assert told.get("broken", "") == "" and told["called"] == RIGHT
