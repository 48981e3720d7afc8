"""What was said is written down where the contract and the operator say so, and nowhere else, and not for longer."""

import json
import os
import stat

from bench import at_work, heard, spoken
from receiver import transcripts

SAID = "My number is C1234567."


async def call_of(b, tmp_path):
    line = await b.talking()
    await line.tell(*heard("item_1", SAID), *spoken("resp_1", "item_2", "Thank you, Ada."),
                    {"type": "conversation.item.truncated", "item_id": "item_2", "content_index": 0, "audio_end_ms": 400})
    await line.vanish()
    await b.ended("rtc_1")
    return [json.loads(text) for path in tmp_path.rglob("rtc_1*.jsonl") for text in path.read_text().splitlines()]


def files(folder):
    return sorted(folder.rglob("*.jsonl")) if folder.exists() else []


async def test_a_call_is_written_down(tmp_path):
    kept = tmp_path / "kept"
    async with at_work(tmp_path, settings={"RECEIVER_TRANSCRIPTS": str(kept)}) as b:
        await call_of(b, kept)
        (path,) = files(kept)
        assert path.parent.name == "support_line" and path.name.endswith("-rtc_1.jsonl")
        opening, *lines = [json.loads(line) for line in path.read_text().splitlines()]
        assert opening["call"] == "rtc_1" and opening["delete_after"] > opening["at"]
        assert [line.get("caller") or line.get("agent") or line["heard_ms"] for line in lines] == [
            "You are talking to an automated assistant. How can I help?", SAID, "Thank you, Ada.", 400]
        assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert SAID not in json.dumps(b.log()), "the event log holds no words"


async def test_not_unless_the_operator_names_a_folder(tmp_path):
    async with at_work(tmp_path) as b:
        await call_of(b, tmp_path)
    assert SAID not in "".join(path.read_text() for path in tmp_path.rglob("*.jsonl"))


async def test_not_unless_the_contract_says_for_how_long(tmp_path):
    def forget(control):
        control["retention"] = [kept for kept in control["retention"] if kept["what"] != "transcript"]
    kept = tmp_path / "kept"
    async with at_work(tmp_path, forget, settings={"RECEIVER_TRANSCRIPTS": str(kept)}) as b:
        await call_of(b, kept)
    assert files(kept) == []


async def test_a_full_disk_costs_no_call(tmp_path):
    kept = tmp_path / "kept"
    kept.write_text("a file where a folder should be")
    async with at_work(tmp_path, settings={"RECEIVER_TRANSCRIPTS": str(kept)}) as b:
        await call_of(b, tmp_path)
        assert not b.log("call.crashed")


def test_what_is_too_old_is_deleted(tmp_path):
    for dialplan, name, age in [("desk", "old", 11), ("desk", "new", 9), ("gone", "other", 1)]:
        path = tmp_path / dialplan / f"{name}.jsonl"
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}")
        os.utime(path, (1_000 - age, 1_000 - age))
    assert transcripts.Transcripts(tmp_path, {"desk": 10}).sweep(now=1_000) == 2
    assert [path.name for path in files(tmp_path)] == ["new.jsonl"]
    assert transcripts.Transcripts(None, {}).sweep() == 0
