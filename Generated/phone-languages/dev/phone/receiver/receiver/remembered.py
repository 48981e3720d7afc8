"""What was decided lately, so that nothing is decided twice: a webhook is sent again until it is answered, and one call may
have several.

In memory it is lost with the process. In a file (RECEIVER_STATE) it is on the disk before anything is decided, outlives a
crash, and can be shared by several receivers of one machine.
"""

import asyncio
import sqlite3
import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from . import log
from .settings import BadSettings

# The service tries a webhook again for up to three days.
SECONDS = 73 * 3600
MOST = 200_000
# How long another receiver may hold the file.
WAIT_SECONDS = 5


class Remembered:
    """In memory."""

    def __init__(self, seconds=SECONDS, most=MOST, now=time.monotonic):
        self._seconds, self._most, self._now = seconds, most, now
        self._seen: OrderedDict[str, float] = OrderedDict()

    def is_new(self, name: str) -> bool:
        """Whether this is the first time; from now on it is not."""
        now = self._now()
        while self._seen and (len(self._seen) >= self._most or next(iter(self._seen.values())) < now - self._seconds):
            self._seen.popitem(last=False)
        if name in self._seen:
            return False
        self._seen[name] = now
        return True

    async def take(self, webhook: str, call: str) -> bool:
        """Whether neither the webhook nor the call was seen before; from now on both were."""
        return self.is_new(f"webhook {webhook}") and self.is_new(f"call {call}")

    def close(self) -> None:
        pass


class RememberedOnDisk:
    """In a file that outlives the process. Where it can't be written, in memory: callers are not kept waiting."""

    def __init__(self, path: Path, seconds=SECONDS, now=time.time):
        self._seconds, self._now, self._otherwise = seconds, now, Remembered()
        # One thread: the loop goes on while the disk works, and no two decisions are made at once.
        self._worker = ThreadPoolExecutor(max_workers=1)
        try:
            self._file = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
            self._file.execute("PRAGMA journal_mode=WAL")
            self._file.execute("PRAGMA synchronous=FULL")
            self._file.execute("CREATE TABLE IF NOT EXISTS seen (name TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID")
            self._file.execute("CREATE INDEX IF NOT EXISTS age ON seen (at)")
        except sqlite3.Error as error:
            raise BadSettings(f"RECEIVER_STATE: {path} can't be used: {error}") from None

    async def take(self, webhook: str, call: str) -> bool:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._worker, self._take, webhook, call)
        except sqlite3.Error as error:
            log.words.error("what was decided can't be written down: %s", error)
            return await self._otherwise.take(webhook, call)

    def _take(self, webhook: str, call: str) -> bool:
        now = self._now()
        self._file.execute("BEGIN IMMEDIATE")
        try:
            self._file.execute("DELETE FROM seen WHERE at < ?", (now - self._seconds,))
            is_new = self._insert(f"webhook {webhook}", now) and self._insert(f"call {call}", now)
            self._file.execute("COMMIT")
            return is_new
        except sqlite3.Error:
            if self._file.in_transaction:
                self._file.execute("ROLLBACK")
            raise

    def _insert(self, name: str, now: float) -> bool:
        return self._file.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (name, now)).rowcount == 1

    def close(self) -> None:
        self._worker.shutdown()
        self._file.close()
