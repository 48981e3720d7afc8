"""Waiting in a queue until a schedule closes: a real exchange looks ahead, against Python's clock and calendar."""

import json
import subprocess
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from conftest import bench, told
from emitted import COMPILER

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

# Name: zone, hours (days, from, to), holidays, days that are looked at.
SCHEDULES = {
    # A lunch break, and hours that change on no quarter.
    "office": ("America/New_York", [("mon-fri", "08:00", "12:20"), ("mon-fri", "13:05", "17:31")], [], ["2027-01-15"]),
    # Over midnight, into a holiday, and through the nights in which clocks change.
    "night": ("America/New_York", [("mon-sun", "20:00", "02:30")], ["2027-12-25"], ["2027-03-14", "2027-11-07", "2027-12-25"]),
    # Closed by midnight alone, open again at it, and closed by a holiday only.
    "day": ("Europe/Dublin", [("mon", "00:00", "24:00"), ("tue", "00:00", "24:00")], [], ["2027-01-12", "2027-01-13"]),
    "always": ("Europe/Berlin", [("mon-sun", "00:00", "24:00")], ["2027-05-01"], ["2027-05-01", "2027-03-28"]),
    # A change of half an hour, and clocks that are three quarters off.
    "island": ("Australia/Lord_Howe", [("mon-sun", "01:45", "02:15"), ("mon-sun", "22:00", "01:30")], [], ["2027-04-04", "2027-10-03"]),
    "far": ("Pacific/Chatham", [("mon-sun", "02:00", "03:15")], [], ["2027-04-04", "2027-09-26"]),
}
LONGEST = 5_400


def contract():
    text = ""
    for name, (zone, hours, holidays, _) in SCHEDULES.items():
        text += f"  {name}:\n    timezone: {zone}\n    emergency: {'true' if name == 'office' else 'false'}\n    hours:\n"
        text += "".join(f"      - {{days: [{days}], from: '{begin}', to: '{end}'}}\n" if "-" not in days else
                        f"      - {{days: {days}, from: '{begin}', to: '{end}'}}\n" for days, begin, end in hours)
        text += "    holidays:\n" + "".join(f"      - {{name: Free, date: '{day}'}}\n" for day in holidays) if holidays else ""
    steps = "".join(
        f"      {name}: {{queue: support, timeout: {'3s' if name in ('office', 'far') else '90m'}, while: {name},"
        " on_result: {empty: bye, timeout: bye, closed: evening}}\n"
        for name in SCHEDULES
    )
    keys = "".join(
        f"          - {{press: '{place}', next: {'shut' if name == 'office' else name}}}\n"
        for place, name in enumerate(SCHEDULES)
    )
    return f"""parlance: 1
contract: closing
version: 1.0.0
trunks:
  carrier: {{host: 127.0.0.1, transport: udp}}
destinations:
  desk: {{uri: 'sip:desk@pbx.example'}}
queues:
  support: {{members: [desk]}}
schedules:
{text}environments: {{dev: {{}}}}
dialplans:
  line:
    direction: inbound
    trunk: carrier
    numbers: ['+14155550142']
    start: menu
    steps:
      menu:
        ask: Which?
        keys:
{keys}        no_input: {{next: bye}}
        no_match: {{next: bye}}
      shut: {{emergency: {{schedule: office, closed: true}}, next: office}}
{steps}      evening: {{say: We have closed., hangup: normal}}
      bye: {{say: Goodbye., hangup: normal}}
"""


def weekdays(days):
    first, _, last = days.partition("-")
    return range(DAYS.index(first), DAYS.index(last or first) + 1)


def minutes(clock):
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def is_open(name, moment):
    zone, hours, holidays, _ = SCHEDULES[name]
    local = datetime.fromtimestamp(moment, ZoneInfo(zone))
    if local.date().isoformat() in holidays:
        return False
    minute, today = local.hour * 60 + local.minute, local.weekday()
    for days, begin, end in hours:
        begin, end = minutes(begin), minutes(end)
        if begin < end and today in weekdays(days) and begin <= minute < end:
            return True
        if begin >= end and today in weekdays(days) and minute >= begin:
            return True
        if begin >= end and (today - 1) % 7 in weekdays(days) and minute < end:
            return True
    return False


def open_for(name, moment):
    """Minute by minute."""
    for minute in range(moment - moment % 60, moment + LONGEST, 60):
        if not is_open(name, minute):
            return max(0, minute - moment)
    return LONGEST


def moments(name):
    """Every three minutes or so of the days that are looked at and of the nights around them."""
    zone, _, _, days = SCHEDULES[name]
    for day in days:
        begin = datetime.combine(date.fromisoformat(day), datetime.min.time(), ZoneInfo(zone)) - timedelta(hours=5)
        yield from range(int(begin.timestamp()), int(begin.timestamp()) + 31 * 3_600, 191)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("closing")
    (folder / "parlance.yaml").write_text(contract(), encoding="utf-8")
    ended = subprocess.run([COMPILER, "build", "--project", folder], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return folder / "Generated/closing/dev/phone"


def test_the_exchange_looks_ahead_as_the_calendar_has_it(built):
    questions = [(name, moment, LONGEST) for name in SCHEDULES for moment in moments(name)]
    # Without a clock of a test first: the channel must have none afterwards.
    asked = [(name, None, LONGEST) for name in SCHEDULES] + questions
    found = told("closing.py", built, asked=asked, timeout=300)
    assert found["complaints"] == []
    now, then = found["answers"][: len(SCHEDULES)], found["answers"][len(SCHEDULES) :]
    assert all(clock == "" and value.lstrip("-").isdigit() for value, clock in now)
    wrong = [
        (name, moment, value)
        for (name, moment, _), (value, clock) in zip(questions, then)
        if max(0, int(value)) != open_for(name, moment) or clock != str(moment)
    ]
    assert wrong == []
    # All there is to see was there: closed, closing within the time, and open for longer.
    for name in SCHEDULES:
        found = {open_for(name, moment) for moment in moments(name)}
        assert 0 in found and max(found) >= 1_800 and len(found) > 8, name


@pytest.mark.parametrize("step", ["office", "far"])
def test_nobody_waits_where_it_is_closed_as_the_call_comes(step, built):
    """Three seconds are less than a bench needs to see a closing: `office` is closed by the step before, `far` by the clock."""
    plan = json.loads((built / "sipp/coverage.json").read_text(encoding="utf-8"))["dialplans"]["line"]
    place = plan["ways"].index({"step": step, "outcome": "closed"})
    scenario = next(each for each in plan["scenarios"] if place in each["covers"])
    verdict = bench(built, "line", scenario["file"])
    assert verdict.get("broken", "") == "" and verdict["complaints"] == []
    assert (verdict["caller"], verdict["walked"]) == (0, verdict["expected"])
