"""How long the exchange hears nothing before it ends a message: prints seconds as JSON.

    unshare -rnm python silence.py PHONE_FOLDER WORK_FOLDER CONTEXT

A caller comes to the context, a step that takes a message, and sends silence.
"""

import datetime
import json
import pathlib
import re
import sys

from bench import addresses, outside, spool, wait_for
from exchange import Exchange
from network import Networks, certificate

CALLER = "\n[bench-silent]\nexten => call,1,Answer()\n" + " same => n,Playback(silence/10)\n" * 9
MOMENT = r"^\[([\d-]+ [\d:.]+)\][^\n]*"


def heard(phone, folder, context):
    networks = Networks()
    names, model = addresses(phone)
    outside(names, certificate(model or "model.example", folder)[0], folder)
    exchange = Exchange(folder / "exchange", phone, networks.inside).prepare()
    with (exchange.folder / "extensions.conf").open("a", encoding="utf-8") as dialplan:
        dialplan.write(CALLER)

    def moment(what):
        found = re.search(MOMENT + what, exchange.log(), re.M)
        return found and datetime.datetime.fromisoformat(found[1])

    try:
        exchange.start()
        spool(
            exchange, "silent", ["Channel: Local/call@bench-silent", f"Context: {context}", "Extension: s", "Priority: 1"])
        wait_for(lambda: moment(r"Playing 'beep\."), 20)
        # Whatever comes after the message.
        after = rf"Executing \[s@(?!{re.escape(context)}:)(?!bench)[^\]]+:1\]"
        wait_for(lambda: moment(after), 80)
        seconds = (moment(after) - moment(r"Playing 'beep\.")).total_seconds()
        return {"seconds": seconds, "complaints": exchange.complaints()}
    finally:
        exchange.stop()
        networks.close()


if __name__ == "__main__":
    phone, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    print(json.dumps(heard(phone, folder, sys.argv[3])))
