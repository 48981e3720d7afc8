"""A caller leaves a call that is put through by `*`: nobody else does, by no other key, and in no other step."""

import pytest

from conftest import told
from emitted import GENERATED

PHONE = GENERATED / "phone-meeting/dev/phone"


@pytest.mark.parametrize(("step", "user", "outcome", "seconds", "caller", "colleague", "comes_to"), [
    ("workshop", "workshop", "left", 5, "*", "-", "menu"),
    # The same key, while it rings.
    ("workshop", "workshop", "no_answer", 5, "*", "-", "menu"),
    # The colleague ends it.
    ("workshop", "workshop", "completed", 5, "-", "-", "bye"),
    ("workshop", "workshop", "completed", 5, "-", "*", "bye"),
    ("workshop", "workshop", "completed", 5, "5", "-", "bye"),
    # The colleague is gone at once: that was no answer.
    ("workshop", "workshop", "completed", 0, "-", "-", "hold"),
    # A step that says nothing of it, in which a card's number is given: the call is over when the two hang up.
    ("pay", "cashier", "completed", 5, "*", "-", None),
], ids=["caller", "ringing", "nobody", "colleague", "another-key", "gone", "another-step"])
def test_a_key_ends_a_leg(step, user, outcome, seconds, caller, colleague, comes_to):
    said = told("leaving.py", PHONE, f"garage-{step}", user, outcome, str(seconds), caller, colleague)
    # Of a far end that is gone before the two are put together the exchange says so.
    assert [line for line in said["complaints"] if seconds or "Abnormal 'Gosub(parlance-leg,s,1)' exit" not in line] == []
    assert said["legs"] == []
    assert said["key"] == "*"
    assert said["entered"] == [step] + ([comes_to] if comes_to else [])
    pressed = [[key, kind] for key, kind in ((caller, "Local"), (colleague, "PJSIP")) if key != "-"]
    assert all(key in said["keys"] for key in pressed)
    # Who leaves waits for nobody.
    assert comes_to != "menu" or said["seconds"] < 6
