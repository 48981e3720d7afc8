"""How long the exchange hears nothing before it ends a message: prints seconds as JSON.

    unshare -rnm python silence.py PHONE_FOLDER WORK_FOLDER CONTEXT

A caller comes to the context, a step that takes a message, and sends silence.
"""

import datetime
import json
import re
import sys

from bench import folders, spool, started, wait_for

CALLER = "\n[bench-silent]\nexten => call,1,Answer()\n" + " same => n,Playback(silence/10)\n" * 9
MOMENT = r"^\[([\d-]+ [\d:.]+)\][^\n]*"


def heard(phone, folder, context):
    with started(phone, folder, beside=CALLER) as exchange:

        def moment(what):
            found = re.search(MOMENT + what, exchange.log(), re.M)
            return found and datetime.datetime.fromisoformat(found[1])

        spool(
            exchange, "silent", ["Channel: Local/call@bench-silent", f"Context: {context}", "Extension: s", "Priority: 1"])
        wait_for(lambda: moment(r"Playing 'beep\."), 20)
        # Whatever comes after the message.
        after = rf"Executing \[s@(?!{re.escape(context)}:)(?!bench)[^\]]+:1\]"
        wait_for(lambda: moment(after), 80)
        seconds = (moment(after) - moment(r"Playing 'beep\.")).total_seconds()
        return {"seconds": seconds, "complaints": exchange.complaints()}


if __name__ == "__main__":
    print(json.dumps(heard(*folders(), sys.argv[3])))
