"""A message that nobody says anything into ends when its mailbox says so."""

import json
import subprocess
import sys

import pytest

from conftest import HERE
from emitted import GENERATED


@pytest.mark.parametrize(("contract", "context", "silence"), [
    ("phone-people", "office-voicemail", 5),
    ("phone-languages", "clinic-message", 8),
    ("phone-queue", "support_line-voicemail", 10),
])
def test_silence_ends_a_message(contract, context, silence, tmp_path):
    command = ["unshare", "-rnm", sys.executable, HERE / "silence.py", GENERATED / contract / "dev/phone", tmp_path / "work", context]
    ended = subprocess.run(command, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    told = json.loads(ended.stdout)
    assert told["complaints"] == []
    # The tone that it begins with lasts half a second, and so does keeping it.
    assert silence < told["seconds"] < silence + 2.5
