"""Whoever holds a session, as a test part: it does what `realtime/policy/<agent>.json` says, by the official client.

It answers functions, asks an approver within the policy's time, hands over, counts failures, and asks for the response
that follows when tools have ended. What happened stands in `events` and `outcome`.
"""

import asyncio
import contextlib
import json

import openai
import websockets

from emitted import load
from realtime_service import API_KEY


def filled(path, token="token-of-the-service"):
    """A body as `parlance fill` gives it to a deployment."""
    text = json.dumps(load(path))
    while "@secret(" in text:
        start = text.index("@secret(")
        text = text[:start] + token + text[text.index(")", start) + 1 :]
    return json.loads(text)


def official(address):
    """The official client, pointed at the stand-in."""
    return openai.AsyncOpenAI(api_key=API_KEY, base_url=f"http://{address}/v1", max_retries=0)


class Holder:
    def __init__(self, unit, agent, surface, approve=None, seconds=0.01):
        """`approve(request)`: True, False or None for nobody answers. `seconds`: how long a second of the policy is."""
        self.unit, self.surface, self.approve, self.seconds = unit, surface, approve, seconds
        self.events, self.updates = [], []
        self.outcome = None
        self.running, self.failures, self.handed = 0, {}, {}
        self.refused = set()
        self.is_responding, self.wants_response = False, False
        self.become(agent)

    def become(self, agent):
        self.agent = agent
        self.policy = load(self.unit / "realtime/policy" / f"{agent}.json")["surfaces"][self.surface]

    async def hold(self, connection):
        """Goes on until the conversation is over, one way or another."""
        self.connection = connection
        with contextlib.suppress(Exception):
            async for event in connection:
                self.events.append(event)
                await self.take(event)
                if self.outcome:
                    return self.outcome
        self.outcome = self.outcome or ("lost",)
        return self.outcome

    async def keep(self, connect):
        """Holds the session by the connections that `connect()` makes, and tries as often as the policy says."""
        failures = 0
        while True:
            try:
                async with connect() as connection:
                    failures, self.outcome, self.is_responding = 0, None, False
                    if await self.hold(connection) != ("lost",):
                        return self.outcome
            except (OSError, openai.OpenAIError, websockets.WebSocketException):
                failures += 1
                step = self.policy["failures"]["network"]
                if failures >= step["tries"]:
                    self.outcome = (step["then"], step.get("say"))
                    return self.outcome

    async def take(self, event):
        kind = event.type
        if kind == "response.created":
            self.is_responding = True
        elif kind == "response.mcp_call.in_progress":
            self.running += 1
        elif kind in ("response.mcp_call.completed", "response.mcp_call.failed"):
            self.running -= 1
            self.wants_response = True
            await self.go_on()
        elif kind == "conversation.item.done" and event.item.type == "mcp_call" and event.item.error:
            await self.count("tool", event.item.name)
        elif kind == "response.output_item.done" and event.item.type == "mcp_approval_request":
            asyncio.get_running_loop().create_task(self.ask(event.item))
        elif kind == "error" and event.error.code == "session_expired":
            self.outcome = ("expired",)
        elif kind == "response.done":
            self.is_responding = False
            await self.finish(event.response)

    async def finish(self, response):
        if response.status == "failed":
            await self.count("model", "response")
            self.wants_response = not self.outcome
        for item in response.output or []:
            if item.type == "function_call" and response.status == "completed":
                await self.do(item)
        await self.go_on()

    async def go_on(self):
        """The next response, when nothing is under way: nobody else asks for it."""
        if self.wants_response and not (self.is_responding or self.running or self.outcome):
            self.wants_response = False
            await self.connection.response.create()

    async def ask(self, request):
        approval = self.policy["approvals"]
        assert request.name in approval["tools"]
        answer = self.approve(request) if self.approve else None
        if answer is None:
            await asyncio.sleep(approval["within_seconds"] * self.seconds)
        if answer is None and approval["otherwise"] == "escalate":
            self.outcome = ("escalate", "nobody approved")
        await self.connection.conversation.item.create(
            item={
                "type": "mcp_approval_response",
                "id": f"mcpa_{request.id}",
                "approval_request_id": request.id,
                "approve": bool(answer),
            }
        )
        if not answer:
            self.refused.add(request.name)
            self.wants_response = True
            await self.go_on()

    async def do(self, item):
        function = self.policy["functions"][item.name]
        does = function["does"]
        output = {"done": True}
        if does == "hand_over":
            self.handed[item.name] = self.handed.get(item.name, 0) + 1
            if self.handed[item.name] > function.get("at_most", self.handed[item.name]):
                output = {"done": False, "why": "handed over often enough"}
            else:
                update = filled(self.unit / function["update"])
                await self.connection.session.update(session=update["session"])
                self.become(function["agent"])
        await self.connection.conversation.item.create(
            item={"type": "function_call_output", "call_id": item.call_id, "output": json.dumps(output)}
        )
        if does in ("escalate", "exit", "end"):
            self.outcome = (does, function.get("outcome") or function.get("message") or function.get("link"))
        elif does == "hand_over":
            self.wants_response = True

    async def count(self, what, name):
        self.failures[name] = self.failures.get(name, 0) + 1
        step = self.policy["failures"][what]
        if self.failures[name] >= step["tries"] and step["then"] != "go_on" and what == "model":
            self.outcome = (step["then"], step.get("say"))

    def kinds(self):
        return [event.type for event in self.events]
