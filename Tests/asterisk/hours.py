"""Schedules as the exchange reckons them: asked at every moment that the bench names."""

import json
import re
import time
from datetime import datetime
from zoneinfo import ZoneInfo


def instant(text, zone):
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp())


# One call asks all schedules at all moments. It stands beside the emitted dialplan, in a file that only the bench adds.
QUESTION = """ same => n,Set(TESTTIME={moment})
 same => n,Gosub({context},s,1)
 same => n,NoOp(HOURS {context} {moment} ${{GOSUB_RETVAL}})
"""


def states(schedule):
    """(state, the moments at which the exchange must take the schedule to be in it)"""
    yield from ((state, schedule[state]) for state in ("open", "closed"))
    yield from (("holiday", moments) for moments in schedule["holidays"].values())


def hours(phone, exchange):
    """Schedule → what the exchange takes it for at each moment that the bench names, where it differs."""
    coverage = phone / "sipp/coverage.json"
    schedules = (
        json.loads(coverage.read_text(encoding="utf-8"))["bench"]["schedules"] if coverage.exists() else {}
    )
    wanted = {
        (f"schedule-{name}", instant(moment, schedule["timezone"])): state
        for name, schedule in schedules.items()
        for state, moments in states(schedule)
        for moment in moments
    }
    questions = [QUESTION.format(context=context, moment=moment) for context, moment in wanted]
    text = "\n[bench-hours]\nexten => ask,1,Answer()\n" + "".join(questions) + " same => n,Hangup()\n"
    with (exchange.folder / "extensions.conf").open("a", encoding="utf-8") as dialplan:
        dialplan.write(text)
    exchange.ask("dialplan reload")
    path = exchange.folder / "spool/hours.call"
    path.write_text("Channel: Local/ask@bench-hours\nApplication: Wait\nData: 60\n", encoding="utf-8")
    path.rename(exchange.folder / "spool/outgoing/hours.call")
    answers = {}
    deadline = time.monotonic() + 90
    while len(answers) < len(wanted) and time.monotonic() < deadline:
        time.sleep(0.1)
        for context, moment, state in re.findall(r'"HOURS (\S+) (\d+) (\w*)"', exchange.log()):
            answers[context, int(moment)] = state
    return {
        "asked": len(wanted),
        "wrong": [
            f"{context} {moment}: {answers.get((context, moment))}, not {state}"
            for (context, moment), state in wanted.items()
            if answers.get((context, moment)) != state
        ],
    }
