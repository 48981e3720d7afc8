"""A call's life, and calls that vanish at every moment of it."""

import asyncio
import json

import pytest

import bench
import realtime_bodies
from bench import BY_PBX, at_work, heard, spoken
from receiver import service, sideband


async def test_a_call_from_ring_to_end(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*heard("item_1", "What does a repair cost?"), *spoken("resp_1", "item_2", "It depends."))
        await line.vanish()
        events = await b.ended("rtc_1")
        assert events[:5] == ["call.incoming", "call.accepted", "sideband.open", "session.created", "response.create"] or \
            events[:5] == ["call.incoming", "call.accepted", "sideband.open", "response.create", "session.created"]
        assert events[-2:] == ["sideband.closed", "call.ended"]
        assert line.what() == ["accept"]
        assert [event["type"] for event in line.sent] == ["response.create"]


async def test_everything_that_is_sent_is_what_the_service_takes(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell({"type": "conversation.item.added", "item": {
            "type": "mcp_approval_request", "id": "mcpr_1", "name": "create_ticket", "server_label": "brightwater",
            "arguments": "{}"}}, *heard("item_9", "no"))
        await line.said("conversation.item.create")
        await line.tell({"type": "response.done", "response": {"id": "resp_2", "status": "completed", "output": [
            {"type": "function_call", "name": "nobody", "call_id": "call_1", "arguments": "{}"}]}})
        await line.said("conversation.item.create", 2)
        await line.said("response.create", 2)
        for event in line.sent:
            assert realtime_bodies.event_problems(event) == []


# Gone before it is accepted, before the sideband, in the middle of a response, while a tool runs, while a yes is awaited.

async def test_gone_before_it_is_accepted(tmp_path):
    async with at_work(tmp_path) as b:
        b.service.line("rtc_1").is_over = True
        await b.ring("rtc_1")
        assert (await b.ended("rtc_1"))[-1] == "call.vanished"
        assert b.service.line("rtc_1").what() == ["accept"]


async def test_gone_after_it_was_accepted(tmp_path):
    async with at_work(tmp_path) as b:
        b.service.line("rtc_1").answers["sideband"] = [404]
        await b.ring("rtc_1")
        events = await b.ended("rtc_1")
        assert events == ["call.incoming", "call.accepted", "call.vanished", "call.ended"]


MOMENTS = {
    "before anything is said": [],
    "in the middle of a response": spoken("resp_1", "item_1", "As I was")[:4],
    "while speaking": heard("item_1", "I")[:1],
    "before the words are there": heard("item_1", "I")[:3],
    "while a tool runs": [{"type": "response.mcp_call.in_progress", "item_id": "mcp_1", "output_index": 0}],
    "while a yes is awaited": [{"type": "conversation.item.added", "item": {
        "type": "mcp_approval_request", "id": "mcpr_1", "name": "create_ticket", "arguments": "{}"}}],
}


@pytest.mark.parametrize("moment", MOMENTS)
async def test_gone(tmp_path, moment):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*MOMENTS[moment])
        await line.vanish()
        assert (await b.ended("rtc_1"))[-1] == "call.ended"
        assert line.what() == ["accept"], "nothing is asked of a call that is over"
        assert not b.log("call.crashed")
        assert b.receiver._tasks == set()


async def test_accepting_is_tried_again_when_the_service_stumbles(tmp_path):
    async with at_work(tmp_path) as b:
        b.service.line("rtc_1").answers["accept"] = [500, 503]
        line = await b.talking()
        assert line.what() == ["accept"] * 3


async def test_an_answer_that_was_lost_is_no_second_decision(tmp_path):
    async with at_work(tmp_path) as b:
        b.service.line("rtc_1").answers["accept"] = ["lost"]
        line = await b.talking()
        assert line.what() == ["accept"] * 2


async def test_another_service_has_decided(tmp_path):
    async with at_work(tmp_path) as b:
        b.service.line("rtc_1").is_decided = True
        await b.ring("rtc_1")
        assert (await b.ended("rtc_1"))[-1] == "call.decided_elsewhere"
        assert b.service.line("rtc_1").what() == ["accept"], "it is theirs: neither rejected nor hung up"


@pytest.mark.parametrize("answers", [[400], [401], [500, 500, 500]])
async def test_what_can_not_be_accepted_goes_back_to_the_exchange(tmp_path, answers):
    async with at_work(tmp_path) as b:
        b.service.line("rtc_1").answers["accept"] = list(answers)
        await b.ring("rtc_1")
        assert await b.service.line("rtc_1").asked("reject") == {"status_code": 503}
        assert b.service.line("rtc_1").what().count("accept") == len(answers)


async def test_a_sideband_that_needs_a_moment(tmp_path):
    async with at_work(tmp_path) as b:
        b.service.line("rtc_1").answers["sideband"] = [503]
        line = await b.talking()
        assert line.sockets == 1


async def test_without_a_sideband_a_person_takes_the_call(tmp_path, monkeypatch):
    monkeypatch.setattr(sideband, "PAUSES_SECONDS", (0.01, 0.01))
    async with at_work(tmp_path) as b:
        b.service.line("rtc_1").answers["sideband"] = [500] * 3
        await b.ring("rtc_1")
        assert await b.service.line("rtc_1").asked("refer") == {"target_uri": "sip:escalated@pbx.brightwater.example"}
        assert (await b.ended("rtc_1"))[-3:] == ["sideband.failed", "call.refer", "call.ended"]


async def test_a_connection_that_breaks_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(sideband, "PAUSES_SECONDS", (0.01, 0.01))
    async with at_work(tmp_path) as b:
        line = await b.talking()
        # Their ends are never told.
        await line.tell({"type": "response.created", "response": {"id": "resp_1"}},
                        {"type": "response.mcp_call.in_progress", "item_id": "mcp_1", "output_index": 0})
        await line.break_connection()
        await line.connected()
        await line.tell({"type": "response.mcp_call.completed", "item_id": "mcp_1", "output_index": 0})
        await line.said("response.create", 2)
        assert line.sockets == 2
        assert [event["type"] for event in line.sent].count("response.create") == 2, "and nobody is greeted twice"


async def test_a_connection_that_stays_broken(tmp_path, monkeypatch):
    monkeypatch.setattr(sideband, "PAUSES_SECONDS", (0.01, 0.01))
    async with at_work(tmp_path) as b:
        line = await b.talking()
        line.answers["sideband"] = [500] * 3
        await line.break_connection()
        assert await line.asked("refer") == {"target_uri": "sip:escalated@pbx.brightwater.example"}
        assert "call.ended" in await b.ended("rtc_1")


async def test_a_call_that_is_over_after_its_connection_broke(tmp_path, monkeypatch):
    monkeypatch.setattr(sideband, "PAUSES_SECONDS", (0.01, 0.01))
    async with at_work(tmp_path) as b:
        line = await b.talking()
        line.is_over = True
        await line.break_connection()
        assert (await b.ended("rtc_1"))[-1] == "call.ended"
        assert line.what() == ["accept"]


async def test_what_makes_no_sense_is_passed_over(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell("{", "[]", "7", {"type": "brand.new", "x": {}}, {"no": "type"}, {"type": "response.done"},
                        {"type": "response.done", "response": {"status": "completed", "output": None}},
                        {"type": "error"}, {"type": "conversation.item.added", "item": None},
                        {"type": "input_audio_buffer.dtmf_event_received"})
        await line.tell({"type": "response.mcp_call.failed", "item_id": "mcp_1", "output_index": 0})
        await line.said("response.create", 2)
        assert not b.log("call.crashed")


async def test_a_mistake_in_our_own_code_hands_the_call_to_a_person(tmp_path, monkeypatch):
    from receiver import call

    async def mistake(self, event, at):
        raise ZeroDivisionError
    async with at_work(tmp_path) as b:
        line = await b.talking()
        monkeypatch.setattr(call.Call, "_on_event", mistake)
        await line.tell({"type": "response.created"})
        assert await line.asked("refer") == {"target_uri": "sip:escalated@pbx.brightwater.example"}
        assert b.log("call.crashed")[0]["error"] == "ZeroDivisionError"
        await b.ended("rtc_1")


# Responses, one at a time.

async def test_the_caller_speaks_first(tmp_path):
    async with at_work(tmp_path) as b:
        await b.ring("rtc_1")
        line = await b.service.line("rtc_1").connected()
        first = await line.said("response.create")
        await line.tell({"type": "response.created", "response": {"id": "resp_vad"}},
                        {"type": "error", "error": {"type": "invalid_request_error", "event_id": first["event_id"],
                                                    "code": "conversation_already_has_active_response"}})
        await asyncio.sleep(0.1)
        assert len(line.sent) == 1, "it waits"
        await line.tell({"type": "response.done", "response": {"id": "resp_vad", "status": "completed", "output": []}})
        await line.said("response.create", 2)


async def test_the_model_is_asked_to_tell_what_came_of_a_tool(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(
            {"type": "response.created", "response": {"id": "resp_1"}},
            {"type": "response.mcp_call.in_progress", "item_id": "mcp_1", "output_index": 0},
            {"type": "response.mcp_call.in_progress", "item_id": "mcp_2", "output_index": 1},
            {"type": "response.done", "response": {"id": "resp_1", "status": "completed", "output": []}},
            {"type": "response.mcp_call.completed", "item_id": "mcp_1", "output_index": 0})
        await asyncio.sleep(0.1)
        assert len(line.sent) == 1, "the other tool is still running"
        await line.tell({"type": "response.mcp_call.failed", "item_id": "mcp_2", "output_index": 1})
        await line.said("response.create", 2)
        await asyncio.sleep(0.1)
        assert len(line.sent) == 2, "once for both"


async def test_a_tool_that_ends_before_its_response(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(
            {"type": "response.created", "response": {"id": "resp_1"}},
            {"type": "response.mcp_call.in_progress", "item_id": "mcp_1", "output_index": 0},
            {"type": "response.mcp_call.completed", "item_id": "mcp_1", "output_index": 0})
        await asyncio.sleep(0.1)
        assert len(line.sent) == 1
        await line.tell({"type": "response.done", "response": {"id": "resp_1", "status": "completed", "output": []}})
        await line.said("response.create", 2)


def answers_when_asked():
    """The session of a contract with `turn_detection: {create_response: false}`."""
    control = json.loads((bench.UNIT / "phone" / "control.json").read_text())
    path = control["routes"][bench.ROUTE]["accept"]
    session = json.loads((bench.UNIT / path).read_text())
    session["audio"]["input"]["turn_detection"]["create_response"] = False
    return {path: session}


async def test_each_answer_is_asked_for_where_the_service_gives_none_by_itself(tmp_path):
    async with at_work(tmp_path, more=answers_when_asked()) as b:
        line = await b.talking()
        await line.tell(*heard("item_1", "What does a repair cost?"))
        await line.said("response.create", 2)
        # It is asked once, and after what is being said.
        await line.tell({"type": "response.created", "response": {"id": "resp_1"}}, *heard("item_2", "And a visit?"))
        await asyncio.sleep(0.1)
        assert len(line.sent) == 2
        await line.tell({"type": "response.done", "response": {"id": "resp_1", "status": "completed", "output": []}})
        await line.said("response.create", 3)
        assert [event["type"] for event in line.sent] == ["response.create"] * 3


async def test_a_yes_is_heard_before_the_next_answer_is_asked_for(tmp_path):
    async with at_work(tmp_path, more=answers_when_asked()) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_2", "Open a ticket about no hot water?"), {
            "type": "conversation.item.added", "item": {
                "type": "mcp_approval_request", "id": "mcpr_1", "name": "create_ticket", "arguments": "{}"}})
        await line.tell(*heard("item_3", "Yes"))
        assert (await line.said("conversation.item.create"))["item"]["approve"] is True
        await line.tell({"type": "response.mcp_call.in_progress", "item_id": "mcp_1", "output_index": 0},
                        {"type": "response.mcp_call.completed", "item_id": "mcp_1", "output_index": 0})
        await line.said("response.create", 2)
        await asyncio.sleep(0.1)
        assert [event["type"] for event in line.sent].count("response.create") == 2, "one for the yes and what came of it"


async def test_no_answer_is_asked_for_that_comes_by_itself(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*heard("item_1", "What does a repair cost?"), *spoken("resp_1", "item_2", "It depends."))
        await line.tell(*heard("item_3", "On what?"))
        await asyncio.sleep(0.1)
        assert len(line.sent) == 1


async def test_the_limit(tmp_path):
    def change(control):
        control["routes"][bench.ROUTE]["max_duration_seconds"] = 1
    async with at_work(tmp_path, change) as b:
        line = await b.talking()
        assert "hangup" not in line.what()
        await line.asked("hangup")
        events = await b.ended("rtc_1")
        assert events.index("limit.reached") < events.index("call.hangup") < events.index("call.ended")


async def test_a_call_that_does_not_end_when_it_is_hung_up(tmp_path, monkeypatch):
    from receiver import call
    monkeypatch.setattr(call, "LAST_SECONDS", 0.1)
    monkeypatch.setattr(service, "PAUSE_SECONDS", 0.01)

    def change(control):
        control["routes"][bench.ROUTE]["max_duration_seconds"] = 1
    async with at_work(tmp_path, change) as b:
        line = await b.talking()
        line.answers["hangup"] = [500] * 3
        assert (await b.ended("rtc_1"))[-3:] == ["call.hangup", "hangup.failed", "call.ended"]


async def test_two_hundred_calls_at_once(tmp_path):
    calls = [f"rtc_{n}" for n in range(200)]
    async with at_work(tmp_path) as b:
        assert set(await asyncio.gather(*(b.ring(call, BY_PBX) for call in calls))) == {204}
        lines = [b.service.line(call) for call in calls]
        await asyncio.gather(*(line.connected(20) for line in lines))
        await asyncio.gather(*(line.said("response.create", seconds=20) for line in lines))
        assert all(line.what() == ["accept"] for line in lines)
        assert len(b.receiver._calls) == 200, "all of them are in progress together"
        # Each says something else, half of them leave by a key, and all of them end.
        for number, line in enumerate(lines):
            await line.tell(*spoken("r", "i", f"call {number}"))
            if number % 2:
                await line.tell({"type": "input_audio_buffer.dtmf_event_received", "event": "0", "received_at": 1})
        await asyncio.gather(*(line.asked("refer", 20) for number, line in enumerate(lines) if number % 2))
        await asyncio.gather(*(line.vanish() for line in lines))
        await asyncio.gather(*(b.ended(call, 20) for call in calls))
        assert all(line.what() == (["accept", "refer"] if number % 2 else ["accept"])
                   for number, line in enumerate(lines))
        assert len(b.log("call.ended")) == 200 and not b.log("call.crashed")
