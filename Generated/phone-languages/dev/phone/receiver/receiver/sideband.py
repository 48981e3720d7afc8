"""The socket that carries a call's events. It lives as long as the call; a connection that breaks is made anew."""

import asyncio
import json
from dataclasses import dataclass

import aiohttp

from .service import Gone, Service, ServiceError

# Before each further try; the last one before all that follow.
PAUSES_SECONDS = (0.2, 1, 3)
# The call is over, or the service has ended the session.
NORMAL = (1000, 1001)
# Our own event: the connection had broken, and there is a new one.
RECONNECTED = "receiver.reconnected"


@dataclass(frozen=True)
class Ended:
    """No more events will come."""
    code: int | None
    # The connection broke and could not be made again.
    is_broken: bool = False


class Sideband:
    def __init__(self, call: str, service: Service, tries: int):
        self._call, self._service = call, service
        # How often a connection is tried; the agent who speaks decides.
        self.tries = tries
        self._socket: aiohttp.ClientWebSocketResponse | None = None

    async def open(self) -> None:
        """Tries a few times: the session may need a moment. Raises Gone where there is no such call."""
        for attempt in range(self.tries):
            try:
                self._socket = await self._service.sideband(self._call)
                return
            except Gone:
                raise
            except ServiceError:
                if attempt + 1 == self.tries:
                    raise
            await asyncio.sleep(PAUSES_SECONDS[min(attempt, len(PAUSES_SECONDS) - 1)])

    async def send(self, event: dict) -> bool:
        """Whether it went out. Where it did not, the end of the events says why."""
        try:
            await self._socket.send_str(json.dumps(event))
            return True
        except (aiohttp.ClientError, ConnectionError, RuntimeError):
            return False

    async def events(self):
        """Every event, then `Ended`."""
        while True:
            async for message in self._socket:
                if message.type is not aiohttp.WSMsgType.TEXT:
                    continue
                try:
                    event = json.loads(message.data)
                except ValueError:
                    continue
                if isinstance(event, dict):
                    yield event
            code = self._socket.close_code
            if code in NORMAL:
                yield Ended(code)
                return
            try:
                await self.open()
            except Gone:
                yield Ended(code)
                return
            except ServiceError:
                yield Ended(code, is_broken=True)
                return
            yield {"type": RECONNECTED}

    async def close(self) -> None:
        if self._socket:
            await self._socket.close()
