"""What was said, where the contract lets it be kept: `retention: {transcript: 30d}` of the dialplan, and a folder in
RECEIVER_TRANSCRIPTS. Without either nothing is written.

One file a call, one JSON object a line; the first says until when it may be kept. Files that are older are deleted, by the
receiver itself, at its start and every hour. Nobody but its user can read them.
"""

import json
import os
import time
from datetime import datetime, timezone
from pathlib import Path

from . import log

SWEEP_SECONDS = 3600


class Transcript:
    """One call's."""

    def __init__(self, path: Path, opening: dict):
        self._file = open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8", buffering=1)
        self._write(opening)

    def take(self, event: dict) -> None:
        kind, item = event.get("type"), event.get("item_id")
        if kind == "conversation.item.input_audio_transcription.completed":
            self._write({"at": _now(), "item": item, "caller": str(event.get("transcript") or "")})
        elif kind == "response.output_audio_transcript.done":
            self._write({"at": _now(), "item": item, "agent": str(event.get("transcript") or "")})
        elif kind == "conversation.item.truncated":
            # The caller has heard this much of it.
            self._write({"at": _now(), "item": item, "heard_ms": event.get("audio_end_ms")})

    def close(self) -> None:
        self._file.close()

    def _write(self, line: dict) -> None:
        """A full disk ends the transcript, not the call."""
        try:
            print(json.dumps(line, ensure_ascii=False), file=self._file, flush=True)
        except (OSError, ValueError) as error:
            log.words.error("a transcript can't be written: %s", error)


class Transcripts:
    """All of them, and their end."""

    def __init__(self, folder: Path | None, kept: dict[str, int]):
        self._folder, self._kept = folder, kept

    def begin(self, call: str, dialplan: str) -> Transcript | None:
        if self._folder is None or dialplan not in self._kept:
            return None
        now = time.time()
        path = self._folder / dialplan / f"{datetime.fromtimestamp(now, timezone.utc):%Y%m%dT%H%M%SZ}-{call}.jsonl"
        until = datetime.fromtimestamp(now + self._kept[dialplan], timezone.utc)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return Transcript(path, {
                "call": call, "dialplan": dialplan, "at": _now(), "delete_after": until.isoformat(timespec="seconds")})
        except OSError as error:
            log.words.error("a transcript can't be begun: %s", error)
            return None

    def sweep(self, now: float | None = None) -> int:
        """Deletes what is too old; how many that were. A dialplan that keeps none any more keeps none of old."""
        deleted = 0
        for path in sorted(self._folder.glob("*/*.jsonl")) if self._folder else ():
            try:
                if path.stat().st_mtime + self._kept.get(path.parent.name, 0) < (now or time.time()):
                    path.unlink()
                    deleted += 1
            except OSError as error:
                log.words.error("%s can't be deleted: %s", path.name, error.strerror)
        return deleted


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds")
