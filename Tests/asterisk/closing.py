"""How long schedules stay open, as the exchange reckons it: prints an answer a line of what it is asked, as JSON.

    unshare -rnm python closing.py PHONE_FOLDER WORK_FOLDER < questions.json

A question is the schedule, the moment (nothing: now) and the longest time that it looks ahead. An answer is what the
subroutine returns, and TESTTIME as it is afterwards.
"""

import json
import re
import sys
import time

from bench import folders, spool, started

QUESTION = """ same => n,{clock}
 same => n,Gosub(schedule-{schedule},until,1({longest}))
 same => n,NoOp(CLOSING {place} "${{GOSUB_RETVAL}}" "${{TESTTIME}}")
"""


def answers(phone, folder, questions):
    text = "\n[bench-closing]\nexten => ask,1,Answer()\n" + "".join(
        QUESTION.format(
            # Those without a moment come first: then nothing has set the variable yet.
            clock="NoOp()" if moment is None else f"Set(TESTTIME={moment})",
            schedule=schedule,
            longest=longest,
            place=place,
        )
        for place, (schedule, moment, longest) in enumerate(questions)
    )
    with started(phone, folder, beside=text + " same => n,Hangup()\n") as exchange:
        spool(exchange, "closing", ["Channel: Local/ask@bench-closing", "Application: Wait", "Data: 300"])
        deadline = time.monotonic() + 200
        found = {}
        while len(found) < len(questions) and time.monotonic() < deadline:
            time.sleep(0.5)
            found = dict(
                (int(place), (value, clock))
                for place, value, clock in re.findall(
                    r'NoOp\("[^"]*", "CLOSING (\d+) "([^"]*)" "([^"]*)""\)', exchange.log())
            )
        return {
            "answers": [found.get(place) for place in range(len(questions))],
            "complaints": exchange.complaints(),
        }


if __name__ == "__main__":
    print(json.dumps(answers(*folders(), json.load(sys.stdin))))
