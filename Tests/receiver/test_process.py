"""The receiver as it is deployed: a process of its own, in an environment that has nothing but its requirements."""

import asyncio
import os
import re
import signal
import subprocess
import sys

import aiohttp
import pytest

import bench
from bench import ENVIRONMENT, UNIT, copy_of_unit, event_of, signed, spoken
from standin import Standin

FOLDER = UNIT / "phone" / "receiver"


class Process:
    """`python -m receiver`."""

    def __init__(self, environment, folder=FOLDER):
        self.child = subprocess.Popen(
            [sys.executable, "-m", "receiver"], cwd=folder, text=True,
            env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"} | environment,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    async def port(self):
        while True:
            line = await asyncio.to_thread(self.child.stderr.readline)
            assert line, "it has ended: " + str(self.child.wait())
            found = re.search(r"http://127\.0\.0\.1:([0-9]+)/webhook", line)
            if found:
                return int(found.group(1))

    async def end(self, seconds=20):
        out, err = await asyncio.to_thread(self.child.communicate, timeout=seconds)
        return self.child.returncode, out, err


async def start(service, tmp_path, **more):
    process = Process(ENVIRONMENT | {
        "RECEIVER_PORT": "0", "RECEIVER_FILES": str(copy_of_unit(tmp_path)), "RECEIVER_API": service.api} | more)
    return process, await process.port()


async def ring(http, port, call="rtc_1"):
    body = event_of(call)
    async with http.post(f"http://127.0.0.1:{port}/webhook", data=body, headers=signed(body, f"wh_{call}")) as answer:
        return answer.status


async def test_it_stops_when_it_is_told_to(tmp_path):
    service = Standin()
    async with service.serving(), aiohttp.ClientSession() as http:
        process, port = await start(service, tmp_path)
        process.child.send_signal(signal.SIGTERM)
        code, out, err = await process.end()
        assert code == 0 and "receiver.stopped" in out and "Traceback" not in err


async def test_calls_end_by_themselves_before_it_stops(tmp_path):
    service = Standin()
    async with service.serving(), aiohttp.ClientSession() as http:
        process, port = await start(service, tmp_path, RECEIVER_DRAIN_SECONDS="20")
        assert await ring(http, port) == 204
        line = await service.line("rtc_1").connected()
        process.child.send_signal(signal.SIGTERM)
        while True:
            async with http.get(f"http://127.0.0.1:{port}/health") as answer:
                if answer.status == 503:
                    break
        assert await ring(http, port, "rtc_2") == 503
        await line.tell(*spoken("resp_1", "item_1", "Still here."))
        assert process.child.poll() is None
        await line.vanish()
        code, out, _ = await process.end()
        assert code == 0 and line.what() == ["accept"]


async def test_calls_that_go_on_are_handed_to_a_person(tmp_path):
    service = Standin()
    async with service.serving(), aiohttp.ClientSession() as http:
        process, port = await start(service, tmp_path, RECEIVER_DRAIN_SECONDS="0")
        assert await ring(http, port) == 204
        line = await service.line("rtc_1").connected()
        await line.said("response.create")
        process.child.send_signal(signal.SIGTERM)
        assert await line.asked("refer") == {"target_uri": "sip:escalated@pbx.brightwater.example"}
        await line.vanish()
        code, out, err = await process.end()
        assert code == 0 and "receiver_stops" in out and "Traceback" not in err


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "OPENAI_WEBHOOK_SECRET", "MCP_DESK_TOKEN"])
def test_a_missing_secret(name, tmp_path):
    environment = {key: value for key, value in ENVIRONMENT.items() if key != name}
    done = subprocess.run([sys.executable, "-m", "receiver"], cwd=FOLDER, capture_output=True, text=True, timeout=20,
                          env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"} | environment)
    assert done.returncode == 2 and f"{name} is not set" in done.stderr and "Traceback" not in done.stderr
    for value in environment.values():
        assert value not in done.stdout + done.stderr


def test_a_secret_that_is_none(tmp_path):
    done = subprocess.run([sys.executable, "-m", "receiver"], cwd=FOLDER, capture_output=True, text=True, timeout=20,
                          env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"} | ENVIRONMENT
                          | {"OPENAI_WEBHOOK_SECRET": "whsec_no base64"})
    assert done.returncode == 2 and "no base64" in done.stderr and "Traceback" not in done.stderr


async def test_the_log_begins_anew_where_it_was_moved_away(tmp_path):
    service = Standin()
    async with service.serving(), aiohttp.ClientSession() as http:
        path = tmp_path / "log"
        process, port = await start(service, tmp_path, RECEIVER_LOG=str(path))
        path.rename(tmp_path / "log.1")
        process.child.send_signal(signal.SIGHUP)
        while not path.exists():
            await asyncio.sleep(0.01)
        await ring(http, port)
        await service.line("rtc_1").connected()
        assert "call.incoming" in path.read_text() and "receiver.started" in (tmp_path / "log.1").read_text()
        await service.line("rtc_1").vanish()
        process.child.send_signal(signal.SIGINT)
        assert (await process.end())[0] == 0


def test_it_finds_its_files_by_itself_once_they_are_filled(tmp_path):
    """`parlance fill`, then start: the way of the documentation."""
    parlance = os.environ.get("PARLANCE")
    if not parlance:
        pytest.skip("no compiler: PARLANCE names it")
    deploy = tmp_path / "deploy"
    subprocess.run([parlance, "fill", UNIT, "--out", deploy], check=True, capture_output=True, env={
        "OPENAI_API_KEY": "k", "OPENAI_WEBHOOK_SECRET": "s", "MCP_DESK_TOKEN": "t", "CARRIER_PASSWORD": "p"})

    async def run():
        secrets = {name: value for name, value in ENVIRONMENT.items() if name != "MCP_DESK_TOKEN"}
        process = Process(secrets | {"RECEIVER_PORT": "0"}, deploy / "phone" / "receiver")
        await process.port()
        process.child.send_signal(signal.SIGTERM)
        return await process.end()
    assert asyncio.run(run())[0] == 0


def test_what_is_tested_is_what_is_shipped():
    def pins(path):
        return {line for line in path.read_text().splitlines() if line and not line.startswith("#")}
    shipped = pins(FOLDER / "requirements.txt")
    assert shipped and shipped <= pins(bench.ROOT / "Tests" / "python" / "requirements.txt")


def test_nothing_of_a_contract_stands_in_the_code():
    others = [path for path in bench.GENERATED.glob("*/*/phone/receiver") if path != FOLDER]
    for folder in others:
        for path in FOLDER.rglob("*"):
            if path.is_file():
                assert (folder / path.relative_to(FOLDER)).read_bytes() == path.read_bytes()
    text = "".join(path.read_text() for path in FOLDER.rglob("*.py")).lower()
    for word in ("brightwater", "front_desk", "support_line", "4155550"):
        assert word not in text.replace("+14155550142@carrier.example", "")
