"""`mcp: {kind: linked}`: each caller's own token lets the session into the MCP server, and no other."""

import asyncio
import json

import pytest

import bench
import test_hand_over
from bench import BY_PBX, at_work
from receiver import call, tokens

HEADERS = [*BY_PBX, ("X-Caller", "ada")]


def linked(control):
    control["routes"][bench.ROUTE]["token"] = "linked"


def claims_linked(control):
    test_hand_over.change(control)
    control["routes"][bench.ROUTE]["agents"]["claims"]["token"] = "linked"


def known(monkeypatch):
    """What somebody has written in the place of the emitted look-up."""
    async def of(agent, headers):
        return {"ada": f"{agent}-token-of-ada"}.get(dict(headers).get("X-Caller"))
    monkeypatch.setattr(tokens, "of", of)


def authorizations(session):
    return [tool["authorization"] for tool in session["tools"] if "authorization" in tool]


async def test_the_session_has_the_callers_token(tmp_path, monkeypatch):
    known(monkeypatch)
    async with at_work(tmp_path, linked) as b:
        line = await b.talking(headers=HEADERS)
        assert authorizations(line.body("accept")) == [f"{b.receiver._calls['rtc_1'].agent.name}-token-of-ada"]
        assert "of-ada" not in json.dumps(b.log())
        # Another caller's call has nothing of it.
        await b.ring("rtc_2", [*BY_PBX, ("X-Caller", "tom")])
        assert await b.service.line("rtc_2").asked("reject") == {"status_code": 503}


async def broken(agent, headers):
    raise ZeroDivisionError


async def slow(agent, headers):
    await asyncio.sleep(9)


@pytest.mark.parametrize("of", [tokens.of, broken, slow], ids=["as emitted", "broken", "slow"])
async def test_without_a_token_the_call_goes_back_to_the_exchange(tmp_path, monkeypatch, of):
    monkeypatch.setattr(tokens, "of", of)
    monkeypatch.setattr(call, "TOKEN_SECONDS", 0.1)
    async with at_work(tmp_path, linked) as b:
        await b.ring("rtc_1", HEADERS)
        assert await b.service.line("rtc_1").asked("reject") == {"status_code": 503}
        assert b.service.line("rtc_1").what() == ["reject"] and b.log("token.missing")


async def test_an_agent_that_takes_over_has_it_too(tmp_path, monkeypatch):
    known(monkeypatch)
    async with at_work(tmp_path, claims_linked, more=test_hand_over.FILES) as b:
        line = await b.talking(headers=HEADERS)
        assert authorizations(line.body("accept")) == [bench.MCP_TOKEN], "the first agent has the service's own"
        await line.tell(*test_hand_over.called("hand_over_to_claims", 1))
        update = await line.said("session.update")
        assert authorizations(update["session"]) == ["claims-token-of-ada"]


async def test_without_a_token_nobody_takes_over(tmp_path):
    async with at_work(tmp_path, claims_linked, more=test_hand_over.FILES) as b:
        line = await b.talking(headers=HEADERS)
        await line.tell(*test_hand_over.called("hand_over_to_claims", 1))
        output = (await line.said("conversation.item.create"))["item"]["output"]
        assert json.loads(output)["ok"] is False
        await line.said("response.create", 2)
        assert [event["type"] for event in line.sent].count("session.update") == 0 and not b.log("hand_over")
