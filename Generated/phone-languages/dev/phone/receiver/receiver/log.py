"""The event log: one JSON object a line, from which the measures of a call are worked out.

`t` is a clock that never jumps, in seconds: differences between lines are true. `at` is the time of day. What people
say, what tools are given and who is calling are not in it: nothing here needs to be kept secret, or deleted early.
"""

import json
import logging
import sys
import time
from datetime import datetime, timezone
from pathlib import Path

words = logging.getLogger("receiver")


class EventLog:
    def __init__(self, path: Path | None):
        self._path = path
        self._file = None
        self._is_broken = False
        self.reopen()

    def reopen(self) -> None:
        """Begins the file anew where it was moved away."""
        if self._path:
            if self._file:
                self._file.close()
            self._file = open(self._path, "a", encoding="utf-8", buffering=1)
        else:
            self._file = sys.stdout

    def write(self, event: str, call: str | None = None, t: float | None = None, **fields) -> None:
        """A full disk ends the log, not the calls."""
        line = {"t": round(time.monotonic() if t is None else t, 6),
                "at": datetime.now(timezone.utc).isoformat(timespec="milliseconds"), "event": event}
        if call:
            line["call"] = call
        line.update((name, value) for name, value in fields.items() if value is not None)
        try:
            print(json.dumps(line, ensure_ascii=True), file=self._file, flush=True)
            self._is_broken = False
        except (OSError, ValueError) as error:
            if not self._is_broken:
                words.error("the event log can't be written: %s", error)
            self._is_broken = True

    def close(self) -> None:
        if self._path and self._file:
            self._file.close()


def seen(event: dict) -> dict | None:
    """What the log keeps of an event of the service; None for one that no measure needs."""
    kind = event.get("type")
    kept = _KEPT.get(kind)
    if kept is None:
        return None
    return {"event": kind, **kept(event)}


def _fields(*names):
    return lambda event: {name: event.get(name) for name in names}


def _transcribed(event: dict) -> dict:
    return {"item_id": event.get("item_id"), "words": len(str(event.get("transcript") or "").split())}


def _error(event: dict) -> dict:
    error = event.get("error") or {}
    return {"code": error.get("code"), "param": error.get("param"), "about": error.get("event_id")}


def _response(event: dict) -> dict:
    response = event.get("response") or {}
    details = response.get("status_details") or {}
    kept = {"response_id": response.get("id"), "conversation": response.get("conversation_id"),
            "has_metadata": bool(response.get("metadata")), "status": response.get("status"),
            "reason": details.get("reason"), "code": (details.get("error") or {}).get("code"),
            "usage": response.get("usage")}
    if event["type"] == "response.done":
        kept["calls"] = [
            {"name": item.get("name"), "call_id": item.get("call_id"), "is_json": _is_json(item.get("arguments"))}
            for item in response.get("output") or [] if item.get("type") == "function_call"]
    return kept


def _item(event: dict) -> dict:
    item = event.get("item") or {}
    return {"response_id": event.get("response_id"), "item_id": item.get("id"), "item": item.get("type"),
            "name": item.get("name"), "error": (item.get("error") or {}).get("type")}


def _is_json(text) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (TypeError, ValueError):
        return False


_KEPT = {
    "session.created": lambda event: {"session": (event.get("session") or {}).get("id")},
    "error": _error,
    "input_audio_buffer.speech_started": _fields("item_id", "audio_start_ms"),
    "input_audio_buffer.speech_stopped": _fields("item_id", "audio_end_ms"),
    "input_audio_buffer.committed": _fields("item_id"),
    "input_audio_buffer.timeout_triggered": _fields("item_id"),
    "conversation.item.input_audio_transcription.completed": _transcribed,
    "conversation.item.input_audio_transcription.failed": _fields("item_id"),
    "conversation.item.truncated": _fields("item_id", "audio_end_ms"),
    "output_audio_buffer.started": _fields("response_id"),
    "output_audio_buffer.stopped": _fields("response_id"),
    "output_audio_buffer.cleared": _fields("response_id"),
    "response.created": _response,
    "response.done": _response,
    "response.output_item.done": _item,
    "response.mcp_call.in_progress": _fields("item_id"),
    "response.mcp_call.completed": _fields("item_id"),
    "response.mcp_call.failed": _fields("item_id"),
    "mcp_list_tools.completed": _fields("item_id"),
    "mcp_list_tools.failed": _fields("item_id"),
    "rate_limits.updated": _fields("rate_limits"),
}
