"""The service's side of a call: accept, reject, refer, hang up."""

import asyncio
import json
from urllib.parse import urlsplit, urlunsplit

import aiohttp

# A caller hears it ring meanwhile: long waits help nobody.
ATTEMPTS = 3
TIMEOUT = aiohttp.ClientTimeout(total=8, connect=4)
PAUSE_SECONDS = 0.25


class ServiceError(Exception):
    """The service did not do it: an HTTP status, or None where it could not be reached."""

    def __init__(self, status: int | None, code: str | None = None):
        super().__init__(code or (f"HTTP {status}" if status else "not reached"))
        self.status, self.code = status, code


class Gone(ServiceError):
    """There is no such call any more: the caller has hung up."""


class AlreadyDecided(ServiceError):
    """Somebody else has answered or rejected the call."""


class Service:
    def __init__(self, http: aiohttp.ClientSession, api: str, api_key: str):
        self._http, self._api = http, api
        self._headers = {"Authorization": f"Bearer {api_key}"}

    async def accept(self, call: str, session: bytes) -> None:
        await self._post(call, "accept", session)

    async def reject(self, call: str, status: int) -> None:
        await self._post(call, "reject", _body({"status_code": status}))

    async def refer(self, call: str, target: str) -> None:
        await self._post(call, "refer", _body({"target_uri": target}))

    async def hangup(self, call: str) -> None:
        await self._post(call, "hangup", None)

    async def sideband(self, call: str) -> aiohttp.ClientWebSocketResponse:
        """The socket that carries a call's events."""
        parts = urlsplit(self._api)
        scheme = "ws" if parts.scheme == "http" else "wss"
        path = parts.path.removesuffix("/calls")
        url = urlunsplit((scheme, parts.netloc, path, f"call_id={call}", ""))
        try:
            async with asyncio.timeout(TIMEOUT.total):
                return await self._http.ws_connect(
                    url, headers=self._headers, heartbeat=20, max_msg_size=16 << 20,
                    timeout=aiohttp.ClientWSTimeout(ws_close=2))
        except aiohttp.WSServerHandshakeError as error:
            raise _error(error.status, None) from None
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError):
            raise ServiceError(None) from None

    async def _post(self, call: str, what: str, body: bytes | None) -> None:
        """Tries again where the service may not have got it. An answer that was lost looks like a second decision."""
        is_unsure = False
        for attempt in range(1, ATTEMPTS + 1):
            try:
                await self._post_once(f"{self._api}/{call}/{what}", body)
                return
            except AlreadyDecided:
                if is_unsure:
                    return
                raise
            except ServiceError as error:
                may_help = error.status is None or error.status == 429 or error.status >= 500
                if not may_help or attempt == ATTEMPTS:
                    raise
                is_unsure = error.status != 429
            await asyncio.sleep(PAUSE_SECONDS * attempt)

    async def _post_once(self, url: str, body: bytes | None) -> None:
        headers = dict(self._headers)
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            # Redirects are not followed: the key would go along.
            async with self._http.post(
                    url, data=body, headers=headers, timeout=TIMEOUT, allow_redirects=False) as answer:
                if answer.status < 300:
                    return
                raise _error(answer.status, await _code(answer))
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError):
            raise ServiceError(None) from None


def _error(status: int, code: str | None) -> ServiceError:
    if status == 404:
        return Gone(status, code)
    if status == 409 or code == "decision_already_made":
        return AlreadyDecided(status, code)
    return ServiceError(status, code)


async def _code(answer: aiohttp.ClientResponse) -> str | None:
    """The `code` of an error, and nothing else of it: its words may repeat what was sent."""
    try:
        code = json.loads(await answer.content.read(65_536))["error"]["code"]
        return code[:80] if isinstance(code, str) else None
    except (ValueError, KeyError, TypeError, aiohttp.ClientError):
        return None


def _body(value: dict) -> bytes:
    return json.dumps(value).encode()
