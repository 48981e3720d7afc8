"""Who comes first in a queue of the exchange itself."""

import re

from conftest import bench
from emitted import GENERATED


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
