"""What a call does when a tool, the model or the connection fails: `on_failure` of the contract."""

import bench
import pytest
import realtime_bodies
from bench import at_work, heard, spoken
from receiver import sideband

ESCALATED = {"target_uri": "sip:escalated@pbx.brightwater.example"}


def failures(**steps):
    """A change of `control.json`: how often each may fail, and what then."""
    def change(control):
        control["routes"][bench.ROUTE]["failures"].update(steps)
    return change


def tool(item, kind, name="get_quote"):
    called = {"type": "mcp_call", "id": item, "server_label": "desk", "name": name, "arguments": "{}"}
    return [{"type": "response.output_item.added", "response_id": "resp_9", "output_index": 0, "item": called},
            {"type": "response.mcp_call.in_progress", "item_id": item, "output_index": 0},
            {"type": f"response.mcp_call.{kind}", "item_id": item, "output_index": 0}]


def farewell(response, item, text):
    events = spoken(response, item, text)
    events[0]["response"]["metadata"] = {"parlance": "farewell"}
    return events


def failed(number):
    return [{"type": "response.created", "response": {"id": f"resp_{number}"}},
            {"type": "response.done", "response": {"id": f"resp_{number}", "status": "failed", "output": [],
                                                   "status_details": {"type": "failed", "error": {"code": "server_error"}}}}]


async def test_a_tool_that_keeps_failing_leads_to_a_person_once_it_was_said(tmp_path):
    change = failures(tool={"tries": 2, "say": "Prices can't be had now.", "then": "escalate"})
    async with at_work(tmp_path, change) as b:
        line = await b.talking()
        await line.tell(*tool("mcp_1", "failed"))
        second = await line.said("response.create", 2)
        assert "response" not in second, "the first failure is the agent's to speak of"
        await line.tell(*spoken("resp_1", "item_1", "I'll try again."), *tool("mcp_2", "failed"))
        last = await line.said("response.create", 3)
        assert "Prices can't be had now." in last["response"]["instructions"]
        assert realtime_bodies.event_problems(last) == []
        assert line.what() == ["accept"], "nobody is put through without a word"
        await line.tell(*farewell("resp_2", "item_2", "Prices can't be had now."))
        assert await line.asked("refer") == ESCALATED
        assert [entry["count"] for entry in b.log("failure")] == [1, 2]


async def test_a_success_in_between_begins_anew_and_another_tool_counts_for_itself(tmp_path):
    async with at_work(tmp_path, failures(tool={"tries": 2, "then": "escalate"})) as b:
        line = await b.talking()
        for number, (kind, name) in enumerate([("failed", "get_quote"), ("completed", "get_quote"), ("failed", "get_quote"),
                                               ("failed", "list_slots")]):
            await line.tell(*tool(f"mcp_{number}", kind, name))
            await line.said("response.create", number + 2)
            await line.tell(*spoken(f"resp_{number}", f"item_{number}", "Well."))
        assert not any("response" in event for event in line.sent)
        assert line.what() == ["accept"]


async def test_where_the_caller_speaks_first_the_last_words_come_after(tmp_path):
    async with at_work(tmp_path, failures(tool={"tries": 1, "then": "end"})) as b:
        line = await b.talking()
        await line.tell(*tool("mcp_1", "failed"))
        asked = await line.said("response.create", 2)
        await line.tell({"type": "response.created", "response": {"id": "resp_vad"}},
                        {"type": "error", "error": {"type": "invalid_request_error", "event_id": asked["event_id"],
                                                    "code": "conversation_already_has_active_response"}},
                        {"type": "response.done", "response": {"id": "resp_vad", "status": "completed", "output": []}})
        again = await line.said("response.create", 3)
        assert again["response"] == asked["response"] and line.what() == ["accept"]
        await line.tell(*farewell("resp_1", "item_1", "That did not work. Goodbye."))
        assert await line.asked("hangup") is None


async def test_go_on_goes_on(tmp_path):
    async with at_work(tmp_path, failures(tool={"tries": 1, "then": "go_on"})) as b:
        line = await b.talking()
        await line.tell(*tool("mcp_1", "failed"))
        assert "response" not in await line.said("response.create", 2)
        assert line.what() == ["accept"]


@pytest.mark.parametrize("then, asked", [("escalate", "refer"), ("end", "hangup")])
async def test_a_model_that_fails_is_asked_again_and_then_left(tmp_path, then, asked):
    async with at_work(tmp_path, failures(model={"tries": 2, "then": then})) as b:
        line = await b.talking()
        await line.tell(*heard("item_1", "Hello?"), *failed(1))
        await line.said("response.create", 2)
        await line.tell(*failed(2))
        await line.asked(asked)
        assert [event["type"] for event in line.sent].count("response.create") == 2


async def test_a_model_that_recovers_has_all_its_tries_again(tmp_path):
    async with at_work(tmp_path, failures(model={"tries": 2, "then": "end"})) as b:
        line = await b.talking()
        await line.tell(*failed(1))
        await line.said("response.create", 2)
        await line.tell(*spoken("resp_2", "item_2", "Here I am."), *failed(3))
        await line.said("response.create", 3)
        assert line.what() == ["accept"]


@pytest.mark.parametrize("then, asked", [("escalate", ["accept", "refer"]), ("end", ["accept", "hangup"]), ("go_on", ["accept"])])
async def test_a_connection_that_stays_lost(tmp_path, monkeypatch, then, asked):
    monkeypatch.setattr(sideband, "PAUSES_SECONDS", (0.01,))
    async with at_work(tmp_path, failures(network={"tries": 4, "then": then})) as b:
        line = await b.talking()
        line.answers["sideband"] = [500] * 9
        await line.break_connection()
        await b.ended("rtc_1")
        assert line.what() == asked
        assert len(line.answers["sideband"]) == 5, "as often as the contract says"
