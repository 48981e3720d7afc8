"""The contract's own server, as a call flow asks it: one `tools/call` of MCP 2026-07-28 without a handshake.

As a program: callers and answers against an exchange of its own; prints what became of them as JSON.

    unshare -rnm python tools.py PHONE_FOLDER WORK_FOLDER NUMBER < calls.json
"""

import json
import pathlib
import re
import ssl
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

VERSION = "2026-07-28"
FIXED = {
    "Content-Type": "application/json",
    "MCP-Protocol-Version": VERSION,
    "Mcp-Method": "tools/call",
}


def address(phone):
    """Where the exchange asks: the one address that its dialplan holds; nothing if it asks no server."""
    text = (phone / "asterisk/extensions.conf").read_text(encoding="utf-8")
    found = set(re.findall(r"\$\{CURL\(([^,]+),", text))
    assert len(found) <= 1
    return next((urlsplit(url) for url in found), None)


def result(content, **more):
    """A good answer; `content` is its structured content."""
    value = {"resultType": "complete", "content": [], "structuredContent": content, **more}
    return 200, json.dumps({"jsonrpc": "2.0", "id": 1, "result": value})


# What all counts as failed: the tool's own error, the protocol's, the server's, and what is no answer at all.
FAILURES = [
    result({}, isError=True),
    (400, json.dumps({"jsonrpc": "2.0", "id": 1, "error": {"code": -32602, "message": "no"}})),
    (500, json.dumps({"result": {"structuredContent": {"known": False, "stopped": True, "state": "packing"}}})),
    (200, json.dumps({"jsonrpc": "2.0", "id": 1, "error": {"code": -32602, "message": "no"}})),
    (200, ""),
]


class ToolServer(ThreadingHTTPServer):
    """Answers in order: pairs of a status and a text; None is no answer at all. Keeps what was asked."""

    daemon_threads = True

    def __init__(self, url, answers, chain, host):
        self.answers, self.asked, self.problems = list(answers), [], []
        self.path = url.path
        super().__init__((host, url.port or (443 if url.scheme == "https" else 80)), Handler)
        if url.scheme == "https":
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(chain)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_):
        """Whoever isn't trusted is hung up on; that is what some tests are about."""


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        # Whatever breaks here is found by who reads the problems.
        try:
            request = self.look(body)
        except (AssertionError, ValueError, KeyError) as broken:
            self.server.problems.append(f"{broken!r}: {body[:400]!r}")
            request = None
        self.server.asked.append(request)
        answer = self.server.answers.pop(0) if self.server.answers else (500, "asked once too often")
        if answer is None:
            time.sleep(15)
            return
        status, text = answer
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def look(self, body):
        """The request as the protocol wants it: each header once, and equal to what the body says."""
        request = json.loads(body)
        parameters = request.pop("params")
        assert request == {"jsonrpc": "2.0", "id": 1, "method": "tools/call"}, request
        assert self.path == self.server.path, self.path
        for name, value in {**FIXED, "Mcp-Name": parameters["name"]}.items():
            assert self.headers.get_all(name) == [value], (name, self.headers.get_all(name))
        accepted = {part.strip() for part in self.headers["Accept"].split(",")}
        assert accepted == {"application/json", "text/event-stream"}, accepted
        meta = parameters.pop("_meta")
        assert meta["io.modelcontextprotocol/protocolVersion"] == VERSION, meta
        assert meta["io.modelcontextprotocol/clientCapabilities"] == {}, meta
        assert set(parameters) == {"name", "arguments"}, parameters
        return parameters

    def log_message(self, *_):
        pass


def of_scenario(scenario, turn):
    """What the server answers in a scenario, in order."""
    answers = []
    for each in scenario["bench"].get("answers", []):
        if each["outcome"] == "timeout":
            answers.append(None)
        elif each["outcome"] == "failed":
            answers.append(FAILURES[turn % len(FAILURES)])
        else:
            answers.append(result(each["content"]))
    return answers


def differences(server, scenario, callee):
    """What was asked of the server and not meant to be, or the reverse; `callee` is whom an outbound dialplan calls."""
    wanted = [
        {"name": each["tool"], "arguments": {
            name: callee if value == "@number@" else value for name, value in each["arguments"].items()}}
        for each in scenario["bench"].get("answers", [])
    ]
    asked = server.asked if server else []
    return (server.problems if server else []) + ([f"asked {asked}, not {wanted}"] if asked != wanted else [])


def walked(exchange):
    """The contexts through which each call has come, by the numbers that the exchange gives its calls."""
    ways = {}
    for call, context in re.findall(r"\[(C-[0-9a-f]+)\] [^\n]*?Executing \[s@([^:\]]+):1\]", exchange.log()):
        ways.setdefault(call, []).append(context)
    return ways


def settled(exchange, seconds=3):
    """The same once no call has gone on for a moment: what a call does is told behind its answer."""
    end, now, before = time.monotonic() + seconds, walked(exchange), None
    while time.monotonic() < end and now != before:
        time.sleep(0.3)
        now, before = walked(exchange), now
    return now


def main(phone, folder, number):
    from bench import addresses, outside
    from exchange import Exchange
    from hostile import Colleague, Front, call
    from network import COLLEAGUE, MODEL, Networks, certificate

    calls = json.load(sys.stdin)
    url = address(phone)
    names, model = addresses(phone)
    networks = Networks()
    authority, chain = certificate(url.hostname, folder)
    if calls.get("stranger"):
        # Another authority than the one that is trusted.
        (folder / "other").mkdir()
        chain = certificate(url.hostname, folder / "other")[1]
    outside({**names, url.hostname: MODEL}, authority, folder)
    exchange = Exchange(folder / "exchange", phone, networks.inside).prepare(None, 2)
    try:
        exchange.start()
        Colleague(COLLEAGUE, calls["answers"]) if "answers" in calls else Front(COLLEAGUE)
        server = ToolServer(url, [], chain, MODEL)
        answers, numbers = [], []
        for place, (sender, status, text) in enumerate(calls["calls"]):
            server.answers = [(status, text)]
            answers.append(call(place, sender, "X-Any: x", number))
            # Not every request becomes a call.
            numbers.append(next((each for each in settled(exchange) if each not in numbers), None))
        time.sleep(calls.get("linger", 0))
        ways = walked(exchange)
        print(
            json.dumps(
                {
                    "walked": [[answer, ways.get(number, [])] for answer, number in zip(answers, numbers)],
                    "numbers": numbers,
                    "asked": server.asked,
                    "problems": server.problems,
                    "log": exchange.log(),
                    "complaints": exchange.complaints(),
                }
            )
        )
    finally:
        exchange.stop()
        networks.close()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3])
