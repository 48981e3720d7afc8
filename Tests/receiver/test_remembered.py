"""What was decided outlives the process, where it is told to."""

import asyncio
import os
import signal
import sqlite3

import aiohttp
import pytest

from receiver import remembered, settings
from standin import Standin
from test_process import ring, start


async def test_it_is_on_the_disk(tmp_path):
    first = remembered.RememberedOnDisk(tmp_path / "state")
    assert await first.take("wh_1", "rtc_1")
    # Not closed: as after a crash, another one opens the file.
    second = remembered.RememberedOnDisk(tmp_path / "state")
    assert not await second.take("wh_1", "rtc_1"), "the same webhook"
    assert not await second.take("wh_2", "rtc_1"), "another one for the same call"
    assert await second.take("wh_3", "rtc_3")
    assert not await first.take("wh_4", "rtc_3"), "two share a file"
    first.close()
    second.close()


async def test_what_is_old_is_forgotten(tmp_path):
    now = [1_000.0]
    kept = remembered.RememberedOnDisk(tmp_path / "state", seconds=10, now=lambda: now[0])
    assert await kept.take("wh_1", "rtc_1")
    now[0] += 9
    assert not await kept.take("wh_1", "rtc_1")
    now[0] += 2
    assert await kept.take("wh_1", "rtc_1")
    with sqlite3.connect(tmp_path / "state") as file:
        assert file.execute("SELECT count(*) FROM seen").fetchone() == (2,)
    kept.close()


async def test_two_hundred_at_once(tmp_path):
    kept = remembered.RememberedOnDisk(tmp_path / "state")
    taken = await asyncio.gather(*(kept.take(f"wh_{number}", f"rtc_{number // 2}") for number in range(200)))
    assert sum(taken) == 100
    kept.close()


async def test_a_disk_that_fails_costs_the_memory_and_no_call(tmp_path):
    kept = remembered.RememberedOnDisk(tmp_path / "state")
    with sqlite3.connect(tmp_path / "state") as file:
        file.execute("DROP TABLE seen")
    assert await kept.take("wh_1", "rtc_1")
    assert not await kept.take("wh_1", "rtc_1")
    kept.close()


def test_a_place_that_can_not_be_used_is_told_at_the_start(tmp_path):
    with pytest.raises(settings.BadSettings, match="RECEIVER_STATE"):
        remembered.RememberedOnDisk(tmp_path / "nowhere" / "state")


async def test_nothing_is_answered_twice_after_a_crash(tmp_path):
    service = Standin()
    more = {"RECEIVER_STATE": str(tmp_path / "state")}
    async with service.serving(), aiohttp.ClientSession() as http:
        process, port = await start(service, tmp_path / "a", **more)
        assert await ring(http, port) == 204
        await service.line("rtc_1").connected()
        os.kill(process.child.pid, signal.SIGKILL)
        await process.end()
        process, port = await start(service, tmp_path / "b", **more)
        assert await ring(http, port) == 204
        assert await ring(http, port, "rtc_2") == 204
        await service.line("rtc_2").connected()
        process.child.send_signal(signal.SIGTERM)
        await service.line("rtc_2").vanish()
        code, out, _ = await process.end()
        assert code == 0 and "webhook.repeated" in out
        assert service.line("rtc_1").what() == ["accept"]
