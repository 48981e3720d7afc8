"""One agent hands the call over to another, in the same session."""

import pytest

import bench
import realtime_bodies
from bench import ENVIRONMENT, at_work, copy_of_unit, heard, spoken
from receiver import contract, settings

UPDATE = "realtime/hand-over/claims.phone.json"
BACK = "realtime/hand-over/front_desk.phone.json"
TEXT = "You take reports of damage."


def session(text):
    return {"type": "session.update", "session": {
        "type": "realtime", "instructions": text, "tools": [{"type": "mcp", "server_label": "claims",
                                                             "server_url": "https://mcp.example.com/",
                                                             "authorization": "@secret(MCP_DESK_TOKEN)"}]}}


FILES = {UPDATE: session(TEXT), BACK: session("You are back at the desk.")}


def change(control):
    route = control["routes"][bench.ROUTE]
    route["update"] = BACK
    route["hand_overs"] = {"hand_over_to_claims": {"agent": "claims", "at_most": 1}}
    route["agents"] = {"claims": {
        "update": UPDATE, "escalation": "payment", "languages": ["fr-FR"],
        "functions": {"escalate_to_human": "payment", "finish_session": "completed"},
        "approvals": {"by": "receiver", "within_seconds": 1, "otherwise": "escalate",
                      "read_back": {"open_claim": "Open this claim now?"}},
        "failures": route["failures"],
        "hand_overs": {"hand_over_to_front_desk": {"agent": "front_desk"}}}}


def called(name, number):
    return spoken(f"resp_{number}", f"item_{number}", "One moment.", calls=[
        {"type": "function_call", "name": name, "call_id": f"call_{number}", "arguments": "{}"}])


async def handed_over(b):
    line = await b.talking()
    await line.tell(*called("hand_over_to_claims", 1))
    await line.said("response.create", 2)
    return line


async def test_the_other_agent_goes_on(tmp_path):
    async with at_work(tmp_path, change, more=FILES) as b:
        line = await handed_over(b)
        kinds = [event["type"] for event in line.sent]
        assert kinds == ["response.create", "conversation.item.create", "session.update", "response.create"]
        assert line.sent[1]["item"]["call_id"] == "call_1"
        assert line.sent[2]["session"]["instructions"] == TEXT
        assert line.sent[2]["session"]["tools"][0]["authorization"] == bench.MCP_TOKEN
        for event in line.sent:
            assert realtime_bodies.event_problems(event) == []
        assert b.log("hand_over")[0]["agent"] == "claims"


async def test_its_functions_and_its_approvals_are_its_own(tmp_path):
    async with at_work(tmp_path, change, more=FILES) as b:
        line = await handed_over(b)
        await line.tell(*spoken("resp_2", "item_2", "J'ouvre ce dossier, d'accord ?"), *heard("item_3", "Oui"), {
            "type": "conversation.item.added", "item": {
                "type": "mcp_approval_request", "id": "mcpr_1", "name": "open_claim", "arguments": "{}"}})
        item = (await line.said("conversation.item.create", 2))["item"]
        # French is this agent's first language, and its question was not asked in the contract's words.
        assert item["approve"] is False
        await line.tell(*spoken("resp_3", "item_4", "Open this claim now?"), *heard("item_5", "Oui"), {
            "type": "conversation.item.added", "item": {
                "type": "mcp_approval_request", "id": "mcpr_2", "name": "open_claim", "arguments": "{}"}})
        assert (await line.said("conversation.item.create", 3))["item"]["approve"] is True
        await line.tell(*called("transfer_to_payment", 6))
        await line.said("conversation.item.create", 4)
        assert b.log("function.unknown"), "the first agent's functions are gone"
        await line.tell(*called("escalate_to_human", 7))
        assert await line.asked("refer") == {"target_uri": "sip:payment@pbx.brightwater.example"}


async def test_as_often_as_the_contract_says(tmp_path):
    async with at_work(tmp_path, change, more=FILES) as b:
        line = await handed_over(b)
        await line.tell(*called("hand_over_to_front_desk", 2))
        await line.said("session.update", 2)
        await line.said("response.create", 3)
        await line.tell({"type": "response.created", "response": {"id": "resp_3"}}, *called("hand_over_to_claims", 3))
        output = (await line.said("conversation.item.create", 3))["item"]["output"]
        assert "as often as may be" in output
        assert [entry["agent"] for entry in b.log("hand_over")] == ["claims", "front_desk"]
        assert [event["type"] for event in line.sent].count("session.update") == 2


async def test_silence_is_an_answer(tmp_path):
    async with at_work(tmp_path, change, more=FILES) as b:
        line = await b.talking()
        await line.tell(*called("wait_for_user", 1))
        item = (await line.said("conversation.item.create"))["item"]
        assert item["call_id"] == "call_1"
        await line.tell({"type": "rate_limits.updated", "rate_limits": []}, *heard("item_2", "Hello"))
        assert [event["type"] for event in line.sent].count("response.create") == 1, "and nothing is said"
        assert not b.log("function.unknown")


def test_agents_that_are_missing_are_told_at_the_start(tmp_path):
    def lose(control):
        change(control)
        control["routes"][bench.ROUTE]["hand_overs"]["hand_over_to_x"] = {"agent": "nobody"}
    with pytest.raises(settings.BadSettings, match="does not have: nobody"):
        contract.Control(copy_of_unit(tmp_path, lose, FILES), ENVIRONMENT)
    with pytest.raises(settings.BadSettings, match="can't read"):
        contract.Control(copy_of_unit(tmp_path / "x", change), ENVIRONMENT)
