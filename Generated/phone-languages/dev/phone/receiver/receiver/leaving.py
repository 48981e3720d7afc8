"""How a call leaves the agent: by an exit, which is a REFER, or by its end. Only exits that the contract declares.

The service tells that it has passed a REFER on, and nothing of what came of it. Two things can be seen: the call ends, and
then it worked; or the caller goes on talking to the agent, and then it did not.
"""

import time

from .clock import Clock
from .service import Gone, ServiceError

COMPLETED = "completed"
# How long the agent's last sentence may take.
HEARD_SECONDS = 12
# A transfer takes a moment, in which the line is still open.
DEAF_SECONDS = 4
# An exchange that has taken the caller over may leave the agent's side for us to hang up.
REFERRED_SECONDS = 20


class Leaving:
    def __init__(self, call):
        self._call = call
        self._outcome: str | None = None
        self._why = ""
        self._function: str | None = None
        self._after: str | None = None
        self._referred_at: float | None = None

    @property
    def is_under_way(self) -> bool:
        return self._outcome is not None

    async def take(self, outcome: str | None, why: str, function: str | None = None, after: str | None = None) -> None:
        """Leaves by an outcome, once the response `after` was heard."""
        if self.is_under_way or outcome is None:
            return
        if outcome != COMPLETED and not self._call.choice.target(outcome):
            self._call.note("exit.leads_nowhere", exit=outcome, why=why)
            if function:
                await self._call.tell_function(function, {
                    "ok": False, "reason": "The call can't be put through from here. Say so."})
            return
        self._outcome, self._why, self._function, self._after = outcome, why, function, after
        if after is None:
            await self._go()
        else:
            self._call.later(HEARD_SECONDS, Clock("heard"))

    async def on_heard(self, response: str | None) -> None:
        if self.is_under_way and self._referred_at is None and self._after == response:
            await self._go()

    async def on_clock(self, name: str) -> None:
        if name == "heard" and self.is_under_way and self._after is not None:
            await self._go()
        elif name == "referred" and self._referred_at is not None:
            await self._call.hang_up("referred")

    async def on_speech(self, at: float) -> None:
        """The caller is still with us, long after a REFER was passed on."""
        if self._referred_at is not None and at - self._referred_at > DEAF_SECONDS:
            self._call.note("refer.without_effect", exit=self._outcome)
            await self._stay()

    async def _go(self) -> None:
        self._after = None
        if self._outcome == COMPLETED:
            await self._call.hang_up(COMPLETED)
            return
        self._call.note("call.refer", exit=self._outcome, why=self._why)
        try:
            await self._call.service.refer(self._call.id, self._call.choice.target(self._outcome))
        except Gone:
            self._call.note("call.vanished", when="refer")
        except ServiceError as error:
            self._call.note("refer.failed", exit=self._outcome, status=error.status, code=error.code)
            await self._stay()
        else:
            self._referred_at = time.monotonic()
            self._call.later(REFERRED_SECONDS, Clock("referred"))

    async def _stay(self) -> None:
        """The transfer came to nothing; the agent goes on."""
        function = self._function
        self._outcome = self._function = self._referred_at = None
        if function:
            await self._call.tell_function(function, {
                "ok": False, "reason": "The transfer did not work. Say so, and ask how else you can help."})
