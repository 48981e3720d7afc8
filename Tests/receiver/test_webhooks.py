"""Which requests are let in: what the service signs, and nothing else. The official client judges the same ones."""

import asyncio
import base64
import json
import time
from unittest import mock

import httpx2
import openai
import pytest
from openai import OpenAI

import bench
from bench import SECRET, at_work, event_of, signed
from receiver import remembered, webhook

# The fact sheet's vector: worked out once with the official package.
VECTOR = {
    "secret": "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
    "headers": {"webhook-id": "wh_1", "webhook-timestamp": "1750287078",
                "webhook-signature": "v1,QNMhzIXxEueWeXj/cyVuVbtTLCJXuTgAuy/0jvnrU3E="},
    "body": b'{"object":"event","id":"evt_1","type":"realtime.call.incoming","created_at":1750287018,'
            b'"data":{"call_id":"rtc_1","sip_headers":[]}}',
}
NOW = 1_800_000_000
BODY = event_of("rtc_1")


def ours(body, headers, secret, now):
    try:
        webhook.verify(body, headers, [secret], now=lambda: now)
        return True
    except webhook.Refused:
        return False


def official(body, headers, secret, now):
    client = OpenAI(api_key="unused", http_client=httpx2.Client())
    try:
        with mock.patch("time.time", lambda: now):
            client.webhooks.verify_signature(body, headers, secret=secret)
        return True
    except (openai.InvalidWebhookSignatureError, ValueError):
        # A header that is missing, or a body that is no UTF-8, is a ValueError there.
        return False


def case(change=None, at=NOW, secret=SECRET, body=BODY, sent=None):
    headers = signed(body, "wh_1", secret, at)
    for name, value in (change or {}).items():
        if value is None:
            del headers[name]
        else:
            headers[name] = value(headers[name]) if callable(value) else value
    return sent if sent is not None else body, headers


FOREIGN = "whsec_" + base64.b64encode(b"somebody else's secret, 32 bytes").decode()
CASES = {
    "genuine": (True, case()),
    "on the edge of too old": (True, case(at=NOW - 300)),
    "too old": (False, case(at=NOW - 301)),
    "on the edge of too new": (True, case(at=NOW + 300)),
    "too new": (False, case(at=NOW + 301)),
    "another secret": (False, case(secret=FOREIGN)),
    "one byte more": (False, case(sent=BODY + b" ")),
    "another call": (False, case(sent=event_of("rtc_2"))),
    "empty body, signed": (True, case(body=b"")),
    "another id": (False, case({"webhook-id": "wh_2"})),
    "another timestamp": (False, case({"webhook-timestamp": str(NOW - 1)})),
    "timestamp of words": (False, case({"webhook-timestamp": "now"})),
    "timestamp with a fraction": (False, case({"webhook-timestamp": f"{NOW}.5"})),
    "no signature": (False, case({"webhook-signature": None})),
    "empty signature": (False, case({"webhook-signature": ""})),
    "no id": (False, case({"webhook-id": None})),
    "no timestamp": (False, case({"webhook-timestamp": None})),
    "two signatures, the second fits": (True, case({"webhook-signature": lambda good: f"v1,AAAA {good}"})),
    "two signatures, none fits": (False, case({"webhook-signature": "v1,AAAA v1,BBBB"})),
    "without its version": (True, case({"webhook-signature": lambda good: good[3:]})),
    "another version": (False, case({"webhook-signature": lambda good: "v2," + good[3:]})),
    "cut short": (False, case({"webhook-signature": lambda good: good[:-2]})),
    "other case": (False, case({"webhook-signature": lambda good: good.swapcase()})),
    "secret that is plain text": (True, case(secret=SECRET)),
}


@pytest.mark.parametrize("name", CASES)
def test_the_official_client_lets_in_and_refuses_the_same(name):
    is_genuine, (body, headers) = CASES[name]
    assert ours(body, headers, SECRET, NOW) is is_genuine
    assert official(body, headers, SECRET, NOW) is is_genuine


def test_the_vector():
    assert ours(VECTOR["body"], VECTOR["headers"], VECTOR["secret"], 1750287078)
    assert official(VECTOR["body"], VECTOR["headers"], VECTOR["secret"], 1750287078)
    for damaged in (VECTOR["body"][:-1], VECTOR["body"].replace(b"rtc_1", b"rtc_2"), b" " + VECTOR["body"]):
        assert not ours(damaged, VECTOR["headers"], VECTOR["secret"], 1750287078)


def test_a_secret_without_its_beginning_is_the_text_itself():
    import hashlib
    import hmac
    mac = hmac.new(b"plain", f"wh_1.{NOW}.".encode() + BODY, hashlib.sha256).digest()
    headers = {"webhook-id": "wh_1", "webhook-timestamp": str(NOW),
               "webhook-signature": "v1," + base64.b64encode(mac).decode()}
    assert ours(BODY, headers, "plain", NOW) and official(BODY, headers, "plain", NOW)


def test_while_a_secret_changes_both_are_good():
    body, headers = case(secret=FOREIGN)
    assert webhook.verify(body, headers, [SECRET, FOREIGN], now=lambda: NOW) == "wh_1"


def test_every_signature_is_compared_in_constant_time():
    body, headers = case({"webhook-signature": lambda good: f"{good} v1,AAAA v1,BBBB"})
    with mock.patch("receiver.webhook.hmac.compare_digest", wraps=webhook.hmac.compare_digest) as compare:
        webhook.verify(body, headers, [SECRET, FOREIGN], now=lambda: NOW)
    assert compare.call_count == 6


def test_what_was_seen_is_forgotten_in_the_end():
    now = [0.0]
    seen = remembered.Remembered(seconds=10, most=3, now=lambda: now[0])
    assert seen.is_new("a") and not seen.is_new("a")
    now[0] = 11
    assert seen.is_new("a")
    for name in "bcd":
        assert seen.is_new(name)
    assert seen.is_new("a"), "the oldest makes room"


async def test_a_genuine_webhook_is_answered_before_the_call_is(tmp_path):
    async with at_work(tmp_path) as b:
        b.service.line("rtc_1").answers["accept"] = ["slow"]
        started = time.monotonic()
        assert await b.ring("rtc_1") == 204
        assert time.monotonic() - started < 0.25
        await b.service.line("rtc_1").connected()


@pytest.mark.parametrize("name", [name for name, (is_genuine, _) in CASES.items() if not is_genuine])
async def test_what_is_refused_decides_nothing(tmp_path, name):
    async with at_work(tmp_path) as b:
        _, (body, headers) = CASES[name]
        # The cases' clock, moved to this one's.
        if headers.get("webhook-timestamp", "").isdigit() and name in ("too old", "too new"):
            at = int(headers["webhook-timestamp"]) - NOW + int(time.time()) + (5 if name == "too new" else 0)
            headers = signed(body, "wh_1", at=at)
        assert await b.post(body, headers) == 401
        await asyncio.sleep(0.05)
        assert b.service.lines == {}
        assert b.log("webhook.refused") and not b.log("call.incoming")


async def test_a_flood_of_forgeries_does_not_fill_the_log(tmp_path):
    async with at_work(tmp_path) as b:
        body, headers = case(secret=FOREIGN, at=time.time())
        assert set(await asyncio.gather(*(b.post(body, headers) for _ in range(300)))) == {401}
        assert len(b.log("webhook.refused")) <= 3
        assert b.service.lines == {}


async def test_a_replay_is_answered_and_nothing_more(tmp_path):
    async with at_work(tmp_path) as b:
        body = event_of("rtc_1")
        headers = signed(body, "wh_1")
        assert [await b.post(body, headers) for _ in range(4)] == [204] * 4
        await b.service.line("rtc_1").connected()
        assert b.service.line("rtc_1").what() == ["accept"]
        assert len(b.log("webhook.repeated")) == 3


async def test_two_webhooks_for_one_call(tmp_path):
    async with at_work(tmp_path) as b:
        statuses = await asyncio.gather(*(b.ring("rtc_1", webhook_id=f"wh_{n}") for n in range(10)))
        assert statuses == [204] * 10
        await b.service.line("rtc_1").connected()
        assert b.service.line("rtc_1").what() == ["accept"]


MALFORMED = {
    "no JSON": b"{", "not an object": b"[]", "a number": b"7", "empty": b"", "not UTF-8": b"\xff\xfe{}",
    "no data": b'{"type": "realtime.call.incoming"}',
    "call of another type": event_of("x").replace(b'"x"', b"7"),
    "headers of another type": b'{"type": "realtime.call.incoming", "data": {"call_id": "rtc_1", "sip_headers": 7}}',
    "a header without value":
        b'{"type": "realtime.call.incoming", "data": {"call_id": "rtc_1", "sip_headers": [{"name": "To"}]}}',
    "nested deeply": b'{"type":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
}


@pytest.mark.parametrize("name", MALFORMED)
async def test_what_is_signed_and_malformed(tmp_path, name):
    async with at_work(tmp_path) as b:
        body = MALFORMED[name]
        assert await b.post(body, signed(body, "wh_1")) == 400
        assert await b.ring("rtc_2") == 204, "and the next call is answered"
        await b.service.line("rtc_2").connected()
        assert list(b.service.lines) == ["rtc_2"]


@pytest.mark.parametrize("call", ["../files", "rtc_1/accept", "rtc 1", "rtc_1?x=1", "", "a" * 201, "rtc_é"])
async def test_a_call_whose_name_would_change_the_address(tmp_path, call):
    async with at_work(tmp_path) as b:
        assert await b.ring(call) == 204
        await asyncio.sleep(0.05)
        assert b.service.lines == {}


async def test_bodies_that_are_too_large(tmp_path):
    async with at_work(tmp_path) as b:
        body = event_of("rtc_1", headers=[("X-Long", "a" * 300_000)])
        assert await b.post(body, signed(body, "wh_1")) == 413

        async def in_pieces():
            for _ in range(100):
                yield b"a" * 10_000
        assert await b.post(in_pieces(), signed(b"", "wh_1")) == 413
        assert b.service.lines == {}


async def test_other_events_are_someone_elses(tmp_path):
    async with at_work(tmp_path) as b:
        for kind in ("live.transport.incoming", "live.call.incoming", "response.completed"):
            body = event_of("live_1", type=kind)
            assert await b.post(body, signed(body, f"wh_{kind}")) == 204
        await asyncio.sleep(0.05)
        assert b.service.lines == {}


async def test_only_the_two_addresses_are_there(tmp_path):
    async with at_work(tmp_path) as b:
        for method, path, status in (("GET", "/webhook", 405), ("GET", "/", 404), ("GET", "/health", 200)):
            async with b.http.request(method, b.url + path) as answer:
                assert answer.status == status
                text = await answer.text()
        assert json.loads(text) == {"calls": 0, "stopping": False}


async def test_health_counts_calls(tmp_path):
    async with at_work(tmp_path) as b:
        await b.talking("rtc_1")
        async with b.http.get(b.url + "/health") as answer:
            assert (await answer.json())["calls"] == 1


def test_the_stand_in_is_called_by_the_names_of_the_unit():
    control = json.loads((bench.UNIT / "phone" / "control.json").read_text())
    assert bench.ROUTE in control["routes"] and "+14155550142" in control["numbers"]
