"""The far ends of web sockets to which calls are connected: RFC 6455 over TLS, the sound as Asterisk's chan_websocket has it.

Each plays given outcomes. It hears the caller: SIPp gives back what it hears, so what was sent comes back.
"""

import base64
import json
import logging
import re
import socket
import ssl
import threading
import time
from urllib.parse import urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import serve

# 20 ms of G.711, as nobody else sends it.
MARK = bytes(range(0x20, 0x70)) * 2
# In how many ways a far end is none.
NONE = ("503", "at_once", "401", "cut_off")
# Whatever a far end says in words, but to hang up.
WORDS = [
    "ANSWER", "MARK_MEDIA ${SHELL(id)}", "SET_MEDIA_DIRECTION nowhere", "GOTO advice-front,s,1", "", "\r\n\r\nHANG",
    json.dumps({"command": "EXECUTE", "application": "Dial"}), "x" * 5_000,
]


def declared(phone):
    """The web sockets of a folder: where each is, and who signs in."""
    control = json.loads((phone / "control.json").read_text(encoding="utf-8"))
    urls = {kept["stream"]: kept["where"] for kept in control["retention"] if kept["what"] == "streams"}
    path = phone / "asterisk/websocket_client.conf"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    users = {}
    for section in text.split("\n["):
        url, user = re.search(r"^uri=(.*)$", section, re.M), re.search(r"^username=(.*)$", section, re.M)
        if url:
            users[url[1]] = user[1] if user else None
    assert set(users) == set(urls.values())
    return {name: (urlsplit(url), users[url]) for name, url in urls.items()}


class WebSocketEnd:
    """`legs`: the calls to come, each a mapping: the `way` of the scenario that it belongs to, `outcome`, `how` that comes
    about. `where` says which way the exchange has come to; `wanted` is what it signs in by."""

    name, invites = "web socket", []

    def __init__(self, host, url, legs, wanted, conversation, chain, where, turn):
        self.legs, self.left, self.conversation, self.where, self.turn = legs, list(legs), conversation, where, turn
        self.wanted = "Basic " + base64.b64encode(wanted.encode()).decode() if wanted else None
        self.path, self.problems, self.played, self.done = url.path or "/", [], 0, threading.Event()
        self.leg, self.server = None, None
        # What is refused is told to nobody but the log of the library.
        logging.getLogger("websockets").setLevel(logging.CRITICAL)
        if any(leg.get("how") == "nobody" for leg in legs):
            self.played = len(legs)
            self.done.set()
            return
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(chain)
        self.server = serve(
            self.talk, host, url.port or 443, ssl=context, process_request=self.greet, select_subprotocol=lambda *_: "media"
        )

    def start(self):
        if self.server:
            threading.Thread(target=self.server.serve_forever, daemon=True).start()
        if all(leg.get("how") == "stranger" for leg in self.legs):
            # Nobody comes whose handshake could be answered.
            self.played = len(self.legs)
            self.done.set()

    def greet(self, connection, request):
        """Before the connection is taken: is this the exchange, and the call that is awaited?"""
        self.leg = self.next()
        how = self.leg.get("how") if self.leg else None
        if self.leg is None:
            self.problems.append(f"a connection at way {self.where()} that nobody expects")
        elif how == "stranger":
            self.problems.append("a far end was taken whose certificate is none")
        elif request.path != self.path or request.headers.get("Authorization") != self.wanted:
            self.problems.append(f"{request.path} by {request.headers.get('Authorization')}, not {self.path} by {self.wanted}")
        elif how in ("503", "401"):
            self.over()
            return connection.respond(int(how), "no\n")
        return None

    def next(self):
        deadline = time.monotonic() + 2
        while time.monotonic() < deadline:
            for leg in self.left:
                if leg["way"] == self.where():
                    self.left.remove(leg)
                    if leg["outcome"] == "failed" and "how" not in leg:
                        leg["how"] = NONE[(self.turn + len(self.left)) % len(NONE)]
                    return leg
            time.sleep(0.05)
        return None

    def over(self):
        self.played += 1
        if not self.left:
            self.done.set()

    def talk(self, connection):
        leg = self.leg
        if self.problems or leg.get("how") == "at_once":
            self.over()
            return
        if leg.get("how") == "cut_off":
            # Without a word. To close it alone would do nothing as long as the library's own thread reads from it.
            connection.socket.shutdown(socket.SHUT_RDWR)
            connection.socket.close()
            self.over()
            return
        begun = connection.recv(timeout=5)
        told = dict(part.partition(":")[::2] for part in begun.split(" ")[1:]) if isinstance(begun, str) else {}
        # The far end is told how sound is coded, and nothing of who calls.
        if (told.get("format"), told.get("optimal_frame_size")) != ("ulaw", "160") or "4155" in begun:
            self.problems.append(f"the connection begins with {begun!r}")
        self.listen(connection, leg, time.monotonic())
        self.over()

    def listen(self, connection, leg, begun):
        heard = b""
        for word in WORDS if leg.get("how") == "words" else ():
            connection.send(word)
        while leg["outcome"] in ("time_limit", "left") or time.monotonic() < begun + self.conversation:
            try:
                connection.send(MARK)
                message = connection.recv(timeout=0.02)
                heard += message if isinstance(message, bytes) else b""
            except TimeoutError:
                pass
            except ConnectionClosed:
                break
        seconds = time.monotonic() - begun
        if leg["outcome"] == "completed":
            if seconds < self.conversation:
                self.problems.append(f"the exchange closed the connection after {seconds:.1f} s")
            elif leg.get("how") == "words":
                connection.send("HANGUP")
                time.sleep(0.3)
        # The caller gives back what it hears: a second of it at least has come and gone.
        if heard.count(MARK) < 50:
            self.problems.append(f"heard {len(heard)} bytes, with {heard.count(MARK)} of {MARK[:4].hex()}…")
