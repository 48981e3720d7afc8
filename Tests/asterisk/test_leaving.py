"""A caller leaves a call that is put through by `*`: nobody else does, by no other key, and in no other step."""

import subprocess

import pytest

from conftest import bench, problems, told
from emitted import COMPILER, GENERATED

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
    assert [line for line in said["complaints"] if seconds or "Abnormal 'Gosub(parlance-leg,s,1" not in line] == []
    assert said["legs"] == []
    assert said["key"] == "*"
    assert said["entered"] == [step] + ([comes_to] if comes_to else [])
    pressed = [[key, kind] for key, kind in ((caller, "Local"), (colleague, "PJSIP")) if key != "-"]
    assert all(key in said["keys"] for key in pressed)
    # Who leaves waits for nobody.
    assert comes_to != "menu" or said["seconds"] < 6


TWICE = """parlance: 1
contract: twice
version: 1.0.0
environments: {dev: {}}
trunks:
  carrier: {host: 127.0.0.1, transport: udp}
destinations:
  ada: {uri: 'sip:ada@pbx.example'}
  ben: {uri: 'sip:ben@pbx.example'}
dialplans:
  line:
    direction: inbound
    trunk: carrier
    numbers: ['+14155550143']
    start: first
    steps:
      first: {transfer: ada, leave: star, on_result: {busy: bye, no_answer: bye, failed: bye, left: bye, completed: second}}
      second: {transfer: ben, leave: star, on_result: {busy: bye, no_answer: bye, failed: bye, left: left, completed: over}}
      left: {say: You have left., hangup: normal}
      over: {say: That is over., hangup: normal}
      bye: {say: Goodbye., hangup: normal}
"""


@pytest.mark.parametrize("last", ["over", "left"])
def test_who_ended_an_earlier_leg_is_no_matter(last, tmp_path):
    """The caller's channel keeps who ended its first leg: the second is told by its own."""
    (tmp_path / "parlance.yaml").write_text(TWICE, encoding="utf-8")
    subprocess.run([COMPILER, "build", "--project", tmp_path], check=True, capture_output=True)
    verdict = bench(tmp_path / "Generated/twice/dev/phone", "line", f"line/{last}-end.xml")
    assert problems(verdict) == {} and verdict["walked"][-1] == last
