"""A stand-in for the service, on loopback: its calls can be accepted, referred and hung up, and have a socket each.

It holds to shared rules of the real one: a call that is over is 404 for everything, a second decision is 409, a body that
its own types refuse is 400.
"""

import asyncio
import contextlib
import json

from aiohttp import WSMsgType, web

import realtime_bodies

KEY = "sk-of-the-tests"


class Line:
    """One call, as the service sees it."""

    def __init__(self, call):
        self.call = call
        self.posts = []
        self.is_over = False
        self.is_decided = False
        self.answers = {}
        self.sent = []
        self.sockets = 0
        self._socket = None
        self._has_socket = asyncio.Event()
        self._news = asyncio.Condition()

    def what(self):
        """What was asked of the call, in order: `accept`, `refer`, …"""
        return [what for what, _ in self.posts]

    def body(self, what):
        return next(body for name, body in self.posts if name == what)

    async def connected(self, seconds=5):
        await asyncio.wait_for(self._has_socket.wait(), seconds)
        return self

    async def tell(self, *events):
        """Sends events of the service."""
        for event in events:
            await self._socket.send_str(event if isinstance(event, str) else json.dumps(event))

    async def until(self, holds, seconds=5):
        """Waits until something is true of the call."""
        async with self._news:
            await asyncio.wait_for(self._news.wait_for(lambda: holds(self)), seconds)

    async def said(self, kind, count=1, seconds=5):
        """The receiver's `count`th event of a kind, once it is there."""
        def of_kind(line):
            return [event for event in line.sent if event["type"] == kind]
        await self.until(lambda line: len(of_kind(line)) >= count, seconds)
        return of_kind(self)[count - 1]

    async def asked(self, what, seconds=5):
        await self.until(lambda line: what in line.what(), seconds)
        return self.body(what)

    async def vanish(self):
        """The caller hangs up."""
        self.is_over = True
        if self._socket:
            await self._socket.close(code=1000)

    async def break_connection(self):
        """The connection breaks; the call goes on."""
        self._has_socket.clear()
        self._socket._writer.transport.abort()

    async def notify(self):
        async with self._news:
            self._news.notify_all()


class Standin:
    def __init__(self):
        self.lines = {}
        self.port = None

    def line(self, call):
        return self.lines.setdefault(call, Line(call))

    @property
    def api(self):
        return f"http://127.0.0.1:{self.port}/v1/realtime/calls"

    @contextlib.asynccontextmanager
    async def serving(self):
        application = web.Application()
        application.router.add_post("/v1/realtime/calls/{call}/{what}", self._post)
        application.router.add_get("/v1/realtime", self._sideband)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
        self.port = runner.addresses[0][1]
        try:
            yield self
        finally:
            await runner.cleanup()

    async def _post(self, request):
        line, what = self.line(request.match_info["call"]), request.match_info["what"]
        if request.headers.get("Authorization") != f"Bearer {KEY}":
            return _error(401, "invalid_api_key")
        body = await request.read()
        line.posts.append((what, json.loads(body) if body else None))
        try:
            return await self._answer(line, what, body)
        finally:
            await line.notify()

    async def _answer(self, line, what, body):
        answers = line.answers.get(what)
        status = answers.pop(0) if answers else None
        if status == "lost":
            line.is_decided = True
            return _error(502, None)
        if status == "slow":
            await asyncio.sleep(0.3)
        elif status:
            return _error(status, "set_by_the_test")
        if line.is_over:
            return _error(404, "call_id_not_found")
        problems = realtime_bodies.problems(what, body)
        if problems:
            return _error(400, "invalid_value")
        if what in ("accept", "reject"):
            if line.is_decided:
                return _error(409, "decision_already_made")
            line.is_decided = True
        if what in ("reject", "hangup"):
            asyncio.get_running_loop().call_soon(lambda: asyncio.ensure_future(line.vanish()))
        return web.Response()

    async def _sideband(self, request):
        line = self.line(request.query["call_id"])
        refused = line.answers.get("sideband")
        if refused:
            return _error(refused.pop(0), "set_by_the_test")
        if line.is_over or "accept" not in line.what():
            return _error(404, "call_id_not_found")
        assert request.headers["Authorization"] == f"Bearer {KEY}"
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        line._socket = socket
        line.sockets += 1
        line._has_socket.set()
        await line.tell({"type": "session.created", "session": {"id": f"sess_{line.call}"}})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                line.sent.append(json.loads(message.data))
                await line.notify()
        await line.notify()
        return socket


def _error(status, code):
    return web.json_response({"error": {"code": code, "message": "by the stand-in"}}, status=status)
