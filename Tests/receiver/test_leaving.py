"""How a call leaves the agent: only by what the contract declares, and not before the agent has finished speaking."""

import asyncio

import pytest

import bench
from bench import BY_NUMBER, BY_PBX, at_work, heard, spoken
from receiver import leaving, service

AT_PBX = "sip:{}@pbx.brightwater.example"


def function(name, call_id="call_1", arguments="{}"):
    return {"type": "function_call", "name": name, "call_id": call_id, "arguments": arguments}


@pytest.mark.parametrize("headers, name, target", [
    (BY_PBX, "escalate_to_human", AT_PBX.format("escalated")),
    (BY_PBX, "transfer_to_payment", AT_PBX.format("payment")),
    (BY_NUMBER, "escalate_to_human", AT_PBX.format("dispatch")),
    (BY_NUMBER, "transfer_to_payment", "tel:+14155550177"),
])
async def test_by_a_function(tmp_path, headers, name, target):
    async with at_work(tmp_path) as b:
        line = await b.talking(headers=headers)
        *before, stopped = spoken("resp_1", "item_1", "I'm connecting you now.", calls=[function(name)])
        await line.tell(*before)
        await asyncio.sleep(0.1)
        assert line.what() == ["accept"], "the agent is still speaking"
        await line.tell(stopped)
        assert await line.asked("refer") == {"target_uri": target}
        await line.vanish()
        await b.ended("rtc_1")
        assert line.what() == ["accept", "refer"]


async def test_what_the_model_says_does_not_choose_the_target(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        arguments = '{"reason": "sip:evil@example.com", "target_uri": "sip:evil@example.com"}'
        await line.tell(*spoken("resp_1", "item_1", "Now.", calls=[function("escalate_to_human", arguments=arguments)]))
        assert await line.asked("refer") == {"target_uri": AT_PBX.format("escalated")}


async def test_the_end(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_1", "Goodbye.", calls=[function("finish_session")]))
        await line.asked("hangup")
        assert (await b.ended("rtc_1"))[-1] == "call.ended"
        assert line.what() == ["accept", "hangup"]


async def test_without_a_word(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell({"type": "response.done", "response": {
            "id": "resp_1", "status": "completed", "output": [function("finish_session")]}})
        await line.asked("hangup", seconds=1)


async def test_a_sentence_whose_end_is_never_told(tmp_path, monkeypatch):
    monkeypatch.setattr(leaving, "HEARD_SECONDS", 0.2)
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_1", "Bye.", calls=[function("finish_session")])[:-1])
        await line.asked("hangup", seconds=2)


async def test_a_call_of_a_response_that_was_cut_off_is_none(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_1", "I'm conn", cut=True, calls=[function("escalate_to_human")]))
        await asyncio.sleep(0.1)
        assert line.what() == ["accept"]


async def test_a_function_that_nobody_declared(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_1", "Hm.", calls=[function("transfer_to_president")]))
        item = (await line.said("conversation.item.create"))["item"]
        assert (item["type"], item["call_id"]) == ("function_call_output", "call_1")
        await line.said("response.create", 2)
        assert line.what() == ["accept"]


async def test_an_exit_that_leads_nowhere_from_here(tmp_path):
    def change(control):
        control["routes"][bench.ROUTE]["exits"]["escalated"]["direct"] = None
    async with at_work(tmp_path, change) as b:
        line = await b.talking(headers=BY_NUMBER)
        await line.tell(*spoken("resp_1", "item_1", "Now.", calls=[function("escalate_to_human")]))
        assert '"ok": false' in (await line.said("conversation.item.create"))["item"]["output"]
        await line.said("response.create", 2)
        assert line.what() == ["accept"]


@pytest.mark.parametrize("key, exit", [("0", "escalated"), ("5", "payment")])
async def test_by_a_key(tmp_path, key, exit):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell({"type": "input_audio_buffer.dtmf_event_received", "event": key, "received_at": 1})
        assert await line.asked("refer", seconds=1) == {"target_uri": AT_PBX.format(exit)}


async def test_other_keys_are_neither_kept_nor_told(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        for key in "4111111111111111*#":
            await line.tell({"type": "input_audio_buffer.dtmf_event_received", "event": key, "received_at": 1})
        await line.tell({"type": "response.mcp_call.completed", "item_id": "m", "output_index": 0})
        await line.said("response.create", 2)
        assert line.what() == ["accept"] and len(line.sent) == 2
        assert [entry["exit"] for entry in b.log("key")] == ["none"] * 18
        assert not any(set(entry.values()) & set("41*#") for entry in b.log("key"))


async def test_gone_when_it_is_referred(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        line.answers["refer"] = [404]
        await line.tell({"type": "input_audio_buffer.dtmf_event_received", "event": "0", "received_at": 1})
        await line.asked("refer")
        await line.vanish()
        events = await b.ended("rtc_1")
        assert "call.vanished" in events and line.what() == ["accept", "refer"]


async def test_gone_while_the_last_sentence_is_spoken(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_1", "Bye.", calls=[function("escalate_to_human")])[:-1])
        await line.vanish()
        await b.ended("rtc_1")
        assert line.what() == ["accept"]


async def test_a_transfer_that_is_refused_and_the_agent_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(service, "PAUSE_SECONDS", 0.01)
    async with at_work(tmp_path) as b:
        line = await b.talking()
        line.answers["refer"] = [500] * 3
        await line.tell(*spoken("resp_1", "item_1", "Now.", calls=[function("escalate_to_human")]))
        assert "did not work" in (await line.said("conversation.item.create"))["item"]["output"]
        await line.said("response.create", 2)
        # And may try once more.
        await line.tell(*spoken("resp_2", "item_2", "Again.", calls=[function("escalate_to_human", "call_2")]))
        await line.until(lambda line: line.what().count("refer") == 4)


async def test_a_transfer_that_comes_to_nothing(tmp_path, monkeypatch):
    """The service says 200, and the caller goes on talking to the agent."""
    monkeypatch.setattr(leaving, "DEAF_SECONDS", 0.05)
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_1", "Now.", calls=[function("escalate_to_human")]))
        await line.asked("refer")
        await asyncio.sleep(0.1)
        await line.tell(*heard("item_2", "Hello? Are you still there?"))
        assert "did not work" in (await line.said("conversation.item.create"))["item"]["output"]
        assert b.log("refer.without_effect")


async def test_our_side_of_a_call_that_was_taken_over_is_hung_up(tmp_path, monkeypatch):
    monkeypatch.setattr(leaving, "REFERRED_SECONDS", 0.1)
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell({"type": "input_audio_buffer.dtmf_event_received", "event": "0", "received_at": 1})
        await line.asked("hangup", seconds=2)
        assert line.what() == ["accept", "refer", "hangup"]


async def test_two_ways_out_at_once(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*(
            {"type": "input_audio_buffer.dtmf_event_received", "event": key, "received_at": 1} for key in "0505"))
        await line.asked("refer")
        await line.vanish()
        await b.ended("rtc_1")
        assert line.what() == ["accept", "refer"]
