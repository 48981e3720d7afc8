"""Schedules against an implementation of our own over Python's zoneinfo: hour by hour, five years, six time zones."""

import re
import subprocess
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from emitted import COMPILER

# Both hemispheres, half an hour and three quarters of one, a change of half an hour, and none at all.
ZONES = [
    "America/New_York",
    "Europe/Dublin",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "America/Sao_Paulo",
]
FIRST, LAST = 2026, 2031

CONTRACT = """parlance: 1
contract: hours
version: 1.0.0
trunks:
  carrier: {{host: sip.carrier.example}}
schedules:
  office:
    timezone: {zone}
    hours:
      - {{days: mon-thu, from: '08:30', to: '12:00'}}
      - {{days: mon-thu, from: '13:00', to: '17:15'}}
      - {{days: fri-sat, from: '20:00', to: '03:30'}}
      - {{days: sun, from: '00:00', to: '24:00'}}
    holidays:
      - {{name: Christmas, every: {{month: dec, day: 24, lasts: 10}}}}
      - {{name: Leap day, every: {{month: feb, day: 29}}}}
      - {{name: Thanksgiving, every: {{month: nov, nth: 4, weekday: thu, lasts: 2}}}}
      - {{name: Memorial Day, every: {{month: may, nth: -1, weekday: mon}}}}
      - {{name: Fifth Sunday, every: {{month: mar, nth: 5, weekday: sun}}}}
      - {{name: Moving, from: '2027-03-11', to: '2027-03-15'}}
      - {{name: Outing, date: '2028-06-02'}}
dialplans:
  line:
    direction: inbound
    trunk: carrier
    numbers: ['+14155550142']
    start: opening
    steps:
      opening: {{switch: [{{if: office, next: yes}}], else: no}}
      yes: {{say: We are open., hangup: normal}}
      no: {{say: We are closed., hangup: normal}}
"""


def nth_weekday(year, month, weekday, nth):
    days = [day for day in (date(year, month, 1) + timedelta(n) for n in range(31)) if day.month == month]
    days = [day for day in days if day.weekday() == weekday]
    if nth < 0:
        return days[nth]
    return days[nth - 1] if nth <= len(days) else None


def holiday(day):
    """The name of the holiday that a day is, or nothing."""
    for year in (day.year - 1, day.year):
        if 0 <= (day - date(year, 12, 24)).days < 10:
            return "Christmas"
    if (day.month, day.day) == (2, 29):
        return "Leap day"
    if 0 <= (day - nth_weekday(day.year, 11, 3, 4)).days < 2:
        return "Thanksgiving"
    if day == nth_weekday(day.year, 5, 0, -1):
        return "Memorial Day"
    if day == nth_weekday(day.year, 3, 6, 5):
        return "Fifth Sunday"
    if date(2027, 3, 11) <= day <= date(2027, 3, 15):
        return "Moving"
    return "Outing" if day == date(2028, 6, 2) else None


def state(moment, zone):
    local = moment.astimezone(zone)
    if name := holiday(local.date()):
        return f"closed for {name}"
    day, minute = local.weekday(), local.hour * 60 + local.minute
    is_open = (
        (day < 4 and (510 <= minute < 720 or 780 <= minute < 1035))
        or (day in (4, 5) and minute >= 1200)
        or (day in (5, 6) and minute < 210)
        or day == 6
    )
    return "open" if is_open else "closed"


def explain(folder, zone, *arguments, environment=None):
    (folder / "parlance.yaml").write_text(CONTRACT.format(zone=zone), encoding="utf-8")
    command = [COMPILER, "explain", "--project", folder, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment)


@pytest.mark.parametrize("zone", ZONES)
def test_hour_by_hour(zone, tmp_path):
    begin = datetime(FIRST, 1, 1, tzinfo=timezone.utc)
    end = datetime(LAST, 1, 1, tzinfo=timezone.utc)
    span = ["--at", begin.strftime("%FT%H:%MZ"), "--until", end.strftime("%FT%H:%MZ")]
    told = explain(tmp_path, zone, "schedule.office", *span)
    assert told.returncode == 0, told.stderr
    changes = []
    for line in told.stdout.splitlines():
        moment, _, what = line.partition(" ")
        # The offset that is told is the one that Python finds.
        at = datetime.fromisoformat(moment)
        assert at.utcoffset() == at.astimezone(ZoneInfo(zone)).utcoffset()
        changes.append((at.astimezone(timezone.utc), what))
    assert changes[0][0] == begin and changes == sorted(changes)
    place, moment, wrong, asked = 0, begin, [], 0
    while moment < end:
        while place + 1 < len(changes) and changes[place + 1][0] <= moment:
            place += 1
        wanted = state(moment, ZoneInfo(zone))
        if changes[place][1] != wanted:
            wrong.append((moment.isoformat(), changes[place][1], wanted))
        moment += timedelta(hours=1)
        asked += 1
    assert wrong == [] and asked == 43_824
    # To the minute: each change is one.
    for at, what in changes[1:]:
        assert state(at, ZoneInfo(zone)) == what != state(at - timedelta(minutes=1), ZoneInfo(zone))


def test_a_dialplan_at_a_moment(tmp_path):
    told = explain(tmp_path, "America/New_York", "dialplan.line", "--at", "2026-12-25T10:00").stdout
    assert "closed for Christmas" in told and "step opening goes to no, else" in told
    told = explain(tmp_path, "America/New_York", "dialplan.line", "--at", "2027-01-11T10:00").stdout
    assert "step opening goes to yes, because office is open" in told


def test_without_zoneinfo_it_says_so(tmp_path):
    empty = tmp_path / "zones"
    empty.mkdir()
    told = explain(
        tmp_path,
        "America/New_York",
        "schedule.office",
        "--at",
        "2026-12-25T10:00",
        environment={"TZDIR": str(empty)},
    )
    assert told.returncode == 2
    assert re.search(r"no time zone `America/New_York`.*install the time zone database", told.stderr, re.S)


@pytest.mark.parametrize("bytes_", [b"", b"TZif", b"TZif2" + b"\0" * 39, b"\xff" * 100])
def test_a_damaged_zone_is_refused(bytes_, tmp_path):
    (tmp_path / "zones/America").mkdir(parents=True)
    (tmp_path / "zones/America/New_York").write_bytes(bytes_)
    told = explain(
        tmp_path,
        "America/New_York",
        "schedule.office",
        "--at",
        "2026-12-25T10:00",
        environment={"TZDIR": str(tmp_path / "zones")},
    )
    assert told.returncode == 2 and "can't read the time zone" in told.stderr
