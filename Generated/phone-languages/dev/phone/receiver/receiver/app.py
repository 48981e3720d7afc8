"""Takes the service's webhooks. It answers at once, and decides afterwards: the service does not wait long, and asks
again for days."""

import asyncio
import json
import re
import time

import aiohttp
from aiohttp import web

from . import log, remembered, webhook, words
from .call import Call
from .contract import Control
from .service import Gone, Service, ServiceError
from .settings import Settings
from .transcripts import SWEEP_SECONDS, Transcripts

# A webhook of a call has a few headers: a body of this size is something else.
LARGEST_BODY = 256 * 1024
READ_SECONDS = 5
# What may stand in the address of a call.
_CALL_ID = re.compile(r"[A-Za-z0-9_.-]{1,200}")
_STOPPING_SECONDS = 10


class Receiver:
    def __init__(self, settings: Settings, control: Control, events: log.EventLog, http: aiohttp.ClientSession):
        self._settings, self._control, self._events = settings, control, events
        self._service = Service(http, settings.api or control.api, settings.api_key)
        self._decided = remembered.RememberedOnDisk(settings.state) if settings.state else remembered.Remembered()
        self._transcripts = Transcripts(settings.transcripts, control.transcripts)
        self._calls: dict[str, Call] = {}
        self._tasks: set[asyncio.Task] = set()
        self._is_stopping = False
        self._refused, self._refusal_told_at = 0, float("-inf")

    def application(self) -> web.Application:
        application = web.Application(client_max_size=LARGEST_BODY)
        application.router.add_post("/webhook", self.take_webhook)
        application.router.add_get("/health", self.tell_health)
        return application

    async def tell_health(self, _: web.Request) -> web.Response:
        status = 503 if self._is_stopping else 200
        return web.json_response({"calls": len(self._calls), "stopping": self._is_stopping}, status=status)

    async def take_webhook(self, request: web.Request) -> web.Response:
        if self._is_stopping:
            # The service will ask again, and the next receiver will answer.
            return web.Response(status=503)
        try:
            async with asyncio.timeout(READ_SECONDS):
                body = await request.read()
        except TimeoutError:
            return web.Response(status=408)
        try:
            webhook_id = webhook.verify(body, request.headers, self._settings.webhook_secrets)
        except webhook.Refused as refusal:
            self._note_refusal(str(refusal))
            return web.Response(status=401)
        try:
            event = json.loads(body)
            kind, data = event["type"], event.get("data")
            if kind == self._control.event:
                call_id = data["call_id"]
                headers = [(header["name"], header["value"]) for header in data["sip_headers"]]
                if not all(isinstance(text, str) for text in (call_id, *sum(headers, ()))):
                    raise TypeError
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._events.write("webhook.malformed", webhook=webhook_id)
            return web.Response(status=400)
        if kind != self._control.event or not _CALL_ID.fullmatch(call_id):
            self._events.write("webhook.ignored", webhook=webhook_id, type=kind if isinstance(kind, str) else None)
            return web.Response(status=204)
        if await self._decided.take(webhook_id, call_id):
            self._begin(call_id, headers, data.get("sip_media_security"))
        else:
            self._events.write("webhook.repeated", call_id, webhook=webhook_id)
        return web.Response(status=204)

    def _begin(self, call_id: str, headers: list[tuple[str, str]], security) -> None:
        task = asyncio.create_task(self._decide(call_id, headers, security))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _decide(self, call_id: str, headers: list[tuple[str, str]], security) -> None:
        choice = self._control.choose(headers)
        self._events.write(
            "call.incoming", call_id, route=choice.route.name if choice else "none",
            ingress=choice.ingress if choice else None, security=security if security in ("srtp", "rtp") else None)
        if choice is None:
            try:
                await self._service.reject(call_id, self._control.reject_status)
                self._events.write("call.rejected", call_id, status=self._control.reject_status)
            except Gone:
                self._events.write("call.vanished", call_id, when="reject")
            except ServiceError as error:
                self._events.write("reject.failed", call_id, status=error.status, code=error.code)
            return
        transcript = self._transcripts.begin(call_id, choice.route.dialplan)
        call = self._calls[call_id] = Call(call_id, choice, headers, self._service, self._events, transcript)
        try:
            await call.run()
        finally:
            del self._calls[call_id]

    def _note_refusal(self, why: str) -> None:
        """One line a second at most: whoever forges requests must not fill the disk."""
        self._refused += 1
        now = time.monotonic()
        if now - self._refusal_told_at >= 1:
            self._events.write("webhook.refused", why=why, count=self._refused)
            self._refused, self._refusal_told_at = 0, now

    async def stop(self) -> None:
        """Takes no more calls, lets those that are there end by themselves for a while, then hands them over."""
        self._is_stopping = True
        self._events.write("receiver.stopping", calls=len(self._calls))
        await self._wait(self._settings.drain_seconds)
        for call in list(self._calls.values()):
            call.stop()
        await self._wait(_STOPPING_SECONDS)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._decided.close()
        self._events.write("receiver.stopped")

    async def _wait(self, seconds: float) -> None:
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)

    async def keep_no_longer_than_allowed(self) -> None:
        """Deletes old transcripts, now and every hour."""
        while True:
            deleted = await asyncio.to_thread(self._transcripts.sweep)
            if deleted:
                self._events.write("transcripts.deleted", count=deleted)
            await asyncio.sleep(SWEEP_SECONDS)

    def warn(self) -> None:
        """What is not wrong, and will be missed."""
        if self._control.transcripts and not self._settings.transcripts:
            log.words.warning("transcripts of %s may be kept, and are not: RECEIVER_TRANSCRIPTS names no folder",
                              ", ".join(self._control.transcripts))
        if not self._settings.state:
            log.words.info("what was decided is remembered until the next start: RECEIVER_STATE names no file")
        agents = {agent.name: agent for route in self._control.routes.values() for agent in route.agents.values()}
        for agent in agents.values():
            if agent.approvals and not agent.hears:
                log.words.warning("%s writes down nothing that the caller says: every write is refused", agent.name)
            for tag in words.unknown(agent.languages) if agent.approvals else []:
                log.words.warning("%s: no word of `%s` counts as a yes; add some to words.py", agent.name, tag)
