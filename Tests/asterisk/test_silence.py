"""A message that nobody says anything into ends when its mailbox says so."""

import pytest

from conftest import told
from emitted import GENERATED


@pytest.mark.parametrize(("contract", "context", "silence"), [
    ("phone-people", "office-voicemail", 5),
    ("phone-languages", "clinic-message", 8),
    ("phone-queue", "support_line-voicemail", 10),
])
def test_silence_ends_a_message(contract, context, silence):
    found = told("silence.py", GENERATED / contract / "dev/phone", context)
    assert found["complaints"] == []
    # The tone that it begins with lasts half a second, and so does keeping it.
    assert silence < found["seconds"] < silence + 2.5
