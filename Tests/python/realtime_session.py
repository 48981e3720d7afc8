"""One session of the stand-in for the Realtime service: its events, its approvals, its tools, and the model's script."""

import asyncio
import base64
import contextlib
import json

from openai.types.realtime import RealtimeServerEvent
from pydantic import TypeAdapter
from starlette.websockets import WebSocketDisconnect, WebSocketState

from realtime_session_rules import Refused, Where, audio, check, check_shape, functions, servers

EVENTS = TypeAdapter(RealtimeServerEvent)
RATE = 24_000 * 2  # bytes of PCM a second
CHUNK_MS = 100  # sound of one delta


def say(text, seconds=0.3):
    return ("say", text, seconds)


def call(name, **arguments):
    return ("call", name, arguments)


def mcp(name, **arguments):
    return ("mcp", name, arguments)


def fail(code="server_error"):
    return ("fail", code)


def masked(session):
    """The tools of a session as the service shows them: without what a server is signed in with."""
    hidden = ("authorization", "headers")
    return [{key: value for key, value in tool.items() if key not in hidden} for tool in session.get("tools") or []]


class ToolFailed(Exception):
    pass


class Session:
    def __init__(self, service, body, where):
        self.service, self.where = service, where
        self.config = {**body, "has_spoken": False, "is_speaking": False}
        self.sockets = []
        self.imported = {}
        self.items = {}
        self.waiting = {}  # approvals: id of the request → (item, arguments)
        self.response = None  # the task that speaks
        self.heard = bytearray()
        self.is_heard = False
        self.spoken = {}  # item → milliseconds of sound
        self.outputs = {}  # call_id → output
        service.sessions.append(self)

    # MARK: Events

    async def send(self, type, **fields):
        event = {"type": type, "event_id": self.service.name("event"), **fields}
        EVENTS.validate_python(event)
        self.service.log.append(event)
        for socket in list(self.sockets):
            with contextlib.suppress(Exception):
                await socket.send_json(event)

    async def error(self, refused, event_id=None):
        await self.send("error", error={**refused.body, "event_id": event_id})

    @property
    def shown(self):
        shown = {key: value for key, value in self.config.items() if key not in ("has_spoken", "is_speaking")}
        return {**shown, "id": "sess_1", "object": "realtime.session", "tools": masked(shown)}

    async def attend(self, socket):
        self.sockets.append(socket)
        await self.send("session.created", session=self.shown)
        await self.import_tools()
        try:
            while True:
                event = json.loads(await socket.receive_text())
                try:
                    await self.receive(event)
                except Refused as refused:
                    await self.error(refused, event.get("event_id"))
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            self.sockets.remove(socket)

    async def close(self, refused=None):
        if refused:
            await self.error(refused)
        for socket in list(self.sockets):
            if socket.application_state == WebSocketState.CONNECTED:
                await socket.close(1000)

    async def sever(self):
        """The connections break; the session goes on."""
        for socket in list(self.sockets):
            await socket.close(1011)

    async def expire(self):
        await self.close(Refused("session_expired", None, "Your session hit the maximum duration of 60 minutes."))

    async def receive(self, event):
        kind = event.get("type", "")
        handlers = {
            "session.update": self.update,
            "response.create": self.create_response,
            "response.cancel": self.cancel,
            "conversation.item.create": self.create_item,
            "conversation.item.truncate": self.truncate,
            "input_audio_buffer.append": self.append,
            "output_audio_buffer.clear": self.clear_output,
        }
        if kind not in handlers:
            raise Refused("invalid_value", "type", f"Invalid value: '{kind}'.")
        if len(event.get("event_id") or "") > 512:
            raise Refused("string_above_max_length", "event_id", "At most 512 characters.")
        await handlers[kind](event)

    async def update(self, event, by_browser=False):
        change = event.get("session", {})
        if "type" not in change:
            raise Refused("missing_required_parameter", "session.type", "Missing required parameter: 'session.type'.")
        check_shape("session", change, "session.")
        where = Where(self.where.transport, self.where.region, by_browser)
        check(change, where, self.config)
        sound = {side: {**audio(self.config, side), **audio(change, side)} for side in ("input", "output")}
        self.config.update({key: value for key, value in change.items() if key != "audio"}, audio=sound)
        await self.send("session.updated", session=self.shown)
        if "tools" in change:
            await self.import_tools()

    async def import_tools(self):
        self.imported = {}
        for server in servers(self.config):
            item = self.service.name("item")
            await self.send("mcp_list_tools.in_progress", item_id=item)
            names = [name for name in server.get("allowed_tools") or self.service.tools if name in self.service.tools]
            missing = set(server.get("allowed_tools") or []) - set(names)
            if missing:
                await self.send("mcp_list_tools.failed", item_id=item)
                continue
            for name in names:
                self.imported[name] = server
            listed = [
                {
                    "name": name,
                    "input_schema": self.service.tools[name]["inputSchema"],
                    "description": self.service.tools[name]["description"],
                    "annotations": self.service.tools[name].get("annotations"),
                }
                for name in names
            ]
            label = server["server_label"]
            done = {"id": item, "type": "mcp_list_tools", "server_label": label, "tools": listed}
            await self.send("conversation.item.done", item=done)
            await self.send("mcp_list_tools.completed", item_id=item)

    # MARK: What the client adds

    async def create_item(self, event):
        item = event.get("item", {})
        kind = item.get("type")
        if kind == "mcp_approval_response":
            if "id" not in item:
                raise Refused("missing_required_parameter", "item.id", "Missing required parameter: 'item.id'.")
            request = item.get("approval_request_id")
            if request not in self.waiting:
                raise Refused("invalid_value", "item.approval_request_id", "No such approval request.")
            await self.added(item)
            asked, arguments = self.waiting.pop(request)
            if item["approve"]:
                asyncio.get_running_loop().create_task(self.run_tool(asked["name"], arguments, request))
            return
        if kind == "function_call_output":
            if item.get("call_id") not in self.outputs:
                raise Refused("invalid_value", "item.call_id", "No such call.")
            self.outputs[item["call_id"]] = item["output"]
        elif kind != "message":
            raise Refused("invalid_value", "item.type", f"Invalid value: '{kind}'.")
        await self.added({"id": self.service.name("item"), **item})

    async def added(self, item):
        self.items[item["id"]] = item
        await self.send("conversation.item.added", item=item)
        await self.send("conversation.item.done", item=item)

    async def truncate(self, event):
        played = self.spoken.get(event.get("item_id"))
        if played is None:
            raise Refused("invalid_value", "item_id", "No such item with sound.")
        if event["audio_end_ms"] > played:
            message = f"Audio content of {played}ms is already shorter than {event['audio_end_ms']}ms"
            raise Refused("invalid_value", "audio_end_ms", message)
        fields = {key: event[key] for key in ("item_id", "content_index", "audio_end_ms")}
        await self.send("conversation.item.truncated", **fields)

    async def append(self, event):
        if self.where.transport != "websocket":
            raise Refused("invalid_value", "type", "The sound of a call does not come by events.")
        await self.hear(base64.b64decode(event["audio"]))

    async def hear(self, sound, text="…"):
        """Speech is what is not silence; half a second of silence ends a turn."""
        detection = audio(self.config, "input").get("turn_detection", {"type": "server_vad"})
        if any(sound):
            if not self.is_heard:
                self.is_heard = True
                self.heard_item = self.service.name("item")
                await self.send("input_audio_buffer.speech_started", audio_start_ms=0, item_id=self.heard_item)
                if self.response and (detection or {}).get("interrupt_response", True):
                    await self.stop("turn_detected")
            return
        silence = (detection or {}).get("silence_duration_ms", 500)
        if detection is None or not self.is_heard or len(sound) * 1000 // RATE < silence:
            return
        self.is_heard = False
        await self.send("input_audio_buffer.speech_stopped", audio_end_ms=1000, item_id=self.heard_item)
        await self.send("input_audio_buffer.committed", item_id=self.heard_item)
        content = [{"type": "input_audio", "transcript": text}]
        await self.added({"id": self.heard_item, "type": "message", "role": "user", "content": content})
        if detection.get("create_response", True):
            await self.create_response({})

    async def clear_output(self, event):
        if self.where.transport == "websocket":
            raise Refused("invalid_value", "type", "There is no output buffer on a WebSocket.")
        await self.send("output_audio_buffer.cleared", response_id=self.service.name("resp"))

    # MARK: What the model does

    async def create_response(self, event):
        if self.response:
            raise Refused(
                "conversation_already_has_active_response", None, "Conversation already has an active response."
            )
        if self.waiting:
            return  # nothing goes on while an approval is open
        open_calls = [name for name, output in self.outputs.items() if output is None]
        if open_calls:
            raise Refused("missing_tool_output", None, f"No output for {open_calls}.")
        turn = self.service.script.pop(0) if self.service.script else [say("I see.")]
        self.response_id = self.service.name("resp")
        self.output = []
        self.response = asyncio.get_running_loop().create_task(self.run(turn))
        self.response.add_done_callback(self.note_fault)

    def note_fault(self, task):
        if not task.cancelled() and task.exception():
            self.service.faults.append(task.exception())

    def shown_response(self, status, details=None):
        shown = {"id": self.response_id, "object": "realtime.response", "status": status, "output": self.output}
        return {**shown, "conversation_id": "conv_1", **({"status_details": details} if details else {})}

    async def run(self, turn):
        await self.send("response.created", response=self.shown_response("in_progress"))
        for kind, *values in turn:
            if kind == "fail":
                self.response = None
                details = {"type": "failed", "error": {"type": "server_error", "code": values[0]}}
                await self.send("response.done", response=self.shown_response("failed", details))
                return
            await getattr(self, f"do_{kind}")(*values)
        self.response = None
        self.config["is_speaking"] = False
        await self.send("response.done", response=self.shown_response("completed"))

    async def do_say(self, text, seconds):
        item = self.service.name("item")
        place = {"response_id": self.response_id, "item_id": item, "output_index": 0, "content_index": 0}
        message = {"id": item, "type": "message", "role": "assistant", "content": []}
        await self.send("response.output_item.added", response_id=self.response_id, output_index=0, item=message)
        self.config.update(has_spoken=True, is_speaking=True)
        self.spoken[item] = 0
        if self.where.transport != "websocket":
            await self.send("output_audio_buffer.started", response_id=self.response_id)
        for _ in range(max(1, int(seconds * 1000 / CHUNK_MS))):
            await asyncio.sleep(0.005)  # faster than it is played
            self.spoken[item] += CHUNK_MS
            if self.where.transport == "websocket":
                sound = base64.b64encode(bytes(RATE * CHUNK_MS // 1000)).decode()
                await self.send("response.output_audio.delta", delta=sound, **place)
        await self.send("response.output_audio_transcript.done", transcript=text, **place)
        message = {**message, "content": [{"type": "output_audio", "transcript": text}]}
        self.output.append(message)
        await self.send("response.output_item.done", response_id=self.response_id, output_index=0, item=message)

    async def do_call(self, name, arguments):
        there = {function["name"]: function for function in functions(self.config)}
        assert name in there, f"the script calls `{name}`, which the session has not got: {sorted(there)}"
        call_id, item_id = self.service.name("call"), self.service.name("item")
        text = json.dumps(arguments)
        self.outputs[call_id] = None
        item = {"id": item_id, "type": "function_call", "status": "completed", "name": name}
        item.update(arguments=text, call_id=call_id)
        self.output.append(item)
        await self.send(
            "response.function_call_arguments.done", response_id=self.response_id, item_id=item_id, output_index=0,
            call_id=call_id, name=name, arguments=text,
        )
        await self.send("response.output_item.done", response_id=self.response_id, output_index=0, item=item)

    async def do_mcp(self, name, arguments):
        assert name in self.imported, f"the script calls `{name}`, which the session has not imported"
        server = self.imported[name]
        label, text = server["server_label"], json.dumps(arguments)
        if not needs_approval(server, name):
            # A response may be done before its call is.
            asyncio.get_running_loop().create_task(self.run_tool(name, arguments, None))
            return
        request = {"id": self.service.name("mcpr"), "type": "mcp_approval_request", "server_label": label}
        request.update(name=name, arguments=text)
        self.waiting[request["id"]] = (request, arguments)
        self.output.append(request)
        await self.send("conversation.item.added", item=request)
        await self.send("response.output_item.done", response_id=self.response_id, output_index=0, item=request)

    async def run_tool(self, name, arguments, request):
        item = {"id": self.service.name("mcp"), "type": "mcp_call", "server_label": self.imported[name]["server_label"]}
        item.update(name=name, arguments=json.dumps(arguments), approval_request_id=request)
        await self.send("response.mcp_call.in_progress", item_id=item["id"], output_index=0)
        await asyncio.sleep(0.01)
        self.service.executed.append((name, arguments))
        try:
            item["output"] = json.dumps(self.service.answers(name, arguments))
            ended = "completed"
        except ToolFailed as failure:
            item["error"] = {"type": "tool_execution_error", "message": str(failure)}
            ended = "failed"
        self.items[item["id"]] = item
        await self.send("conversation.item.done", item=item)
        await self.send(f"response.mcp_call.{ended}", item_id=item["id"], output_index=0)

    async def cancel(self, event):
        if not self.response:
            raise Refused("response_cancel_not_active", None, "Cancellation failed: no active response found.")
        await self.stop("client_cancelled")

    async def stop(self, reason):
        task, self.response = self.response, None
        task.cancel()
        self.config["is_speaking"] = False
        if self.where.transport != "websocket":
            await self.send("output_audio_buffer.cleared", response_id=self.response_id)
        details = {"type": "cancelled", "reason": reason}
        await self.send("response.done", response=self.shown_response("cancelled", details))


def needs_approval(server, name):
    policy = server.get("require_approval", "always")
    if isinstance(policy, str):
        return policy == "always"
    return name not in (policy.get("never") or {}).get("tool_names", [])
