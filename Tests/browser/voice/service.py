"""What stands for the Realtime service on loopback: client secrets over HTTP, calls over WebRTC by aiortc.

A test writes down what the model does next, and reads what the page has sent and what was heard of it. Every event of
the page must fit the official types, with unknown fields refused.
"""

import asyncio
import http.server
import importlib
import inspect
import itertools
import json
import pkgutil
import threading
import time

import aioice.ice
import openai.types.realtime as realtime
from aiortc import RTCPeerConnection, RTCSessionDescription
from pydantic import ConfigDict, TypeAdapter, ValidationError
from typing_extensions import is_typeddict

from sound import Ear, Mouth

# Nothing of the tests leaves this machine.
aioice.ice.get_host_addresses = lambda use_ipv4, use_ipv6: ["127.0.0.1"]

API_KEY = "sk-test-" + "0123456789abcdef" * 2


def _closed_client_events():
    for module in pkgutil.iter_modules(realtime.__path__):
        loaded = importlib.import_module(f"{realtime.__name__}.{module.name}")
        for _, each in inspect.getmembers(loaded, is_typeddict):
            each.__pydantic_config__ = ConfigDict(extra="forbid")
    events = importlib.import_module("openai.types.realtime.realtime_client_event_param")
    return TypeAdapter(events.RealtimeClientEventParam)


CLIENT_EVENT = _closed_client_events()


class Call:
    """One session: what the page sent, and what the model is to do."""

    def __init__(self, service, session):
        self.service, self.session = service, json.loads(json.dumps(session))
        self.peer, self.channel = RTCPeerConnection(), None
        self.sent, self.problems, self.script = [], [], []
        self.ids = itertools.count(1)
        self.active = self.task = None
        self.item = None
        self.mouth, self.ear = Mouth(), Ear(self.heard)
        self.hears, self.spoken = False, None
        self.said = "I smell gas."
        self.peer.addTrack(self.mouth)
        self.peer.on("track", self.ear.listen)
        self.peer.on("datachannel", self.opened)

    async def answer(self, offer):
        await self.peer.setRemoteDescription(RTCSessionDescription(sdp=offer, type="offer"))
        await self.peer.setLocalDescription(await self.peer.createAnswer())
        return self.peer.localDescription.sdp

    def opened(self, channel):
        self.channel = channel
        channel.on("message", self.received)
        self.tell("session.created", session=self.session)

    def id(self, kind):
        return f"{kind}_{id(self) % 9973}_{next(self.ids)}"

    def tell(self, kind, **fields):
        if self.channel is not None and self.channel.readyState == "open":
            self.channel.send(json.dumps({"type": kind, "event_id": self.id("event"), **fields}))

    def received(self, text):
        event = json.loads(text)
        self.sent.append(event)
        try:
            CLIENT_EVENT.validate_json(text, strict=True)
        except ValidationError as error:
            self.problems.append(f"{event}: {error.errors()[0]['msg']}")
        handler = getattr(self, "on_" + event["type"].replace(".", "_"), None)
        if handler is None:
            self.problems.append(f"{event['type']} is no event of a browser")
        else:
            handler(event)

    def error(self, code, message):
        self.tell("error", error={"type": "invalid_request_error", "code": code, "message": message})

    # What the page sends.

    def on_session_update(self, event):
        self.session.update(event["session"])
        self.tell("session.updated", session=self.session)

    def on_response_create(self, event):
        if self.active:
            return self.error("conversation_already_has_active_response", "Conversation has an active response.")
        step = self.script.pop(0) if self.script else {"say": "How can I help you?"}
        self.task = asyncio.ensure_future(self.respond(step))

    def on_response_cancel(self, event):
        if not self.active:
            return self.error("response_cancel_not_active", "Cancellation failed: no active response found.")
        self.cut("client_cancelled")

    def on_output_audio_buffer_clear(self, event):
        self.clear()

    def on_conversation_item_create(self, event):
        item = {"id": self.id("item"), "object": "realtime.item", "status": "completed", **event["item"]}
        self.tell("conversation.item.added", item=item)
        self.tell("conversation.item.done", item=item)
        if item["type"] == "mcp_approval_response" and item["approve"]:
            asyncio.ensure_future(self.run_tool(self.service.approvals[item["approval_request_id"]]))

    # What the model does.

    async def respond(self, step):
        response = {"id": self.id("resp"), "object": "realtime.response", "status": "in_progress", "output": []}
        response["conversation_id"] = "conv_1"
        self.active = response
        self.tell("response.created", response=dict(response))
        if step.get("fail"):
            return self.done("failed", "server_error")
        if "say" in step:
            await self.say(step, response)
        if self.active is not response:
            return
        output = [self.item] if "say" in step else []
        if "function" in step:
            name, arguments = step["function"]
            output.append({
                "id": self.id("item"), "type": "function_call", "status": "completed", "name": name,
                "call_id": self.id("call"), "arguments": json.dumps(arguments),
            })
        if "write" in step:
            name, arguments = step["write"]
            asked = {"id": self.id("mcpr"), "type": "mcp_approval_request", "server_label": "desk", "name": name,
                     "arguments": json.dumps(arguments)}
            self.service.approvals[asked["id"]] = asked
            output.append(asked)
        for place, item in enumerate(output[1 if "say" in step else 0:]):
            self.tell("response.output_item.added", response_id=response["id"], output_index=place, item=item)
            self.tell("conversation.item.added", item=item)
            self.tell("response.output_item.done", response_id=response["id"], output_index=place, item=item)
            self.tell("conversation.item.done", item=item)
        if "read" in step:
            called = {"name": step["read"], "arguments": "{}"}
            asyncio.ensure_future(self.run_tool(called, response["id"], step.get("takes", 0.4), step.get("breaks", False)))
        if step.get("hold"):
            return
        self.done("completed", output=output)

    async def say(self, step, response):
        self.item = {"id": self.id("item"), "type": "message", "role": "assistant", "status": "completed", "content": []}
        is_text = self.session["output_modalities"] == ["text"]
        kind = "output_text" if is_text else "output_audio_transcript"
        here = {"response_id": response["id"], "item_id": self.item["id"], "output_index": 0, "content_index": 0}
        self.tell("response.output_item.added", response_id=response["id"], output_index=0, item=self.item)
        for place, word in enumerate(step["say"].split(" ")):
            self.tell(f"response.{kind}.delta", **here, delta=(" " if place else "") + word)
            await asyncio.sleep(0.01)
        if not step.get("hold"):
            self.tell(f"response.{kind}.done", **here, **{"text" if is_text else "transcript": step["say"]})
        if not is_text:
            self.tell("output_audio_buffer.started", response_id=response["id"])
            self.mouth.sounds = response["id"]
            if not step.get("hold"):
                asyncio.ensure_future(self.fall_silent(response["id"], step.get("seconds", 0.5)))

    async def fall_silent(self, response, seconds):
        await asyncio.sleep(seconds)
        if self.mouth.sounds == response:
            self.mouth.sounds = None
            self.tell("output_audio_buffer.stopped", response_id=response)

    async def run_tool(self, asked, response=None, takes=0.4, fails=False):
        item = {"id": self.id("mcp"), "type": "mcp_call", "server_label": "desk", "name": asked["name"], "arguments": asked["arguments"]}
        shown = {"response_id": response} if response else {}
        self.tell("response.output_item.added", output_index=1, item=item, response_id=response or "resp_0")
        self.tell("response.mcp_call.in_progress", item_id=item["id"], output_index=1)
        await asyncio.sleep(takes)
        self.service.ran.append(asked["name"])
        ended = {"error": {"type": "tool_execution_error", "message": "broken"}} if fails else {"output": "{}"}
        self.tell(f"response.mcp_call.{'failed' if fails else 'completed'}", item_id=item["id"], output_index=1)
        self.tell("response.output_item.done", output_index=1, item={**item, **ended}, **shown)

    def done(self, status, reason=None, output=()):
        response, self.active = self.active, None
        if response:
            details = {"type": status, "reason": reason} if reason else None
            self.tell("response.done", response={**response, "status": status, "status_details": details, "output": list(output)})

    def cut(self, reason):
        if self.active:
            self.done("cancelled", reason, [self.item] if self.item else [])

    def clear(self):
        if self.mouth.sounds:
            response, self.mouth.sounds = self.mouth.sounds, None
            self.tell("output_audio_buffer.cleared", response_id=response)
            self.tell("conversation.item.truncated", item_id=self.item["id"], content_index=0, audio_end_ms=200)

    # What the person says: turns by loudness, as `server_vad` does.

    def heard(self, is_speech):
        if not self.hears:
            return
        if is_speech:
            self.spoken = self.id("item")
            self.tell("input_audio_buffer.speech_started", audio_start_ms=0, item_id=self.spoken)
            self.clear()
            self.cut("turn_detected")
            return
        if self.spoken is None:
            return
        here, self.hears, self.spoken = {"item_id": self.spoken}, False, None
        self.tell("input_audio_buffer.speech_stopped", audio_end_ms=900, **here)
        self.tell("input_audio_buffer.committed", previous_item_id=None, **here)
        self.on_response_create({})
        for word in (self.said[:6], self.said[6:]):
            self.tell("conversation.item.input_audio_transcription.delta", content_index=0, delta=word, **here)
        self.tell("conversation.item.input_audio_transcription.completed", content_index=0, transcript=self.said, usage={}, **here)

    async def drop(self):
        self.mouth.sounds = None
        await self.peer.close()


class Service:
    """Secrets and calls. `refuses` makes the next call fail with a status."""

    def __init__(self):
        self.calls, self.secrets, self.asked, self.approvals, self.ran = [], {}, [], {}, []
        self.refuses, self.secret_seconds, self.next_script = [], 60, []
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                status, body = outer.client_secret(self.headers, self.rfile.read(int(self.headers["Content-Length"])))
                text = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/v1/realtime/client_secrets"

    def client_secret(self, headers, body):
        self.asked.append((dict(headers), body))
        if headers["Authorization"] != f"Bearer {API_KEY}":
            return 401, {"error": {"code": "invalid_api_key", "message": f"Incorrect API key provided: {headers['Authorization']}"}}
        session = json.loads(body)["session"]
        value = f"ek_{len(self.secrets):032x}"
        self.secrets[value] = (time.monotonic() + self.secret_seconds, session)
        return 200, {"value": value, "expires_at": int(time.time()) + self.secret_seconds, "session": {"id": "sess_1", **session}}

    def call(self, headers, offer):
        """Status and body of `POST /v1/realtime/calls`."""
        if self.refuses:
            return self.refuses.pop(0), json.dumps({"error": {"message": "refused"}})
        ends, session = self.secrets.get(headers.get("authorization", "").removeprefix("Bearer "), (0, None))
        if time.monotonic() >= ends:
            return 401, json.dumps({"error": {"code": "token_expired", "message": "The client secret has expired."}})
        if headers.get("content-type") != "application/sdp":
            return 400, json.dumps({"error": {"message": "content type"}})
        return 201, self.run(self.take(session, offer))

    async def take(self, session, offer):
        call = Call(self, session)
        call.script, self.next_script = self.next_script, []
        self.calls.append(call)
        return await call.answer(offer)

    def run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(20)

    async def end_all(self):
        """Ends what still listens, speaks or waits: nothing of a test outlives it."""
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for each in left:
            each.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def do(self, function, *values, **named):
        """Calls something on the loop of the calls."""
        async def work():
            return function(*values, **named)

        return self.run(work())

    def close(self):
        for call in self.calls:
            self.run(call.drop())
        self.server.shutdown()
        self.server.server_close()
        self.run(self.end_all())
        self.loop.call_soon_threadsafe(self.loop.stop)
