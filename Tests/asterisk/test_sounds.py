"""What `parlance prompts` makes, in a real Asterisk."""

import json
import os
import pathlib
import shutil
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent


@pytest.mark.parametrize("form, bytes_a_second", [("wav", 16_000), ("ulaw", 8_000), ("slin", 16_000)])
def test_the_exchange_plays_them(form, bytes_a_second, tmp_path):
    from conftest import folders
    missing = [name for name in ("espeak-ng", "sox") if not shutil.which(name)]
    if missing or not os.environ.get("PARLANCE"):
        pytest.skip(f"needs {', '.join(missing) or 'the compiler'}")
    phone = folders()[0]
    sounds = tmp_path / "sounds"
    subprocess.run(
        [os.environ["PARLANCE"], "prompts", phone.parent, "--out", sounds, "--format", form], check=True,
        capture_output=True)
    ended = subprocess.run(
        ["unshare", "-rnm", sys.executable, HERE / "sounds.py", phone, sounds, tmp_path], capture_output=True, text=True)
    assert ended.returncode == 0, (ended.stdout + ended.stderr)[-1500:]
    told = json.loads(ended.stdout)
    prompts = json.loads((phone / "prompts.json").read_text(encoding="utf-8"))["prompts"]
    assert len(told["decoded"]) == len(prompts)
    for name, seconds in told["decoded"].items():
        size = (sounds / name).stat().st_size
        assert isinstance(seconds, float) and abs(seconds - size / bytes_a_second) < 0.1, (name, seconds)
    assert len(told["played"]) == 1, told
    assert told["seconds"] > told["decoded"][[n for n in told["decoded"] if n.startswith(told["name"])][0]]
    assert told["complaints"] == []
