#!/usr/bin/env python3
"""The few lines that a voice page needs behind it: it gives out short-lived client secrets, and never the API key.

    OPENAI_API_KEY=... ./backend.py --port 8080          behind your own TLS, at the `origin` of the contract
    OPENAI_API_KEY=... ./backend.py --local              on your own machine: http://localhost:8080/AGENT.html

Standard library alone, Python 3.9 or newer. Run it from a folder that `parlance fill` has filled, or take its three
duties into a backend of your own: refuse other origins, limit each person, and answer with `value` and `expires_at`
of the service's answer and nothing else of it. The `pass` beside them is this backend's own.
"""

import argparse
import collections
import hashlib
import hmac
import http.server
import json
import os
import pathlib
import re
import secrets
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

# A pass lets a conversation go on in further sessions: when its line was lost, before its session ends, when another agent
# takes over. Those do not count as begun; what is more than this does, so that a pass is no way round the limit.
SESSIONS_OF_A_PASS = 10
# A session ends after an hour, and its page asks for the next one before.
SECONDS_OF_A_PASS = 3600

HERE = pathlib.Path(__file__).resolve().parent
LONGEST_LOG = 2_000_000
TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


class Refusal(Exception):
    """What the page is told: a status, and a word."""

    def __init__(self, status, word):
        super().__init__(word)
        self.status, self.word = status, word


class Limit:
    """At most so many calls of one person in a span of time."""

    def __init__(self):
        self.calls, self.lock = collections.defaultdict(collections.deque), threading.Lock()

    def take(self, key, calls, seconds):
        now = time.monotonic()
        with self.lock:
            for old in [each for each, times in self.calls.items() if times[-1] < now - 86_400]:
                del self.calls[old]
            times = self.calls[key]
            while times and times[0] <= now - seconds:
                times.popleft()
            if len(times) >= calls:
                raise Refusal(429, "too_many")
            times.append(now)


class Passes:
    """Signed with a key that follows from the API key, so that every process of a backend knows them; each counts by itself
    how often they were used."""

    def __init__(self, key):
        self.key, self.limit = hashlib.sha256(b"pass " + key.encode()).digest(), Limit()

    def sign(self, name, person, conversation, ends):
        what = json.dumps([name, person, conversation, ends]).encode()
        return f"{conversation}.{ends}.{hmac.new(self.key, what, hashlib.sha256).hexdigest()}"

    def take(self, given, name, person):
        """The conversation that a pass of this person's lets go on; None for any other."""
        conversation, _, ends = given.rpartition(".")[0].partition(".")
        if not re.fullmatch(r"[0-9]{1,12}", ends) or int(ends) < time.time():
            return None
        if not hmac.compare_digest(self.sign(name, person, conversation, int(ends)).encode(), given.encode(errors="replace")):
            return None
        try:
            self.limit.take(conversation, SESSIONS_OF_A_PASS, 86_400)
        except Refusal:
            return None
        return conversation

    def give(self, name, person, conversation):
        return self.sign(name, person, conversation or secrets.token_hex(16), int(time.time()) + SECONDS_OF_A_PASS)


class Backend:
    """The agents of the contract, and the one call to the service."""

    def __init__(self, options):
        self.options = options
        settings = json.loads((HERE / "backend.json").read_text(encoding="utf-8"))
        self.service, self.agents, self.limit = settings["service"], settings["agents"], Limit()
        self.key = os.environ.get("OPENAI_API_KEY", "")
        if not self.key:
            sys.exit("OPENAI_API_KEY is not set")
        self.passes = Passes(self.key)
        self.bodies, self.linked = {}, set()
        for name, agent in self.agents.items():
            body = self.read(agent["body"])
            self.bodies[name] = body
            for each in (name, *agent["hand_over"]):
                policy = json.loads((HERE / f"../realtime/policy/{each}.json").read_text(encoding="utf-8"))
                if policy.get("token") == "linked":
                    self.linked.add(each)
            for other, files in agent["hand_over"].items():
                self.bodies[name, other] = self.hand_over(files)
            if options.local:
                agent["origins"] += [f"http://localhost:{options.port}", f"http://127.0.0.1:{options.port}"]
            if agent["event_log"] and not options.events:
                sys.exit(f"agent {name} keeps its events here: say where with --events FOLDER")
            if not agent["origins"]:
                sys.exit(f"agent {name} has no `web: {{origin: …}}` in the contract; --local tries it out without one")

        if self.linked and not options.token_header:
            sys.exit(f"{', '.join(sorted(self.linked))}: `mcp: {{kind: linked}}` is each person's own token; "
                     "name the header in which your proxy gives it with --token-header, or put your own look-up here and into `token`")

    @staticmethod
    def read(path):
        body = (HERE / path).read_bytes()
        if b"@" + b"secret(" in body:
            sys.exit(f"{path} is not filled: `parlance fill DIR --out DEPLOY` first, and run this from there")
        return body

    def hand_over(self, files):
        """The session of an agent that goes on with a conversation: its own, but told that it takes over."""
        body, update = json.loads(self.read(files["body"])), json.loads(self.read(files["update"]))
        body["session"].update({key: update["session"][key] for key in ("instructions", "tools")})
        return json.dumps(body, ensure_ascii=False).encode()

    def person(self, request):
        """Who asks. Put your own sign-in here, or name the header in which your proxy tells the person."""
        if self.options.user_header:
            user = request.headers.get(self.options.user_header)
            if not user:
                raise Refusal(401, "sign_in")
            return user
        if self.options.proxy:
            return request.headers.get("X-Forwarded-For", "").split(",")[-1].strip() or request.client_address[0]
        return request.client_address[0]

    def token(self, request):
        """The person's own token for the MCP server, where the contract says `kind: linked`: what your sign-in has of it. The
        proxy must not let through such a header of the browser's."""
        token = request.headers.get(self.options.token_header)
        if not token:
            raise Refusal(401, "sign_in")
        return token

    def admit(self, name, request):
        """The agent and the person, if this page may ask at all."""
        agent = self.agents.get(name)
        if not agent:
            raise Refusal(404, "no_such_agent")
        # A browser sends its page's origin with each POST, and no page can forge it.
        if request.headers.get("Origin") not in agent["origins"]:
            raise Refusal(403, "origin")
        return agent, self.person(request)

    def secret(self, name, other, request, given):
        agent, person = self.admit(name, request)
        body = self.bodies.get((name, other) if other else name)
        if body is None:
            raise Refusal(404, "no_such_agent")
        if (other or name) in self.linked:
            body = with_token(body, self.token(request))
        conversation = self.passes.take(given, name, person)
        if conversation is None:
            self.limit.take((name, person), **agent["limit"])
        headers = {
            "Authorization": f"Bearer {self.key}",
            "Content-Type": "application/json",
            # The same for each conversation of a person, and no way back to who that is.
            "OpenAI-Safety-Identifier": hmac.new(self.key.encode(), person.encode(), hashlib.sha256).hexdigest(),
        }
        asked = urllib.request.Request(self.service, data=body, headers=headers, method="POST")
        try:
            with urllib.request.urlopen(asked, timeout=10) as answer:
                made = json.load(answer)
        except urllib.error.HTTPError as error:
            # The service's words may quote the request: they go to your log and not to the page.
            print(f"{name}: the service answered {error.code}: {error.read(500)!r}", file=sys.stderr)
            raise Refusal(429 if error.code == 429 else 502, "service") from None
        except (OSError, ValueError) as error:
            print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
            raise Refusal(502, "service") from None
        passed = self.passes.give(name, person, conversation)
        return {"value": made["value"], "expires_at": made["expires_at"], "pass": passed}

    def keep(self, name, request, lines):
        """A conversation's events, in a file of its own."""
        agent, person = self.admit(name, request)
        folder = self.options.events
        if not agent["event_log"]:
            raise Refusal(404, "no_event_log")
        self.limit.take((name, person, "events"), **agent["limit"])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.{time.time_ns()}.jsonl").write_bytes(lines)


def with_token(body, token):
    """A session that is let into the MCP server by this token, and by no other."""
    asked = json.loads(body)
    for tool in asked["session"]["tools"]:
        if "authorization" in tool:
            tool["authorization"] = token
    return json.dumps(asked, ensure_ascii=False).encode()


def pass_in(body):
    """The pass that a page sends along, if it has one."""
    try:
        given = json.loads(body).get("pass")
    except (ValueError, AttributeError, RecursionError):
        return ""
    return given if isinstance(given, str) else ""


class Request(http.server.BaseHTTPRequestHandler):
    """GET a page or the script that embeds it; POST AGENT.secret (`?to=AGENT` for a hand-over) or AGENT.events."""

    backend = None
    server_version = "parlance"
    sys_version = ""
    timeout = 20

    def do_GET(self):
        path = HERE / pathlib.PurePosixPath(urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)).name
        name = path.name.removesuffix(".embed.js").removesuffix(".html")
        if name not in self.backend.agents or path.suffix not in TYPES or not path.is_file():
            return self.answer(404, b"not found\n", "text/plain")
        sites = " ".join(["'self'", *self.backend.agents[name]["embed_on"]])
        page = {
            "Content-Security-Policy": f"frame-ancestors {sites}",
            "Permissions-Policy": "microphone=(self), camera=(), geolocation=()",
            "Referrer-Policy": "no-referrer",
        }
        self.answer(200, path.read_bytes(), TYPES[path.suffix], page if path.suffix == ".html" else {})

    def do_POST(self):
        address = urllib.parse.urlsplit(self.path)
        name, _, what = urllib.parse.unquote(address.path).rpartition("/")[2].rpartition(".")
        (other,) = urllib.parse.parse_qs(address.query).get("to", [""])[:1]
        try:
            length = int(self.headers.get("Content-Length") or 0)
            if not 0 <= length <= LONGEST_LOG:
                raise Refusal(413, "too_long")
            body = self.rfile.read(length)
            if what == "secret":
                self.json(200, self.backend.secret(name, other, self, pass_in(body)))
            elif what == "events":
                self.backend.keep(name, self, body)
                self.answer(204, b"", "text/plain")
            else:
                raise Refusal(404, "no_such_path")
        except Refusal as refusal:
            self.json(refusal.status, {"error": refusal.word})
        except Exception as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
            self.json(500, {"error": "backend"})

    def do_OPTIONS(self):
        """A page at another origin asks first whether it may."""
        self.answer(204, b"", "text/plain")

    def json(self, status, value):
        self.answer(status, json.dumps(value).encode(), "application/json")

    def answer(self, status, body, kind, more=None):
        self.send_response(status)
        headers = {
            "Content-Type": kind, "Content-Length": str(len(body)), "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff", "Vary": "Origin", **(more or {}),
        }
        origin = self.headers.get("Origin")
        if any(origin in agent["origins"] for agent in self.backend.agents.values()):
            headers.update({
                "Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true",
                "Access-Control-Allow-Headers": "content-type", "Access-Control-Allow-Methods": "POST",
            })
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, text, *values):
        """Statuses and paths; no header and no body."""
        print(f"{self.log_date_time_string()} {text % values}", file=sys.stderr)


def main():
    reader = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    reader.add_argument("--host", default="127.0.0.1", help="where to listen; your TLS proxy stands before it")
    reader.add_argument("--port", type=int, default=8080)
    reader.add_argument("--local", action="store_true", help="let pages of http://localhost ask as well")
    reader.add_argument("--proxy", action="store_true", help="the last X-Forwarded-For is the person's address")
    reader.add_argument("--user-header", help="the header in which your signed-in proxy names the person")
    reader.add_argument("--token-header", help="the header in which your signed-in proxy gives the person's own token")
    reader.add_argument("--events", type=pathlib.Path, help="the folder for event logs, where the contract keeps them")
    options = reader.parse_args()
    Request.backend = Backend(options)
    server = http.server.ThreadingHTTPServer((options.host, options.port), Request)
    names = ", ".join(f"http://{options.host}:{options.port}/{urllib.parse.quote(name)}.html" for name in Request.backend.agents)
    print(f"listening: {names}", file=sys.stderr, flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


if __name__ == "__main__":
    main()
