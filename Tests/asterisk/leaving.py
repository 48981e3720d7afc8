"""What a key does during a call that is put through: prints as JSON where the caller comes to.

    unshare -rnm python leaving.py PHONE_FOLDER WORK_FOLDER CONTEXT USER OUTCOME SECONDS CALLER_PRESSES COLLEAGUE_PRESSES

A caller comes to the context, a step that puts calls through to a colleague, waits for three seconds and presses keys; the
colleague plays the outcome of a leg, and talks for so many seconds. `-` is no key.
"""

import json
import re
import sys
import time

from bench import folders, spool, started, wait_for
from far_ends import FarEnd, Switchboard
from network import COLLEAGUE

CALLER = "\n[bench-pressing]\nexten => call,1,Answer()\n same => n,Wait(3)\n{press} same => n,Wait(20)\n"


def left(phone, folder, context, user, outcome, seconds, caller, colleague):
    press = "" if caller == "-" else f" same => n,SendDTMF({caller})\n"
    leg = {"way": 0, "outcome": outcome, "presses": "" if colleague == "-" else colleague}
    flow = context.partition("-")[0]

    def entered():
        return re.findall(rf"Executing \[s@{flow}-([^:\]]+):1\]", exchange.log())

    # Whoever rings does so for longer than the caller waits.
    with started(phone, folder, wait=10, beside=CALLER.format(press=press)) as exchange:
        end = FarEnd("colleague", Switchboard(COLLEAGUE).line(user), [leg], float(seconds), lambda: 0)
        key = re.search(r"^Disconnect Call\s+\S+\s+(\S+)", exchange.ask("features show"), re.M)
        end.start()
        begun = time.monotonic()
        lines = ["Channel: Local/call@bench-pressing", f"Context: {context}", "Extension: s", "Priority: 1"]
        spool(exchange, "pressing", lines)
        wait_for(lambda: end.invites, 10)
        # The leg is over, and the caller has come to another step or to the end.
        wait_for(lambda: len(entered()) > 1 or not exchange.ask("core show channels concise"), 20)
        seconds = time.monotonic() - begun
        end.done.wait(2)
        return {
            "key": key and key[1], "entered": entered(), "seconds": seconds, "legs": end.problems,
            "keys": re.findall(r"DTMF end '(.)' received on (PJSIP|Local)/", exchange.log()),
            "complaints": exchange.complaints(),
        }


if __name__ == "__main__":
    print(json.dumps(left(*folders(), *sys.argv[3:])))
