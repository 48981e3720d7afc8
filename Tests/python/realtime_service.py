"""A stand-in for the Realtime service on loopback: HTTP for secrets and calls, a WebSocket for sessions.

It holds bodies to the official types and to the rules of `realtime_session_rules`, speaks the events of the service
(each checked against the official types before it is sent), imports and calls MCP tools by itself, and lets nothing
through that waits for an approval. The model in it is a script: a list of turns that the test writes, each a list of
`say(…)`, `call(…)`, `mcp(…)` and `fail()` of `realtime_session`.
"""

import asyncio
import contextlib
import itertools
import json
import socket
import time

import uvicorn
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute

from realtime_session import RATE, Session, masked
from realtime_session_rules import Refused, Where, check, check_shape

API_KEY = "sk-stand-in"


class RealtimeService:
    """`tools`: the MCP server's tools by name. `answers(name, arguments)`: a result, or raises ToolFailed."""

    def __init__(self, tools, answers, region="us"):
        self.tools, self.answers, self.region = tools, answers, region
        self.script = []
        self.secrets, self.calls, self.sessions = {}, {}, []
        self.executed = []
        self.log = []
        self.faults = []  # of the script, not of the client
        self.numbers = itertools.count(1)
        # How many connections are refused next.
        self.unreachable = 0

    def name(self, prefix):
        return f"{prefix}_{next(self.numbers)}"

    # MARK: HTTP

    @property
    def app(self):
        calls = "/v1/realtime/calls"
        routes = [
            Route("/v1/realtime/client_secrets", self.guarded(self.mint), methods=["POST"]),
            Route(calls, self.guarded(self.connect_browser), methods=["POST"]),
            *(
                Route(f"{calls}/{{id}}/{verb}", self.guarded(getattr(self, verb)), methods=["POST"])
                for verb in ("accept", "reject", "refer", "hangup")
            ),
            WebSocketRoute("/v1/realtime", self.socket),
        ]
        return Starlette(routes=routes)

    def guarded(self, handler):
        async def handle(request):
            try:
                if "openai-beta" in request.headers:
                    raise Refused("beta_api_shape_disabled", None, "The Realtime beta API is no longer supported.")
                return await handler(request)
            except Refused as error:
                self.log.append(error.body)
                return JSONResponse({"error": error.body}, status_code=error.status)

        return handle

    def needs_key(self, request):
        if request.headers.get("authorization") != f"Bearer {API_KEY}":
            raise Refused("invalid_api_key", None, "Incorrect API key provided.", status=401)

    async def mint(self, request):
        self.needs_key(request)
        body = await request.json()
        session = body.get("session", {})
        if "type" not in session:
            raise Refused("missing_required_parameter", "session.type", "Missing required parameter: 'session.type'.")
        check_shape("secret", body)
        check(session, Where("webrtc", self.region))
        seconds = body.get("expires_after", {}).get("seconds", 600)
        if not 10 <= seconds <= 7200:
            raise Refused("invalid_value", "expires_after.seconds", "Expected a value between 10 and 7200.")
        value = self.name("ek")
        self.secrets[value] = (time.time() + seconds, session)
        shown = {**session, "id": self.name("sess"), "object": "realtime.session", "tools": masked(session)}
        return JSONResponse({"value": value, "expires_at": int(time.time() + seconds), "session": shown})

    async def connect_browser(self, request):
        value = request.headers.get("authorization", "").removeprefix("Bearer ")
        ends, session = self.secrets.get(value, (0, None))
        if time.time() >= ends:
            raise Refused("expired_client_secret", None, "The client secret has expired.", status=401)
        if request.headers.get("content-type") != "application/sdp":
            raise Refused("unsupported_content_type", None, "Unsupported content type.")
        id = self.name("rtc")
        self.calls[id] = {"state": "open", "session": Session(self, session, Where("webrtc", self.region))}
        headers = {"Location": f"/v1/realtime/calls/{id}"}
        return PlainTextResponse("v=0\r\n", status_code=201, media_type="application/sdp", headers=headers)

    def ring(self):
        """A call comes in by SIP: its id, as the webhook tells it."""
        id = self.name("rtc")
        self.calls[id] = {"state": "ringing", "session": None, "refers": []}
        return id

    async def speak_to(self, id, text="…"):
        """The caller says something. R16: nobody else answers for tools than a side channel."""
        session = self.calls[id]["session"]
        if session.config.get("tools") and not session.sockets:
            raise Refused("no_side_channel", None, "Nobody answers for the tools of this call.", rule="R16")
        await session.hear(b"\1" * RATE, text)
        await session.hear(bytes(RATE), text)

    def found(self, request, *states):
        call = self.calls.get(request.path_params["id"])
        if call is None or call["state"] not in states:
            if call and call["state"] in ("open", "rejected") and "ringing" in states:
                raise Refused("decision_already_made", None, "The call was decided already.", status=409)
            raise Refused("call_id_not_found", None, "No such call.", status=404)
        return call

    async def accept(self, request):
        self.needs_key(request)
        call = self.found(request, "ringing")
        body = await request.json()
        if "type" not in body:
            raise Refused("missing_required_parameter", "session.type", "Missing required parameter: 'session.type'.")
        check_shape("accept", body, "session.")
        where = Where("sip", self.region)
        check(body, where)
        call.update(state="open", session=Session(self, body, where))
        return Response(status_code=200)

    async def reject(self, request):
        self.needs_key(request)
        call = self.found(request, "ringing")
        body = await request.body()
        call.update(state="rejected", status=json.loads(body)["status_code"] if body else 603)
        return Response(status_code=200)

    async def refer(self, request):
        self.needs_key(request)
        call = self.found(request, "open")
        body = await request.json()
        if set(body) != {"target_uri"} or not body["target_uri"].startswith(("sip:", "sips:", "tel:")):
            raise Refused("invalid_value", "target_uri", "Expected a tel: or sip: URI, and nothing else.")
        call["refers"].append(body["target_uri"])
        return Response(status_code=200)

    async def hangup(self, request):
        self.needs_key(request)
        call = self.found(request, "open")
        call["state"] = "over"
        await call["session"].close()
        return Response(status_code=200)

    # MARK: WebSocket

    async def socket(self, socket):
        if self.unreachable > 0:
            # Closed before it is accepted: the client sees a refused connection.
            self.unreachable -= 1
            await socket.close()
            return
        query = socket.query_params
        token = socket.headers.get("authorization", "").removeprefix("Bearer ")
        await socket.accept()
        try:
            if "openai-beta" in socket.headers:
                raise Refused("beta_api_shape_disabled", None, "The Realtime beta API is no longer supported.")
            session = self.session_for(query, token)
        except Refused as error:
            await socket.send_json({"type": "error", "event_id": self.name("event"), "error": error.body})
            await socket.close(4000)
            return
        await session.attend(socket)

    def session_for(self, query, token):
        if "call_id" in query:
            if token != API_KEY:
                raise Refused("invalid_api_key", None, "Incorrect API key provided.")
            call = self.calls.get(query["call_id"])
            if call is None or call["state"] != "open":
                raise Refused("call_id_not_found", None, "No such call.")
            return call["session"]
        if token != API_KEY:
            raise Refused("invalid_api_key", None, "Incorrect API key provided.")
        if "model" not in query:
            raise Refused("missing_model", "model", "You must provide a model parameter.")
        body = {"type": "realtime", "model": query["model"]}
        check(body, Where("websocket", self.region))
        return Session(self, body, Where("websocket", self.region))


@contextlib.asynccontextmanager
async def running(service):
    """The service on a free port of loopback: its base address."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(service.app, log_level="error", ws="websockets-sansio", lifespan="off"))
    task = asyncio.get_running_loop().create_task(server.serve(sockets=[listener]))
    while not server.started:
        await asyncio.sleep(0.005)
    try:
        yield f"127.0.0.1:{listener.getsockname()[1]}"
    finally:
        for session in service.sessions:
            await session.close()
        server.should_exit = True
        await task
    assert not service.faults, service.faults
