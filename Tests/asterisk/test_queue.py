"""Who comes first in a queue of the exchange itself."""

import re
import subprocess

from conftest import bench
from emitted import COMPILER, GENERATED, load


def test_a_caller_with_priority_comes_before_those_who_came_first():
    """Two callers wait; a third comes by the step that has a priority, and stands first."""
    told = bench(GENERATED / "phone-queue/dev/phone", "--waiting", "queue-support", "support_line-wait", "support_line-first")
    assert told.get("broken", "") == "" and told["complaints"] == []
    assert re.findall(r"^ +(\d)\. .*prio: (\d+)", told["queue"], re.M) == [("1", "10"), ("2", "0"), ("3", "0")]


def rung(seconds, callers):
    """Whom the queue has rung, each once, in order."""
    told = bench(GENERATED / "phone-queue/dev/phone", "--ringing", "queue-support", "support_line-wait", seconds, callers)
    assert told.get("broken", "") == "" and told["complaints"] == []
    assert re.findall(r"line-(\w+) .*with penalty (\d)", told["members"]) == [("cleo", "1"), ("dan", "2")]
    return list(dict.fromkeys(line.removeprefix("PJSIP/line-") for line in told["rung"]))


def test_a_backup_rings_where_nobody_before_it_is_free():
    """One caller rings the members; the phones that ring are not free for the next, and so on."""
    assert sorted(rung("0", "1")) == ["ada", "ben"]
    assert rung("0", "3")[2:] == ["cleo", "dan"]


def test_a_backup_rings_beside_the_others_once_somebody_has_waited_long_enough():
    """The members ring for 15 seconds in vain, which is as long as the last backup waits: then all ring."""
    assert sorted(rung("22", "1")) == ["ada", "ben", "cleo", "dan"]


WAITING = """parlance: 1
contract: waiting
version: 1.0.0
environments: {dev: {}}
trunks:
  carrier: {host: 127.0.0.1, transport: udp}
destinations:
  desk: {uri: 'sip:desk@pbx.example'}
queues:
  support:
    members: [desk]
    ringing: 1s
    announce: {every: 5s, in_turn: [%s]}
dialplans:
  line:
    direction: inbound
    trunk: carrier
    numbers: ['+14155550143']
    start: wait
    steps:
      wait: {queue: support, timeout: 5m, on_result: {timeout: bye, empty: bye}}
      bye: {say: Goodbye., hangup: normal}
"""


def test_those_who_wait_are_told_one_text_each_time(tmp_path):
    """Also whoever is the only one who waits; after the last text the first comes again."""
    texts = ["Thank you for waiting.", "Have your number at hand.", "You can write to us too."]
    (tmp_path / "parlance.yaml").write_text(WAITING % ", ".join(texts), encoding="utf-8")
    subprocess.run([COMPILER, "build", "--project", tmp_path], check=True, capture_output=True)
    phone = tmp_path / "Generated/waiting/dev/phone"
    said = {prompt["id"]: prompt["text"] for prompt in load(phone / "prompts.json")["prompts"]}
    told = bench(phone, "--hearing", "line-wait", "32")
    assert told.get("broken", "") == "" and told["complaints"] == []
    heard = [said[sound] for sound in told["played"]]
    assert len(heard) > len(texts) and heard == (texts * 2)[: len(heard)]
