"""Where calls come to when those who are rung don't take them: prints step → the steps after it, as JSON.

    unshare -rnm python refusals.py PHONE_FOLDER WORK_FOLDER DIALPLAN STEP…

A caller comes to each step. A line is called after what its phone does: `s603` answers with 603, `r603` rings before, `ringing`
rings until nobody waits any more, and `silent` says nothing.
"""

import json
import re
import socket
import sys
import threading
import time

from bench import folders, spool, started
from far_ends import Call, Message, Stranger
from network import COLLEAGUE

# A far end's own words are nothing to go by.
PHRASE = 'Odd, ${EXTEN}" = "1'


class Phones(threading.Thread):
    """All phones of one address; each does what its name says."""

    def __init__(self, address):
        super().__init__(daemon=True)
        self.address = (address, 5060)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(self.address)
        self.calls = {}
        self.start()

    def run(self):
        while True:
            data, peer = self.socket.recvfrom(65535)
            message = Message(data)
            key = message["Call-ID"]
            if message.method == "INVITE" and key not in self.calls:
                self.calls[key] = call = Call(Stranger(self, peer))
                call.invite = message
                user = re.search(r"^INVITE sips?:([^@;> ]*)@", message.first)[1]
                if user[0] == "r":
                    call.reply(message, "180 Ringing")
                if status := re.search(r"\d{3}$", user):
                    wait = 1 if user[0] == "r" else 0
                    threading.Timer(wait, call.reply, (message, f"{status[0]} {PHRASE}")).start()
            elif message.method == "CANCEL":
                self.calls[key].reply(message, "200 OK")
                self.calls[key].reply(self.calls[key].invite, "487 Request Terminated")


def ways(phone, folder, dialplan, *steps):
    # Long enough for a phone that rings first.
    with started(phone, folder, wait=5) as exchange:
        Phones(COLLEAGUE)
        for step in steps:
            spool(exchange, step, [
                "Channel: Local/wait@bench-waiting", f"Context: {dialplan}-{step}", "Extension: s", "Priority: 1",
                "Setvar: TESTWAIT=5",
            ])
            time.sleep(0.05)
        deadline = time.monotonic() + 60
        found = {}
        while len(found) < len(steps) and time.monotonic() < deadline:
            time.sleep(0.5)
            entered = {}
            for step, channel in re.findall(
                rf'Executing \[s@{re.escape(dialplan)}-([^:\]]+):1\] \w+\("([^"]+)"', exchange.log()
            ):
                entered.setdefault(channel, []).append(step)
            found = {way[0]: way[1] for way in entered.values() if len(way) > 1}
        return {"ways": found, "complaints": exchange.complaints()}


if __name__ == "__main__":
    print(json.dumps(ways(*folders(), *sys.argv[3:])))
