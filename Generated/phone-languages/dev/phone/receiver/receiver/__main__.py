"""`python -m receiver`: starts the receiver, and stops it when it is told to (SIGTERM, SIGINT). SIGHUP begins the event
log anew, for whatever moves it away."""

import asyncio
import logging
import signal
import sys

import aiohttp
from aiohttp import web

from . import log, settings, webhook
from .app import Receiver
from .contract import Control


async def serve(chosen: settings.Settings, control: Control) -> None:
    events = log.EventLog(chosen.log)
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    loop.add_signal_handler(signal.SIGHUP, events.reopen)
    # One call is one connection: the library's usual limit of a hundred would make the others wait.
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        receiver = Receiver(chosen, control, events, http)
        receiver.warn()
        sweeper = asyncio.create_task(receiver.keep_no_longer_than_allowed())
        runner = web.AppRunner(receiver.application(), access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, chosen.host, chosen.port, backlog=1024)
        await site.start()
        port = runner.addresses[0][1]
        events.write("receiver.started", port=port, routes=len(control.routes))
        log.words.info("takes webhooks at http://%s:%s/webhook", chosen.host, port)
        await stop.wait()
        sweeper.cancel()
        await receiver.stop()
        await runner.cleanup()
    events.close()


def main() -> int:
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    try:
        chosen = settings.read()
        for secret in chosen.webhook_secrets:
            webhook.key(secret)
        control = Control(chosen.files)
        asyncio.run(serve(chosen, control))
    except (settings.BadSettings, ValueError, OSError) as problem:
        print(f"receiver: {problem}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
