"""A receiver at work between a stand-in for the service and a test: the emitted code, with the emitted files of a
contract, changed only in what the test names."""

import base64
import contextlib
import hashlib
import hmac
import json
import os
import pathlib
import shutil
import sys
import time

import aiohttp
from aiohttp import web

import standin

ROOT = pathlib.Path(__file__).resolve().parents[2]
GENERATED = pathlib.Path(os.environ.get("PARLANCE_GENERATED", ROOT / "Generated"))
UNIT = GENERATED / "field-service" / "production"
sys.path.insert(0, str(UNIT / "phone" / "receiver"))

from receiver import app, contract, log  # noqa: E402
from receiver.settings import read  # noqa: E402

SECRET = "whsec_" + base64.b64encode(b"a secret for the tests only, 32b").decode()
MCP_TOKEN = "token \"with\" quotes and \\ and €"
ENVIRONMENT = {"OPENAI_API_KEY": standin.KEY, "OPENAI_WEBHOOK_SECRET": SECRET, "MCP_DESK_TOKEN": MCP_TOKEN}
ROUTE = "support_line.assistant"
BY_PBX = [("X-Parlance-Route", ROUTE)]
BY_NUMBER = [("From", "sip:+14155551212@carrier.example"), ("To", "<sip:+14155550142@sip.api.openai.com>;tag=1")]


def copy_of_unit(folder, change=lambda control: None, more=()):
    """The files that the receiver reads, with `control.json` changed, and more JSON files by their paths."""
    for part in ("phone/control.json", "realtime"):
        source, target = UNIT / part, folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            shutil.copy(source, target)
    path = folder / "phone" / "control.json"
    control = json.loads(path.read_text())
    change(control)
    path.write_text(json.dumps(control))
    for name, value in dict(more).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(json.dumps(value))
    return folder


def event_of(call, headers=BY_PBX, **more):
    data = {"call_id": call, "sip_media_security": "srtp",
            "sip_headers": [{"name": name, "value": value} for name, value in headers]}
    event = {"object": "event", "id": f"evt_{call}", "type": "realtime.call.incoming", "created_at": int(time.time()),
             "data": data}
    return json.dumps(event | more).encode()


def signed(body, webhook_id, secret=SECRET, at=None):
    """The headers of a webhook, as the service signs it."""
    timestamp = str(int(time.time() if at is None else at))
    key = base64.b64decode(secret.removeprefix("whsec_"))
    mac = hmac.new(key, f"{webhook_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return {"webhook-id": webhook_id, "webhook-timestamp": timestamp,
            "webhook-signature": "v1," + base64.b64encode(mac).decode(), "content-type": "application/json"}


class Bench:
    def __init__(self, service, url, http, log_path, receiver):
        self.service, self.url, self.http, self.receiver = service, url, http, receiver
        self._log_path = log_path

    def log(self, event=None, call=None):
        """The lines of the event log."""
        lines = [json.loads(line) for line in self._log_path.read_text().splitlines()]
        return [line for line in lines if (event is None or line["event"] == event)
                and (call is None or line.get("call") == call)]

    async def post(self, body, headers):
        async with self.http.post(f"{self.url}/webhook", data=body, headers=headers) as answer:
            await answer.read()
            return answer.status

    async def ring(self, call, headers=BY_PBX, webhook_id=None):
        """A call comes in."""
        body = event_of(call, headers)
        return await self.post(body, signed(body, webhook_id or f"wh_{call}"))

    async def talking(self, call="rtc_1", headers=BY_PBX):
        """A call that was accepted, and whose first response was asked for and has been spoken."""
        assert await self.ring(call, headers) == 204
        line = await self.service.line(call).connected()
        await line.said("response.create")
        await line.tell(*spoken("resp_0", "item_0", "You are talking to an automated assistant. How can I help?"))
        return line

    async def ended(self, call, seconds=8):
        """Waits until the receiver is done with a call, and returns what it wrote of it."""
        deadline = time.monotonic() + seconds
        while call in self.receiver._calls or not self.log(call=call):
            assert time.monotonic() < deadline, self.log(call=call)
            await standin.asyncio.sleep(0.01)
        return [line["event"] for line in self.log(call=call)]


def spoken(response, item, text, *, cut=False, calls=()):
    """What the service tells of a response that is spoken to its end, or cut off by the caller."""
    output = [{"type": "message", "id": item}, *calls]
    status = {"status": "cancelled", "status_details": {"reason": "turn_detected"}} if cut else {"status": "completed"}
    return [
        {"type": "response.created", "response": {"id": response, "conversation_id": "conv_1"}},
        {"type": "response.output_item.added", "response_id": response, "item": {"type": "message", "id": item}},
        {"type": "output_audio_buffer.started", "response_id": response},
        {"type": "response.output_audio_transcript.done", "response_id": response, "item_id": item, "transcript": text},
        {"type": "response.done", "response": {
            "id": response, "conversation_id": "conv_1", "output": output, "usage": {"total_tokens": 10}, **status}},
        {"type": f"output_audio_buffer.{'cleared' if cut else 'stopped'}", "response_id": response},
    ]


def heard(item, text):
    """What the service tells of something that the caller says."""
    return [
        {"type": "input_audio_buffer.speech_started", "item_id": item, "audio_start_ms": 0},
        {"type": "input_audio_buffer.speech_stopped", "item_id": item, "audio_end_ms": 900},
        {"type": "input_audio_buffer.committed", "item_id": item},
        {"type": "conversation.item.input_audio_transcription.completed", "item_id": item, "transcript": text},
    ]


@contextlib.asynccontextmanager
async def at_work(folder, change=lambda control: None, drain=0, more=(), settings=()):
    """A receiver that has started."""
    unit = copy_of_unit(folder / "unit", change, more)
    log_path = folder / "events.jsonl"
    service = standin.Standin()
    async with service.serving():
        chosen = read(ENVIRONMENT | dict(settings) | {
            "RECEIVER_FILES": str(unit), "RECEIVER_LOG": str(log_path), "RECEIVER_API": service.api,
            "RECEIVER_DRAIN_SECONDS": str(drain)})
        events = log.EventLog(chosen.log)
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
            receiver = app.Receiver(chosen, contract.Control(chosen.files, ENVIRONMENT), events, http)
            runner = web.AppRunner(receiver.application(), access_log=None, shutdown_timeout=1)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
            url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            try:
                yield Bench(service, url, http, log_path, receiver)
            finally:
                for line in service.lines.values():
                    await line.vanish()
                await receiver.stop()
                await runner.cleanup()
                events.close()
