"""One call, from the first ring to the last: accept, listen, answer for the caller, leave.

All that happens comes through one queue, the service's events and the call's own clocks alike, and is dealt with one
after the other: nothing here runs at the same time as anything else of the same call.
"""

import asyncio
import itertools
import json
import time
from collections import Counter

from . import approvals, log, tokens
from .clock import Clock
from .contract import Agent, Choice
from .conversation import Conversation
from .failing import Failing
from .leaving import Leaving
from .service import AlreadyDecided, Gone, Service, ServiceError
from .sideband import RECONNECTED, Ended, Sideband
from .transcripts import Transcript

# What the caller's side hears of a call that could not be accepted: it then goes on to a person.
UNAVAILABLE = 503
# The function by which an agent says nothing to what was no speech, or not meant for it.
WAIT = "wait_for_user"
# How long a call may still last once it was hung up.
LAST_SECONDS = 5
# How long the look-up of a caller's token may take: it rings meanwhile, or nobody speaks.
TOKEN_SECONDS = 5


class Call:
    def __init__(self, call_id: str, choice: Choice, headers: list[tuple[str, str]], service: Service,
                 events: log.EventLog, transcript: Transcript | None = None):
        self.id, self.choice, self.route = call_id, choice, choice.route
        self._headers = headers
        # Who speaks.
        self.agent = choice.route.first
        self._handed_over: Counter[str] = Counter()
        self.service = service
        self._events = events
        self._inbox: asyncio.Queue = asyncio.Queue()
        self._sideband = Sideband(call_id, service, self.agent.failures["network"].tries)
        self._conversation = Conversation()
        self._transcript = transcript
        self._failing = Failing(self)
        self._leaving = Leaving(self)
        self._numbers = itertools.count(1)
        # One response at a time: a second one is an error.
        self._is_responding = False
        self._wants_response = True
        # The tools that the service is calling.
        self._running: set[str] = set()
        self._requests: dict[str, approvals.Request] = {}
        self._answered: set[str] = set()
        # Responses that were played to their end.
        self._heard: set[str] = set()
        # What could not be sent because the connection had broken.
        self._unsent: list[dict] = []
        self._clocks: list[asyncio.TimerHandle] = []

    # What others may do with a call.

    async def run(self) -> None:
        """Answers the call and stays until it is over."""
        started = time.monotonic()
        if not await self._accept():
            return
        reader = None
        try:
            await self._sideband.open()
            self.note("sideband.open", seconds=round(time.monotonic() - started, 3))
            if self.route.limit_seconds:
                self.later(self.route.limit_seconds, Clock("limit"))
            reader = asyncio.create_task(self._read())
            await self._respond()
            await self._live()
        except Gone:
            self.note("call.vanished", when="sideband")
        except ServiceError as error:
            self.note("sideband.failed", status=error.status, code=error.code)
            await self._abandon("sideband_failed", self.agent.failures["network"].then)
        except asyncio.CancelledError:
            raise
        except Exception as error:
            log.words.exception("call %s", self.id)
            self.note("call.crashed", error=type(error).__name__)
            await self._abandon("crashed")
        finally:
            if reader:
                reader.cancel()
            for clock in self._clocks:
                clock.cancel()
            await self._sideband.close()
            if self._transcript:
                self._transcript.close()
            self.note("call.ended", seconds=round(time.monotonic() - started, 3))

    def stop(self) -> None:
        """The receiver is going away: hand the call to a person, or end it."""
        self._inbox.put_nowait((time.monotonic(), Clock("stop")))

    def note(self, event: str, t: float | None = None, **fields) -> None:
        self._events.write(event, self.id, t, **fields)

    def later(self, seconds: float, clock: Clock) -> asyncio.TimerHandle:
        handle = asyncio.get_running_loop().call_later(
            seconds, lambda: self._inbox.put_nowait((time.monotonic(), clock)))
        self._clocks.append(handle)
        return handle

    async def hang_up(self, why: str) -> None:
        self.note("call.hangup", why=why)
        try:
            await self.service.hangup(self.id)
        except Gone:
            pass
        except ServiceError as error:
            self.note("hangup.failed", status=error.status, code=error.code)
        self.later(LAST_SECONDS, Clock("over"))

    async def leave(self, outcome: str, why: str, after: str | None = None) -> None:
        await self._leaving.take(outcome, why, after=after)

    async def tell_function(self, call_id: str, output: dict) -> None:
        """Answers a function that the model has called, and lets it go on."""
        await self._answer_function(call_id, output)
        self._wants_response = True
        await self._respond()

    # Beginning and end.

    async def _accept(self) -> bool:
        started = time.monotonic()
        try:
            session = self.route.session
            if self.agent.is_linked:
                token = await self._token(self.agent)
                if token is None:
                    await self.service.reject(self.id, UNAVAILABLE)
                    return False
                session = json.dumps(tokens.put(json.loads(session), token), ensure_ascii=False).encode()
            await self.service.accept(self.id, session)
        except Gone:
            self.note("call.vanished", when="accept")
        except AlreadyDecided:
            self.note("call.decided_elsewhere")
        except ServiceError as error:
            self.note("accept.failed", status=error.status, code=error.code)
            try:
                await self.service.reject(self.id, UNAVAILABLE)
            except ServiceError as again:
                self.note("reject.failed", status=again.status, code=again.code)
        else:
            self.note("call.accepted", seconds=round(time.monotonic() - started, 3))
            return True
        return False

    async def _token(self, agent: Agent) -> str | None:
        """The caller's own token; what goes wrong in finding it is as good as none."""
        try:
            async with asyncio.timeout(TOKEN_SECONDS):
                token = await tokens.of(agent.name, self._headers)
        except Exception:
            log.words.exception("the token of call %s", self.id)
            token = None
        if not token:
            self.note("token.missing", agent=agent.name)
        return token or None

    async def _abandon(self, why: str, then: str = "escalate") -> None:
        """Nobody looks after the call any more: a person takes it, or it ends."""
        if then == "go_on":
            self.note("call.left_alone", why=why)
            return
        target = self.choice.target(self.agent.escalation) if then == "escalate" else None
        try:
            if target:
                self.note("call.refer", exit=self.agent.escalation, why=why)
                await self.service.refer(self.id, target)
            else:
                self.note("call.hangup", why=why)
                await self.service.hangup(self.id)
        except ServiceError as error:
            self.note("abandon.failed", status=error.status, code=error.code)

    async def _read(self) -> None:
        """Puts what comes from the service in the queue, with the time at which it came."""
        try:
            async for event in self._sideband.events():
                now = time.monotonic()
                if isinstance(event, dict):
                    kept = log.seen(event)
                    if kept:
                        self.note(kept.pop("event"), now, **kept)
                self._inbox.put_nowait((now, event))
        except Exception as error:
            self._inbox.put_nowait((time.monotonic(), error))

    async def _live(self) -> None:
        while True:
            at, event = await self._inbox.get()
            if isinstance(event, Exception):
                raise event
            if isinstance(event, Ended):
                self.note("sideband.closed", at, code=event.code)
                if event.is_broken:
                    raise ServiceError(None)
                return
            if isinstance(event, Clock):
                if event.name == "over" or await self._on_clock(event):
                    return
            else:
                await self._on_event(event, at)

    async def _on_clock(self, clock: Clock) -> bool:
        """Deals with a clock; whether the call is over with it."""
        if clock.name == "limit":
            self.note("limit.reached")
            await self.hang_up("limit")
        elif clock.name == "approval" and clock.about in self._requests:
            await self._answer(self._requests[clock.about], approvals.TOO_LATE)
            if self.agent.approvals.otherwise == "escalate":
                await self._leaving.take(self.agent.escalation, "approval_timeout")
        elif clock.name == "stop":
            if not self._leaving.is_under_way:
                await self._abandon("receiver_stops")
            self.later(LAST_SECONDS, Clock("over"))
        elif clock.name in ("heard", "referred"):
            await self._leaving.on_clock(clock.name)
        return False

    # What the service tells.

    async def _on_event(self, event: dict, at: float) -> None:
        kind = event.get("type")
        has_answer = self._conversation.take(event)
        if kind == "response.created":
            self._is_responding = True
            await self._failing.on_created(event.get("response") or {})
        elif kind == "response.done":
            await self._on_response(event.get("response") or {})
        elif kind in ("output_audio_buffer.stopped", "output_audio_buffer.cleared"):
            self._heard.add(event.get("response_id"))
            await self._leaving.on_heard(event.get("response_id"))
        elif kind == "response.mcp_call.in_progress":
            self._running.add(event.get("item_id"))
        elif kind in ("response.mcp_call.completed", "response.mcp_call.failed"):
            self._running.discard(event.get("item_id"))
            if kind == "response.mcp_call.failed":
                await self._failing.tool_failed(event.get("item_id"))
            else:
                self._failing.tool_went_well(event.get("item_id"))
            # Nobody but us asks the model to say what came of it.
            self._wants_response = True
            await self._respond()
        elif kind == "input_audio_buffer.dtmf_event_received":
            await self._on_key(str(event.get("event")))
        elif kind == "input_audio_buffer.speech_stopped":
            await self._leaving.on_speech(at)
        elif kind == "input_audio_buffer.committed" and not self.agent.responds:
            self._wants_response = True
            await self._respond()
        elif kind == "error":
            self._on_error(event.get("error") or {})
        elif kind == RECONNECTED:
            await self._on_reconnected()
        if self._transcript:
            self._transcript.take(event)
        item = event.get("item") or {}
        self._failing.take_item(item)
        if item.get("type") == "mcp_approval_request":
            await self._on_request(item)
        if has_answer:
            for request in list(self._requests.values()):
                await self._judge(request)

    async def _on_response(self, response: dict) -> None:
        self._is_responding = False
        # What was cancelled or cut off was not meant; the service sends its arguments all the same.
        if response.get("status") == "completed":
            self._failing.model_went_well()
            for item in response.get("output") or []:
                if item.get("type") == "function_call":
                    await self._on_function(item, response)
        elif response.get("status") == "failed" and await self._failing.model_failed():
            self._wants_response = True
        await self._respond()

    async def _on_function(self, item: dict, response: dict) -> None:
        call_id = str(item.get("call_id"))
        if call_id in self._answered:
            return
        self._answered.add(call_id)
        name = str(item.get("name"))
        if name == WAIT:
            await self._answer_function(call_id, {"ok": True})
            return
        if name in self.agent.hand_overs:
            await self._hand_over(call_id, name)
            return
        outcome = self.agent.functions.get(name)
        if outcome is None:
            self.note("function.unknown", name=name)
            await self.tell_function(call_id, {"ok": False, "reason": "There is no such function."})
            return
        says = any(part.get("type") == "message" for part in response.get("output") or [])
        is_speaking = says and response.get("id") not in self._heard
        await self._leaving.take(
            outcome, "function", function=call_id, after=response.get("id") if is_speaking else None)

    async def _hand_over(self, call_id: str, function: str) -> None:
        """The session becomes another agent's, who goes on with what was said."""
        wanted = self.agent.hand_overs[function]
        agent = self.route.agents[wanted.agent]
        if wanted.at_most is not None and self._handed_over[function] >= wanted.at_most or agent.update is None:
            self.note("hand_over.refused", agent=agent.name)
            await self.tell_function(call_id, {
                "ok": False, "reason": "It was handed over as often as may be. Go on yourself, or escalate."})
            return
        update = agent.update
        if agent.is_linked:
            token = await self._token(agent)
            if token is None:
                await self.tell_function(call_id, {"ok": False, "reason": "This caller is not known there. Say so."})
                return
            update = update | {"session": tokens.put(update["session"], token)}
        self._handed_over[function] += 1
        self.agent = agent
        self.note("hand_over", agent=agent.name)
        self._sideband.tries = agent.failures["network"].tries
        await self._answer_function(call_id, {"ok": True})
        await self._send(update)
        self._wants_response = True

    async def _answer_function(self, call_id: str, output: dict) -> None:
        await self._send({"type": "conversation.item.create", "item": {
            "type": "function_call_output", "call_id": call_id, "output": json.dumps(output)}})
        self.note("function.answered", call_id=call_id, ok=output["ok"])

    async def _on_key(self, key: str) -> None:
        """Only keys that the contract gives a meaning. Others are neither kept nor told to the model: they may be the
        digits of a card."""
        exit = self.route.keys.get(key)
        self.note("key", exit=exit or "none")
        if exit:
            await self._leaving.take(exit, "key")

    async def _on_reconnected(self) -> None:
        """What came meanwhile is lost, and so may be the end of a response or of a tool."""
        self.note("sideband.reconnected")
        self._is_responding = False
        self._running.clear()
        unsent, self._unsent = self._unsent, []
        for event in unsent:
            await self._send(event)
        await self._respond()

    def _on_error(self, error: dict) -> None:
        about = str(error.get("event_id") or "")
        if error.get("code") == "conversation_already_has_active_response":
            # The caller spoke first. What we wanted to have said comes after that.
            self._is_responding = True
            self._wants_response = True
        elif about.startswith("respond_"):
            self._is_responding = False

    # Approvals.

    async def _on_request(self, item: dict) -> None:
        request_id = str(item.get("id"))
        if request_id in self._answered or request_id in self._requests:
            return
        request = approvals.Request(request_id, str(item.get("name")), time.monotonic())
        self._requests[request_id] = request
        self.note("approval.requested", request=request_id, tool=request.tool)
        await self._judge(request)
        if request_id in self._requests:
            request.timer = self.later(self.agent.approvals.within_seconds, Clock("approval", request_id))

    async def _judge(self, request: approvals.Request) -> None:
        verdict = approvals.judge(request, self._conversation, self.agent)
        if verdict.approve is not None:
            await self._answer(request, verdict)

    async def _answer(self, request: approvals.Request, verdict: approvals.Verdict) -> None:
        del self._requests[request.id]
        self._answered.add(request.id)
        if request.timer:
            request.timer.cancel()
        item = {"id": f"mcp_approval_{request.id}", "type": "mcp_approval_response",
                "approval_request_id": request.id, "approve": verdict.approve}
        if verdict.reason:
            item["reason"] = verdict.reason
        await self._send({"type": "conversation.item.create", "item": item})
        self.note("approval.answered", request=request.id, tool=request.tool, approve=verdict.approve, why=verdict.why,
                  seconds=round(time.monotonic() - request.asked_at, 3))
        if not verdict.approve:
            # Nothing is called, so nothing else will let the agent speak of it.
            self._wants_response = True
            await self._respond()

    # Sending.

    async def _respond(self) -> None:
        """Asks for a response, if one is wanted and may be had now."""
        is_busy = self._is_responding or self._running or self._requests or self._leaving.is_under_way
        if not self._wants_response or is_busy:
            return
        self._wants_response = False
        self._is_responding = True
        event = {"type": "response.create", "event_id": f"respond_{next(self._numbers)}"}
        if self._failing.response:
            event["response"] = self._failing.response
        await self._send(event)
        self.note("response.create")

    async def _send(self, event: dict) -> None:
        if not await self._sideband.send(event):
            self._unsent.append(event)
            self.note("sideband.not_sent", type=event["type"])
