"""What becomes of a caller whom a colleague passes on: prints as JSON where the call comes to, and who talked when.

    unshare -rnm python passing.py PHONE_FOLDER WORK_FOLDER CONTEXT PLAY

A caller comes to the context, a step that puts calls through. The play is JSON: for each line the calls that come to it, and
for each call what that line does, one after the other; the line `caller` presses keys and hangs up. Deeds: `answer`, `refuse`
with a status, `wait` so many seconds, `press` keys, `hang_up`, `over` (waits until the exchange ends the call), `cancelled`.
`set` is what the caller's channel has from before, each as `NAME=value`.
"""

import json
import re
import sys
import threading
import time

from bench import caller as arriving
from bench import folders, spool, started, wait_for
from far_ends import Call, Switchboard
from network import COLLEAGUE

BESIDE = "\n[bench-pressing]\nexten => call,1,Answer()\n{deeds} same => n,Wait(40)\n"


class Player(threading.Thread):
    """One line, which does in each of its calls what the play says."""

    def __init__(self, name, wire, calls, story):
        super().__init__(daemon=True)
        self.name, self.wire, self.calls, self.story = name, wire, calls, story
        self.problems, self.invites, self.done = [], [], threading.Event()

    def tell(self, what):
        self.story.append(f"{self.name} {what}")

    def run(self):
        for deeds in self.calls:
            call = Call(self)
            try:
                call.invite = call.expect("INVITE", 40)
                self.invites.append(call.invite)
                self.tell("rings")
                call.reply(call.invite, "180 Ringing")
                for deed in deeds:
                    self.do(call, deed)
            except (OSError, RuntimeError) as problem:
                self.problems.append(f"{self.name}: {type(problem).__name__} {problem}")
                return
        self.done.set()

    def do(self, call, deed):
        word, _, what = deed.partition(" ")
        if word == "answer":
            call.reply(call.invite, "200 OK", call.sound())
            call.expect("ACK")
        elif word == "refuse":
            call.reply(call.invite, what)
            call.expect("ACK")
        elif word == "wait":
            call.listen(float(what))
        elif word == "press":
            call.press(what)
        elif word == "hang_up":
            call.ask("BYE")
        elif word == "over":
            call.reply(call.expect("BYE", 40), "200 OK")
        elif word == "cancelled":
            call.reply(call.expect("CANCEL", 40), "200 OK")
            call.reply(call.invite, "487 Request Terminated")
            call.expect("ACK")
        self.tell(deed)


def caller(deeds):
    lines = ""
    for deed in deeds:
        word, _, what = deed.partition(" ")
        lines += {"wait": f" same => n,Wait({what})\n", "press": f" same => n,SendDTMF({what})\n", "hang_up": " same => n,Hangup()\n"}[word]
    return BESIDE.format(deeds=lines)


def passed(phone, folder, context, play):
    play = json.loads(play)
    flow = context.partition("-")[0]
    story = []
    before = [f"Setvar: {each}" for each in play.pop("set", [])]

    def entered():
        # Not what whoever answers is told, on a leg of their own.
        return re.findall(rf"Executing \[s@{flow}-(?![^:\]]*-tell:)([^:\]]+):1\]", exchange.log())

    # Whoever rings does so for six seconds.
    with started(phone, folder, wait=6, beside=caller(play.pop("caller", []))) as exchange:
        board = Switchboard(COLLEAGUE)
        ends = [Player(name, board.line(name), calls, story) for name, calls in play.items()]
        for end in ends:
            end.start()
        spool(exchange, "passed", ["Channel: Local/call@bench-pressing", *arriving(context, phone)[1:], *before])
        wait_for(lambda: any(end.invites for end in ends), 10)
        deadline = time.monotonic() + 45
        while len(entered()) < 2 and exchange.ask("core show channels concise") and time.monotonic() < deadline:
            time.sleep(0.2)
        story.append(f"the call is at {entered()[-1]}" if len(entered()) > 1 else "the call is over")
        for end in ends:
            end.done.wait(3)
        return {
            "entered": entered(), "story": story, "problems": [problem for end in ends for problem in end.problems],
            "rung": {end.name: len(end.invites) for end in ends},
            "waits": sorted(end.name for end in ends if not end.done.is_set()),
            "channels": exchange.ask("core show channels concise"),
            "complaints": exchange.complaints(),
            "strangers": sorted(re.search(r"sips?:([^@;> ]*)", call.invite.first)[1] for call in board.strangers.values()),
        }


if __name__ == "__main__":
    print(json.dumps(passed(*folders(), *sys.argv[3:]), indent=1))
