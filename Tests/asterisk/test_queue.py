"""Who comes first in a queue of the exchange itself."""

import re

from conftest import bench
from emitted import GENERATED


def test_a_caller_with_priority_comes_before_those_who_came_first():
    """Two callers wait; a third comes by the step that has a priority, and stands first."""
    told = bench(GENERATED / "phone-queue/dev/phone", "--waiting", "queue-support", "support_line-wait", "support_line-first")
    assert told.get("broken", "") == "" and told["complaints"] == []
    assert re.findall(r"^ +(\d)\. .*prio: (\d+)", told["queue"], re.M) == [("1", "10"), ("2", "0"), ("3", "0")]
