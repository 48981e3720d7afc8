"""The far ends of an exchange's legs: a colleague, a carrier's number, a model. Each plays given outcomes.

SIP by RFC 3261, REFER by RFC 3515, sound by RFC 4566 and 4568: as much of each as one side of a call needs.
"""

import base64
import os
import queue
import re
import socket
import ssl
import threading
import time


# A phone of a queue rings once those who wait have heard their place, for which a shortened wait may leave no time. That it
# rings is proven where somebody answers.
MAY_NOT_COME = ("rings", "cancelled")


class Message:
    """One SIP message: its first line, its headers in order, its body."""

    def __init__(self, data):
        head, _, self.body = data.decode("utf-8", "replace").partition("\r\n\r\n")
        self.first, *lines = head.split("\r\n")
        self.headers = [
            (name.strip(), value.strip()) for name, _, value in (line.partition(":") for line in lines)
        ]

    def all(self, name):
        return [value for own, value in self.headers if own.lower() == name.lower()]

    def __getitem__(self, name):
        return next(iter(self.all(name)), "")

    @property
    def method(self):
        """The request's method; of a response: nothing."""
        return "" if self.first.startswith("SIP/2.0") else self.first.split(" ")[0]

    @property
    def status(self):
        return int(self.first.split(" ")[1]) if not self.method else 0


class Switchboard(threading.Thread):
    """SIP over UDP for the many lines of one address: a call goes to the line that its request names.

    A call that no line waits for (one of those who fill a queue) rings until it is cancelled.
    """

    def __init__(self, address):
        super().__init__(daemon=True)
        self.address = (address, 5060)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(self.address)
        self.lines, self.calls, self.strangers = {}, {}, {}
        self.start()

    def line(self, user):
        return self.lines.setdefault(user, Line(self))

    def run(self):
        while True:
            data, peer = self.socket.recvfrom(65535)
            # Two line ends keep a path open; they say nothing.
            if not data.strip():
                continue
            message = Message(data)
            call = message["Call-ID"]
            if message.method == "INVITE" and call not in self.calls and call not in self.strangers:
                user = re.search(r"^INVITE sips?:([^@;> ]*)@?", message.first)[1]
                if user in self.lines and "filler" not in message["From"]:
                    self.calls[call] = self.lines[user]
                else:
                    self.strangers[call] = Call(Stranger(self, peer))
                    self.strangers[call].invite = message
                    self.strangers[call].reply(message, "180 Ringing")
            if call in self.calls:
                self.calls[call].inbox.put((message, peer))
            elif message.method == "CANCEL" and call in self.strangers:
                self.strangers[call].reply(message, "200 OK")
                self.strangers[call].reply(self.strangers[call].invite, "487 Request Terminated")
            elif message.method == "OPTIONS":
                Call(Stranger(self, peer)).reply(message, "200 OK")


class Line:
    """One line of a switchboard."""

    transport = "UDP"

    def __init__(self, board):
        self.board, self.address, self.inbox, self.peer = board, board.address, queue.Queue(), None

    def open(self):
        """Its calls come one after the other."""

    def receive(self, seconds):
        try:
            message, self.peer = self.inbox.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError("nothing came") from None
        return message

    def send(self, text):
        self.board.socket.sendto(text.encode(), self.peer)


class Stranger:
    """Whoever is behind a call that no line waits for."""

    transport = "UDP"

    def __init__(self, board, peer):
        self.board, self.peer, self.address, self.wire = board, peer, board.address, self

    def send(self, text):
        self.board.socket.sendto(text.encode(), self.peer)


class Stream:
    """SIP over TLS: messages are told apart by their Content-Length."""

    transport = "TLS"

    def __init__(self, address, port, chain):
        self.address = (address, port)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(chain)
        self.listener = socket.create_server(self.address)
        self.connection, self.buffer = None, b""

    def open(self):
        """One connection serves all calls, as the exchange keeps it."""

    def receive(self, seconds):
        if self.connection is None:
            self.listener.settimeout(seconds)
            self.connection = self.context.wrap_socket(self.listener.accept()[0], server_side=True)
        self.connection.settimeout(seconds)
        while True:
            self.buffer = self.buffer.lstrip(b"\r\n")
            head, end, rest = self.buffer.partition(b"\r\n\r\n")
            length = re.search(rb"(?im)^(?:Content-Length|l)\s*:\s*(\d+)", head)
            if end and length and len(rest) >= int(length[1]):
                self.buffer = rest[int(length[1]) :]
                return Message(head + end + rest[: int(length[1])])
            data = self.connection.recv(65535)
            if not data:
                raise ConnectionError("the exchange closed the connection")
            self.buffer += data

    def send(self, text):
        self.connection.sendall(text.encode())


class FarEnd(threading.Thread):
    """`legs`: the calls to come, each a mapping: the `way` of the scenario that it belongs to, `outcome`, `refer_to` an
    address, `presses` a key once so many `hears_milliseconds` are over (or is put through then), `passes` the keys by which the caller is passed on, `turn` its place among those that are rung for one way. `where` says which way the exchange has come to: a queue rings as often as it likes.
    """

    def __init__(self, name, wire, legs, conversation, where):
        super().__init__(daemon=True)
        self.name, self.wire, self.legs, self.conversation = name, wire, legs, conversation
        self.where, self.last = where, None
        # The INVITE of each call that came, what went otherwise than agreed, and how many calls went as agreed.
        self.invites, self.problems, self.played = [], [], 0
        self.left, self.done = list(legs), threading.Event()

    def run(self):
        while not self.problems:
            call = Call(self)
            try:
                self.wire.open()
                call.invite = call.expect("INVITE", 90)
                leg = self.leg()
                call.turn = leg.get("turn", 0)
                call.play(leg["outcome"], leg.get("refer_to"), leg.get("presses", ""), leg.get("passes", ""), leg.get("hears_milliseconds"))
                self.played += leg["outcome"] not in MAY_NOT_COME
            except (OSError, RuntimeError) as problem:
                if not self.done.is_set():
                    self.problems.append(f"{self.name}: {type(problem).__name__} {problem}")
                return
            if not self.left:
                self.done.set()
                # What rang once may ring again.
                if leg["outcome"] not in MAY_NOT_COME:
                    return

    def leg(self):
        """The leg that a call is. What the exchange has come to may be told a moment later than it calls."""
        deadline = time.monotonic() + 2
        while time.monotonic() < deadline:
            way = self.where()
            for place, leg in enumerate(self.left):
                if leg["way"] == way:
                    self.left = self.left[:place] + self.left[place + 1 :]
                    self.last = leg
                    return leg
            time.sleep(0.05)
            # Nobody answered before, and nobody does when it rings again.
            if self.last and self.last["way"] == way and self.last["outcome"] in MAY_NOT_COME:
                if time.monotonic() > deadline - 1.5:
                    return self.last
        raise RuntimeError(f"a call at way {self.where()} that nobody expects")


class Call:
    """One call to a far end, from INVITE to its end."""

    def __init__(self, end):
        self.end, self.wire = end, end.wire
        self.tag, self.number, self.turn = os.urandom(4).hex(), 0, 0

    def play(self, outcome, refer_to, presses, passes="", hears=None):
        self.outcome, self.refer_to, self.presses = outcome, refer_to, presses
        self.end.invites.append(self.invite)
        self.reply(self.invite, "100 Trying")
        away = ("480 Temporarily Unavailable", "404 Not Found")[self.turn % 2]
        refused = {
            "busy": "486 Busy Here",
            "failed": "503 Service Unavailable",
            "rejected": "603 Decline",
            "unreachable": away,
        }
        if self.outcome in refused:
            self.reply(self.invite, refused[self.outcome])
            self.expect("ACK")
            return
        self.reply(self.invite, "180 Ringing")
        if self.outcome in ("no_answer", "rings", "cancelled"):
            self.reply(self.expect("CANCEL", 90), "200 OK")
            self.reply(self.invite, "487 Request Terminated")
            self.expect("ACK")
            return
        self.reply(self.invite, "200 OK", self.sound())
        self.expect("ACK")
        if self.presses:
            # What is said is over before the key is pressed.
            time.sleep(0.3 + (hears or 300) / 1000)
            self.press(self.presses)
        elif hears:
            time.sleep(hears / 1000)
        if passes:
            # The two talk; then a tone asks for the number.
            time.sleep(1.4)
            self.press(passes[:2])
            time.sleep(0.9)
            self.press(passes[2:])
        if self.outcome in ("answer", "time_limit", "declined", "left", "passes"):
            self.reply(self.expect("BYE", 90), "200 OK")
            return
        self.listen(self.end.conversation)
        if self.outcome in ("completed", "dropped"):
            self.ask(
                "BYE", 'Reason: Q.850;cause=41;text="Temporary failure"' if self.outcome == "dropped" else ""
            )
            return
        # REFER: the exchange takes the call over and says how that went; then this side leaves.
        self.ask("REFER", f"Refer-To: <{self.refer_to}>", wanted=202)
        while "200 OK" not in (notify := self.expect("NOTIFY")).body:
            self.reply(notify, "200 OK")
        self.reply(notify, "200 OK")
        self.ask("BYE")

    def press(self, keys):
        for key in keys:
            self.ask("INFO", body=f"Signal={key}\r\nDuration=160\r\n", kind="application/dtmf-relay")
            time.sleep(0.25)

    def expect(self, method, seconds=15):
        deadline = time.monotonic() + seconds
        while True:
            message = self.wire.receive(max(deadline - time.monotonic(), 0.01))
            if message.method == method:
                return message
            if message.method == "OPTIONS":
                self.reply(message, "200 OK")
            elif message.method and message.method not in ("INVITE", "ACK"):
                raise RuntimeError(f"{message.method} instead of {method}")

    def listen(self, seconds):
        """Waits through the conversation; the caller leaving early is not what was agreed."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            try:
                message = self.wire.receive(left)
            except TimeoutError:
                return
            if message.method == "BYE":
                raise RuntimeError("the exchange hung up in the conversation")

    def reply(self, request, status, body=""):
        kept = ("Via", "Record-Route", "From", "Call-ID", "CSeq")
        lines = [f"SIP/2.0 {status}"]
        lines += [f"{name}: {value}" for name, value in request.headers if name in kept]
        to = request["To"]
        lines.append(f"To: {to}" if ";tag=" in to or status.startswith("100") else f"To: {to};tag={self.tag}")
        lines.append(f"Contact: {self.contact()}")
        self.send(lines, body)

    def ask(self, method, header="", wanted=200, body="", kind=""):
        """A request within the call, answered as wanted."""
        self.number += 1
        target = re.search(r"<([^>]+)>", self.invite["Contact"])[1]
        lines = [
            f"{method} {target} SIP/2.0",
            f"Via: SIP/2.0/{self.wire.transport} {self.host()};branch=z9hG4bK{os.urandom(6).hex()};rport",
            f"From: {self.invite['To']};tag={self.tag}",
            f"To: {self.invite['From']}",
            f"Call-ID: {self.invite['Call-ID']}",
            f"CSeq: {self.number} {method}",
            f"Contact: {self.contact()}",
            "Max-Forwards: 70",
        ]
        self.send(lines + ([header] if header else []), body, kind)
        while True:
            message = self.wire.receive(15)
            if message.status >= 200 and message["CSeq"] == f"{self.number} {method}":
                if message.status != wanted:
                    raise RuntimeError(f"{method} was answered {message.first}")
                return
            # A NOTIFY may overtake the answer to its REFER.
            if message.method == "NOTIFY":
                self.reply(message, "200 OK")

    def send(self, lines, body="", kind=""):
        kinds = [f"Content-Type: {kind or 'application/sdp'}"] if body else []
        self.wire.send("\r\n".join([*lines, *kinds, f"Content-Length: {len(body)}", "", body]))

    def host(self):
        return "{}:{}".format(*self.wire.address)

    def contact(self):
        return f"<sip:{self.host()};transport={self.wire.transport.lower()}>"

    def sound(self):
        """An answer to the offer: G.711 and keys, encrypted where that is offered."""
        profile = re.search(r"^m=audio \d+ (\S+)", self.invite.body, re.M)[1]
        lines = [
            "v=0",
            f"o=- 1 1 IN IP4 {self.wire.address[0]}",
            "s=-",
            f"c=IN IP4 {self.wire.address[0]}",
            "t=0 0",
            f"m=audio 30000 {profile} 0 101",
            "a=rtpmap:0 PCMU/8000",
            "a=rtpmap:101 telephone-event/8000",
            "a=fmtp:101 0-15",
        ]
        if profile.startswith("RTP/SAVP"):
            tag = re.search(r"^a=crypto:(\d+) AES_CM_128_HMAC_SHA1_80 ", self.invite.body, re.M)[1]
            key = base64.b64encode(os.urandom(30)).decode()
            lines.append(f"a=crypto:{tag} AES_CM_128_HMAC_SHA1_80 inline:{key}")
        return "\r\n".join([*lines, ""])
