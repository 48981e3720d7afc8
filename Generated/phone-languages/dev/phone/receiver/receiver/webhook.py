"""Whether a request really comes from the service: Standard Webhooks, over the raw bytes, before anything is parsed."""

import base64
import binascii
import hashlib
import hmac
import time

# A signature that is older, or newer, than this is a replay, or comes from a clock that is wrong.
TOLERANCE_SECONDS = 300


class Refused(Exception):
    """The request is not the service's; the message says why."""


def verify(body: bytes, headers, secrets, now=time.time) -> str:
    """The webhook's id, if one of the secrets has signed it."""
    webhook_id = headers.get("webhook-id")
    timestamp = headers.get("webhook-timestamp")
    signatures = headers.get("webhook-signature")
    if not webhook_id or not timestamp or not signatures:
        raise Refused("a header is missing")
    try:
        seconds = int(timestamp)
    except ValueError:
        raise Refused("the timestamp is no number") from None
    age = int(now()) - seconds
    if abs(age) > TOLERANCE_SECONDS:
        raise Refused("the timestamp is too old" if age > 0 else "the timestamp is too new")
    signed = f"{webhook_id}.{timestamp}.".encode("utf-8", "surrogateescape") + body
    given = [part.removeprefix("v1,").encode("utf-8", "surrogateescape") for part in signatures.split()]
    is_genuine = False
    for secret in secrets:
        expected = base64.b64encode(hmac.new(key(secret), signed, hashlib.sha256).digest())
        for signature in given:
            # Each is compared, whatever came of those before: how long it takes tells nothing.
            is_genuine |= hmac.compare_digest(expected, signature)
    if not is_genuine:
        raise Refused("no signature fits")
    return webhook_id


def key(secret: str) -> bytes:
    """The bytes that sign: `whsec_` and base64, or the text itself."""
    if not secret.startswith("whsec_"):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix("whsec_"))
    except binascii.Error:
        raise ValueError("OPENAI_WEBHOOK_SECRET begins with whsec_, but what follows is no base64") from None
