"""The event log: enough for the measures of a call, and nothing that anybody said."""

import asyncio
import json
import statistics

from bench import BY_NUMBER, at_work, heard, spoken
from receiver import log


async def tell_slowly(line, events, seconds=0.02):
    for event in events:
        await line.tell(event)
        await asyncio.sleep(seconds)


async def test_measures_can_be_worked_out(tmp_path):
    """Those of the fact sheet's section 8, from the file alone."""
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await tell_slowly(line, heard("item_1", "I have no hot water"))
        await tell_slowly(line, spoken("resp_1", "item_2", "I'll open a ticket about no hot water. Shall I open it?"))
        await tell_slowly(line, heard("item_3", "Yes"))
        await tell_slowly(line, [
            {"type": "conversation.item.added", "item": {
                "type": "mcp_approval_request", "id": "mcpr_1", "name": "create_ticket", "arguments": "{}"}},
            {"type": "response.mcp_call.in_progress", "item_id": "mcp_1", "output_index": 0},
            {"type": "response.mcp_call.failed", "item_id": "mcp_1", "output_index": 0},
            {"type": "response.output_item.done", "response_id": "resp_2", "item": {
                "type": "mcp_call", "id": "mcp_1", "name": "create_ticket", "error": {"type": "http_error"}}}])
        # The caller talks into a sentence, and it stops.
        barge = spoken("resp_3", "item_4", "That did not w", cut=True)
        await tell_slowly(line, barge[:3])
        await tell_slowly(line, heard("item_5", "A person, please")[:1])
        await tell_slowly(line, barge[4:])
        await tell_slowly(line, [{"type": "input_audio_buffer.timeout_triggered", "item_id": "item_6",
                                  "audio_start_ms": 1, "audio_end_ms": 2},
                                 {"type": "error", "error": {"code": "rate_limit_exceeded", "type": "x", "message": "m"}},
                                 {"type": "input_audio_buffer.dtmf_event_received", "event": "0", "received_at": 1}])
        await line.asked("refer")
        await line.vanish()
        await b.ended("rtc_1")
        lines = b.log(call="rtc_1")

    def times(event, **wanted):
        return [entry["t"] for entry in lines if entry["event"] == event
                and all(entry.get(name) == value for name, value in wanted.items())]

    stopped = times("input_audio_buffer.speech_stopped", item_id="item_1")[0]
    started = times("output_audio_buffer.started", response_id="resp_1")[0]
    assert 0.04 < started - stopped < 1, "time to first audio"
    assert times("response.created", response_id="resp_1", conversation="conv_1")
    done = next(entry for entry in lines if entry["event"] == "response.done" and entry["response_id"] == "resp_1")
    assert done["usage"] == {"total_tokens": 10} and done["status"] == "completed", "cost"
    barged = times("input_audio_buffer.speech_started", item_id="item_5")[0]
    cleared = times("output_audio_buffer.cleared", response_id="resp_3")[0]
    assert 0 < cleared - barged < 0.5, "how soon it stops when the caller speaks"
    cancelled = [entry for entry in lines if entry["event"] == "response.done" and entry["response_id"] == "resp_3"]
    assert (cancelled[0]["status"], cancelled[0]["reason"]) == ("cancelled", "turn_detected")
    approvals = [entry for entry in lines if entry["event"] == "approval.answered"]
    assert approvals[0]["seconds"] < 1 and approvals[0]["why"] == "caller_agreed", "no write without a yes"
    assert len(times("response.mcp_call.failed")) / len(times("response.mcp_call.in_progress")) == 1, "tools that fail"
    assert times("response.output_item.done", name="create_ticket", error="http_error")
    assert len(times("input_audio_buffer.timeout_triggered")) == 1, "silences"
    assert times("error", code="rate_limit_exceeded"), "errors by code"
    assert times("call.refer", exit="escalated", why="key"), "escalations"
    words = [entry["words"] for entry in lines if entry["event"].endswith("transcription.completed")]
    assert statistics.median(words) == 3, "words, to tell a false start from a turn"
    clock = [entry["t"] for entry in lines]
    assert clock == sorted(clock)


async def test_nothing_that_anybody_said_is_kept(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking(headers=[*BY_NUMBER, ("X-Name", "Ada Lovelace"), ("P-Asserted-Identity", "Ada")])
        await line.tell(*heard("item_1", "My card is 4111 1111 1111 1111"),
                        *spoken("resp_1", "item_2", "Thank you, Ada.", calls=[{
                            "type": "function_call", "name": "nobody", "call_id": "call_1",
                            "arguments": '{"name": "Ada"}'}]),
                        {"type": "error", "error": {"code": "c", "message": "Ada said 4111"}},
                        {"type": "conversation.item.added", "item": {
                            "type": "mcp_approval_request", "id": "m", "name": "create_ticket",
                            "arguments": '{"subject": "Ada"}'}})
        await line.said("conversation.item.create")
        await line.vanish()
        await b.ended("rtc_1")
        entries = [json.loads(line) for line in b._log_path.read_text().splitlines()]
    # When things happened is a row of digits that may look like any.
    text = json.dumps([{name: value for name, value in each.items() if name not in ("t", "at", "seconds")} for each in entries])
    for word in ("Ada", "4111", "Thank", "+1415555", "sk-", "whsec", "quotes and"):
        assert word not in text


def test_a_full_disk_ends_the_log_and_nothing_else(caplog):
    from pathlib import Path
    events = log.EventLog(Path("/dev/full"))
    events.write("one")
    events.write("two")
    assert caplog.text.count("the event log can't be written") == 1


def test_a_line_is_a_line(tmp_path):
    events = log.EventLog(tmp_path / "log")
    events.write("x", why="two\nlines\u2028and\x00more")
    events.close()
    assert (tmp_path / "log").read_text().count("\n") == 1
