"""Calls that bring hostile text, against an exchange of its own; prints what became of them as JSON.

    unshare -rnm python hostile.py PHONE_FOLDER WORK_FOLDER < callers.json
"""

import json
import re
import socket
import sys
import time

from bench import folders, started
from far_ends import Call, Message, Stranger, Switchboard
from network import CARRIER, COLLEAGUE, EXCHANGE

NUMBER = "+14155550150"


class Front(Switchboard):
    """Answers every call with one status, and keeps what was asked of it."""

    def __init__(self, address):
        self.asked, self.status = [], "486 Busy Here"
        super().__init__(address)

    def run(self):
        while True:
            data, peer = self.socket.recvfrom(65535)
            if not data.strip():
                continue
            message = Message(data)
            answer = None
            if message.method == "INVITE":
                self.asked.append(data.decode("utf-8", "replace"))
                answer = self.status
            elif message.method in ("CANCEL", "OPTIONS", "BYE"):
                answer = "200 OK"
            if answer:
                kept = [f"{name}: {value}" for name, value in message.headers if name in ("Via", "From", "Call-ID", "CSeq")]
                lines = [f"SIP/2.0 {answer}", *kept, f"To: {message['To']};tag=front", "Content-Length: 0", "", ""]
                self.socket.sendto("\r\n".join(lines).encode(), peer)


class Colleague(Front):
    """One of several who are rung: answers, says nothing and presses no key; the phones of the others ring on."""

    def __init__(self, address, user):
        self.user = user
        super().__init__(address)

    def run(self):
        while True:
            data, peer = self.socket.recvfrom(65535)
            message = Message(data) if data.strip() else None
            if message is None or message.method in ("", "ACK"):
                continue
            is_theirs = message.method == "INVITE" and f":{self.user}@" in message.first.split(" ")[1]
            status = "180 Ringing" if message.method == "INVITE" and not is_theirs else "200 OK"
            end = Call(Stranger(self, peer))
            end.tag = "front"
            end.invite = message
            end.reply(message, status, end.sound() if is_theirs else "")


def call(place, sender, header, number=NUMBER, address=CARRIER):
    """The first final answer to an INVITE, or that there is a ringing one."""
    own = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    own.bind((address, 5080 + place))
    body = f"v=0\r\no=- 1 1 IN IP4 {address}\r\ns=-\r\nc=IN IP4 {address}\r\nt=0 0\r\nm=audio 31000 RTP/AVP 0\r\n"
    lines = [
        f"INVITE sip:{number}@{EXCHANGE}:5060 SIP/2.0",
        f"Via: SIP/2.0/UDP {address}:{5080 + place};branch=z9hG4bK{place}hostile",
        f"From: {sender};tag=hostile{place}",
        f"To: <sip:{number}@{EXCHANGE}>",
        f"Call-ID: hostile-{place}",
        "CSeq: 1 INVITE",
        f"Contact: <sip:x@{address}:{5080 + place}>",
        "Max-Forwards: 70",
        header,
        "Content-Type: application/sdp",
        f"Content-Length: {len(body)}",
    ]
    own.sendto(("\r\n".join(lines) + "\r\n\r\n" + body).encode(), (EXCHANGE, 5060))
    best, deadline = "none", time.monotonic() + 3
    while (left := deadline - time.monotonic()) > 0:
        own.settimeout(left)
        try:
            message = Message(own.recv(65535))
        except TimeoutError:
            break
        if not message.method and message.status > 100:
            best = str(message.status)
            if message.status >= 200:
                own.sendto(acknowledge(message).encode(), (EXCHANGE, 5060))
                break
    own.close()
    return best


def acknowledge(answer):
    """The ACK of a refusal belongs to the INVITE's own transaction."""
    lines = [
        f"ACK sip:{EXCHANGE} SIP/2.0",
        f"Via: {answer['Via']}",
        f"From: {answer['From']}",
        f"To: {answer['To']}",
        f"Call-ID: {answer['Call-ID']}",
        "CSeq: 1 ACK",
        "Max-Forwards: 70",
        "Content-Length: 0",
    ]
    return "\r\n".join([*lines, "", ""])


if __name__ == "__main__":
    callers = json.load(sys.stdin)
    with started(*folders(), wait=2) as exchange:
        front = Front(COLLEAGUE)
        answers, invites = [], []
        for place, (sender, header) in enumerate(callers):
            before = len(front.asked)
            answers.append(call(place, sender, header))
            invites.append("".join(front.asked[before:]))
        time.sleep(1)
        log = exchange.log()
        print(
            json.dumps(
                {
                    "answers": answers,
                    "invites": invites,
                    "contexts": sorted(set(re.findall(r"Executing \[[^@\]]*@([^:\]]+):", log))),
                    "complaints": exchange.complaints(),
                }
            )
        )
