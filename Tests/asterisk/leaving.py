"""What a key does during a call that is put through: prints as JSON where the caller comes to.

    unshare -rnm python leaving.py PHONE_FOLDER WORK_FOLDER CONTEXT USER OUTCOME SECONDS CALLER_PRESSES COLLEAGUE_PRESSES

A caller comes to the context, a step that puts calls through to a colleague, waits for three seconds and presses keys; the
colleague plays the outcome of a leg, and talks for so many seconds. `-` is no key.
"""

import json
import pathlib
import re
import sys
import time

from bench import addresses, outside, spool, wait_for
from exchange import Exchange
from far_ends import FarEnd, Switchboard
from network import COLLEAGUE, Networks, certificate

CALLER = "\n[bench-pressing]\nexten => call,1,Answer()\n same => n,Wait(3)\n{press} same => n,Wait(20)\n"


def left(phone, folder, context, user, outcome, seconds, caller, colleague):
    networks = Networks()
    names, model = addresses(phone)
    outside(names, certificate(model or "model.example", folder)[0], folder)
    # Whoever rings does so for longer than the caller waits.
    exchange = Exchange(folder / "exchange", phone, networks.inside).prepare(None, 10)
    press = "" if caller == "-" else f" same => n,SendDTMF({caller})\n"
    with (exchange.folder / "extensions.conf").open("a", encoding="utf-8") as dialplan:
        dialplan.write(CALLER.format(press=press))
    leg = {"way": 0, "outcome": outcome, "presses": "" if colleague == "-" else colleague}
    end = FarEnd("colleague", Switchboard(COLLEAGUE).line(user), [leg], float(seconds), lambda: 0)
    flow = context.partition("-")[0]

    def entered():
        return re.findall(rf"Executing \[s@{flow}-([^:\]]+):1\]", exchange.log())

    try:
        exchange.start()
        key = re.search(r"^Disconnect Call\s+\S+\s+(\S+)", exchange.ask("features show"), re.M)
        end.start()
        begun = time.monotonic()
        spool(
            exchange, "pressing", ["Channel: Local/call@bench-pressing", f"Context: {context}", "Extension: s", "Priority: 1"])
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
    finally:
        exchange.stop()
        networks.close()


if __name__ == "__main__":
    phone, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    print(json.dumps(left(phone, folder, *sys.argv[3:])))
