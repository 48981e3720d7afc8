"""`parlance import` asks live servers: the official SDK's in both ages of the protocol, and badly behaved ones."""

import contextlib
import http.server
import json
import os
import socket
import subprocess
import threading
import time

import mcp_types as types
import pytest
import uvicorn
from mcp.server.lowlevel import Server

from emitted import COMPILER

TOKEN = "s3cret-token"

TOOLS = [
    {
        "name": f"find_{number}",
        "title": f"Find {number}",
        "description": "Finds things.\nLine by line: $(all).",
        "inputSchema": {
            "type": "object",
            "properties": {"query": {"type": "string", "description": "What to look for: a word, or several."}},
            "required": ["query"],
        },
        "outputSchema": {"type": "object", "properties": {"hits": {"type": "array", "items": {"type": "string"}}}},
        "annotations": {"readOnlyHint": True, "openWorldHint": False},
        "_meta": {"example.org/page": number},
    }
    for number in range(7)
]


def official(size):
    """A server of the official SDK that gives its tools in pages."""

    async def list_tools(context, params):
        start = int(params.cursor) if params and params.cursor else 0
        end = start + size
        return types.ListToolsResult(
            tools=[types.Tool.model_validate(tool) for tool in TOOLS[start:end]],
            next_cursor=str(end) if end < len(TOOLS) else None,
            ttl_ms=0,
            cache_scope="private",
        )

    return Server("desk", version="2.5.0", title="Desk", instructions="Ask first.", on_list_tools=list_tools)


class Guard:
    """Lets pass what a kind of server takes: only the handshake, only with a token; and notes what it saw."""

    def __init__(self, app, *, handshake_only=False, token=None):
        self.app, self.handshake_only, self.token, self.seen = app, handshake_only, token, []

    async def __call__(self, scope, receive, send):
        if scope["type"] == "http":
            headers = {key.decode().lower(): value.decode() for key, value in scope["headers"]}
            self.seen.append((scope["method"], headers))
            status = None
            if self.token and headers.get("authorization") != f"Bearer {self.token}":
                status = 401
            elif self.handshake_only and headers.get("mcp-protocol-version") == "2026-07-28":
                status = 400
            if status:
                await send({"type": "http.response.start", "status": status, "headers": []})
                await send({"type": "http.response.body", "body": b"no"})
                return
        await self.app(scope, receive, send)


@contextlib.contextmanager
def serving(app):
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < deadline, "the server does not start"
        time.sleep(0.02)
    try:
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        server.should_exit = True
        thread.join(10)


def run(tmp_path, url, *words, **environment):
    return subprocess.run(
        [COMPILER, "import", url, "--to", tmp_path / "desk", *words],
        capture_output=True, text=True, timeout=60, env={**os.environ, **environment},
    )


def built(tmp_path):
    subprocess.run([COMPILER, "build", "--project", tmp_path / "desk"], check=True, capture_output=True)
    path, = (tmp_path / "desk" / "Generated").glob("*/default/mcp/tools.json")
    return json.loads(path.read_text())["tools"]


@pytest.mark.parametrize("pages", [3, 100], ids=["in pages", "at once"])
@pytest.mark.parametrize("json_response", [True, False], ids=["JSON", "SSE"])
@pytest.mark.parametrize("handshake_only", [False, True], ids=["server/discover", "initialize"])
@pytest.mark.parametrize("stateless", [False, True], ids=["session", "no session"])
def test_the_official_server_is_imported_whole(tmp_path, pages, json_response, handshake_only, stateless):
    guard = Guard(
        official(pages).streamable_http_app(json_response=json_response, stateless_http=stateless),
        handshake_only=handshake_only,
    )
    with serving(guard) as url:
        result = run(tmp_path, url)
    assert result.returncode == 0, result.stderr
    assert "a build gives back every tool as it was" in result.stdout
    assert built(tmp_path) == TOOLS
    page = (tmp_path / "desk" / "parlance.yaml").read_text()
    for line in ["contract: desk", "version: 2.5.0", f"  url: {url}", "  instructions: Ask first."]:
        assert f"\n{line}\n" in page.replace(f"'{url}'", url), page
    versions = {headers.get("mcp-protocol-version") for _, headers in guard.seen}
    assert versions == ({"2026-07-28", "2025-11-25"} if handshake_only else {"2026-07-28"})
    sessions = [method for method, headers in guard.seen if "mcp-session-id" in headers]
    assert ("DELETE" in sessions) == (handshake_only and not stateless)


def test_a_token_comes_from_the_environment_only(tmp_path):
    guard = Guard(official(100).streamable_http_app(json_response=True), token=TOKEN)
    with serving(guard) as url:
        refused = run(tmp_path, url)
        assert refused.returncode == 2 and "--token-env" in refused.stderr
        unset = run(tmp_path, url, "--token-env", "DESK_TOKEN_UNSET")
        assert unset.returncode == 2 and "DESK_TOKEN_UNSET is not set" in unset.stderr
        broken = run(tmp_path, url, "--token-env", "DESK_TOKEN", DESK_TOKEN="a\r\nX-Evil: 1")
        assert broken.returncode == 2 and "no bearer token" in broken.stderr
        result = run(tmp_path, url, "--token-env", "DESK_TOKEN", DESK_TOKEN=TOKEN)
    assert result.returncode == 0, result.stderr
    written = "".join(path.read_text() for path in (tmp_path / "desk").rglob("*.yaml"))
    for text in (refused.stderr, unset.stderr, broken.stderr, result.stdout, result.stderr, written):
        assert TOKEN not in text


def test_the_token_stands_on_no_command_line(tmp_path):
    """A curl of our own, first in PATH, writes down its arguments and what it reads."""
    spy = tmp_path / "bin" / "curl"
    spy.parent.mkdir()
    spy.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/arguments\ncat >> {tmp_path}/configuration\nexit 7\n')
    spy.chmod(0o755)
    result = run(
        tmp_path, "https://desk.invalid/mcp", "--token-env", "DESK_TOKEN", DESK_TOKEN=TOKEN,
        PATH=f"{spy.parent}:{os.environ['PATH']}",
    )
    assert result.returncode == 2
    assert (tmp_path / "arguments").read_text() == "-q --config -\n"
    assert f'header = "Authorization: Bearer {TOKEN}"' in (tmp_path / "configuration").read_text()


@contextlib.contextmanager
def answering(answer):
    """A server that answers every request in a way of its own: `answer(handler, message)`."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            length = int(self.headers.get("Content-Length") or 0)
            message = json.loads(self.rfile.read(length))
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                answer(self, message)

        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/mcp"
    finally:
        server.shutdown()


def reply(handler, message, result, status=200):
    body = json.dumps({"jsonrpc": "2.0", "id": message.get("id"), "result": result}).encode()
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def listing(cursor=None):
    page = {"resultType": "complete", "tools": TOOLS[:1], "ttlMs": 0, "cacheScope": "public"}
    return page | ({"nextCursor": cursor} if cursor is not None else {})


def circle(handler, message):
    reply(handler, message, listing("again") if message["method"] == "tools/list" else {"capabilities": {}})


def silence(handler, message):
    time.sleep(30)


def endless(handler, message):
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    while True:
        handler.wfile.write(b" " * (1 << 20))


def elsewhere(handler, message):
    handler.send_response(307)
    handler.send_header("Location", "http://169.254.169.254/latest?secret=1")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def page(handler, message):
    body = b"<html>not here</html>"
    handler.send_response(404)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def unsupported(handler, message):
    body = json.dumps(
        {"jsonrpc": "2.0", "id": message["id"], "error": {"code": -32022, "message": "too new for me"}}
    ).encode()
    handler.send_response(400)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def greeting(handler, message):
    body = b"<html>welcome</html>"
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (greeting, "answers `initialize` with 200, but with no message of MCP\n"),
        (circle, "the same page again and again"),
        (silence, "does not answer"),
        (endless, "longer than 64 MB"),
        (elsewhere, "leads elsewhere to http://169.254.169.254/latest\n"),
        (page, "answers `initialize` with 404"),
        (unsupported, "too new for me (-32022)"),
    ],
)
def test_a_bad_server_is_refused_in_words(tmp_path, answer, words):
    with answering(answer) as url:
        result = run(tmp_path, url, "--timeout", "3")
    assert result.returncode == 2
    assert words in result.stderr and "help: " in result.stderr
    assert not (tmp_path / "desk").exists()


def test_what_a_server_says_moves_no_cursor(tmp_path):
    def colourful(handler, message):
        body = json.dumps({"jsonrpc": "2.0", "id": message["id"], "error": {
            "code": -32022, "message": "\x1b[2J\x1b]0;title\x07no\u202e\n" + "x" * 9000}}).encode()
        handler.send_response(400)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    with answering(colourful) as url:
        result = run(tmp_path, url)
    assert result.returncode == 2 and len(result.stderr) < 1000
    assert "[2J" in result.stderr and "no" in result.stderr
    assert not set(result.stderr) & set("\x1b\x07\u202e")
    assert result.stderr.count("\n") == 2


@pytest.mark.parametrize("count", [1, 2], ids=["one page", "two pages"])
def test_an_empty_cursor_that_leads_to_the_first_page_ends_the_list(tmp_path, count):
    def paged(handler, message):
        if message["method"] != "tools/list":
            return reply(handler, message, {"capabilities": {}})
        place = int(message["params"].get("cursor") or 0)
        following = str(place + 1) if place + 1 < count else ""
        reply(handler, message, listing() | {"tools": TOOLS[place:place + 1], "nextCursor": following})

    with answering(paged) as url:
        result = run(tmp_path, url)
    assert result.returncode == 0, result.stderr
    assert built(tmp_path) == TOOLS[:count]


def test_nobody_listens(tmp_path):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        result = run(tmp_path, f"http://127.0.0.1:{unused.getsockname()[1]}/mcp")
    assert result.returncode == 2 and "does not answer" in result.stderr


def test_a_stream_that_stays_open_is_left(tmp_path):
    def stream(handler, message):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.end_headers()
        result = listing() if message["method"] == "tools/list" else {"capabilities": {}}
        handler.wfile.write(b": ping\r\n\r\nevent: message\r\ndata: {\"jsonrpc\": \"2.0\", \"method\": \"notifications/message\"}\r\n\r\n")
        handler.wfile.write(
            f"data: {json.dumps({'jsonrpc': '2.0', 'id': message['id'], 'result': result})}\n\n".encode()
        )
        handler.wfile.flush()
        time.sleep(20)

    started = time.monotonic()
    with answering(stream) as url:
        result = run(tmp_path, url)
    assert result.returncode == 0, result.stderr
    assert time.monotonic() - started < 10
    assert built(tmp_path) == TOOLS[:1]


@pytest.mark.parametrize(
    "url", ["https://user:pass@desk.example/mcp", "http:///mcp", "https://desk.example/a b"],
)
def test_an_address_that_is_none_is_refused(tmp_path, url):
    result = run(tmp_path, url)
    assert result.returncode == 2 and "pass" not in result.stderr.replace("password", "")


def test_no_token_goes_unencrypted(tmp_path):
    result = run(tmp_path, "http://desk.invalid/mcp", "--token-env", "DESK_TOKEN", DESK_TOKEN=TOKEN)
    assert result.returncode == 2 and "unencrypted" in result.stderr
