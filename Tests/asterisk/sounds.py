"""Sounds in an exchange that has no others; prints as JSON what it makes of them.

    unshare -rnm python sounds.py PHONE_FOLDER SOUNDS WORK_FOLDER

Every sound is decoded by the exchange itself, and the shortest of each form is played on a call.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import time

from exchange import Exchange


def main(phone, sounds, folder):
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    exchange = Exchange(folder / "exchange", phone).prepare()
    shutil.rmtree(exchange.folder / "data/sounds/parlance")
    shutil.copytree(sounds / "parlance", exchange.folder / "data/sounds/parlance")
    with (exchange.folder / "extensions.conf").open("a", encoding="utf-8") as added:
        added.write("\n[listener]\nexten => s,1,Answer()\n same => n,Wait(60)\n")
    try:
        exchange.start()
        files = sorted(path for path in (sounds / "parlance").rglob("*") if path.is_file())
        decoded = {}
        for path in files:
            target = folder / f"{path.name}.gsm"
            answer = exchange.ask(f"file convert {path} {target}")
            # 33 bytes are 20 ms.
            decoded[str(path.relative_to(sounds))] = target.stat().st_size / 33 / 50 if "Converted" in answer else answer
        shortest = min(files, key=lambda path: path.stat().st_size)
        name = str(shortest.relative_to(sounds).with_suffix(""))
        began = time.monotonic()
        call = folder / "call"
        call.write_text(f"Channel: Local/s@listener/n\nApplication: Playback\nData: {name}\n", encoding="utf-8")
        call.rename(exchange.folder / "spool/outgoing/call")
        while "Spawn extension (listener" not in exchange.log() and time.monotonic() - began < 30:
            time.sleep(0.1)
        played = [line for line in exchange.log().splitlines() if f"Playing '{name}." in line]
        print(json.dumps({"decoded": decoded, "played": played, "name": name, "complaints": exchange.complaints(),
                          "seconds": time.monotonic() - began}))
    finally:
        exchange.stop()


main(*(pathlib.Path(argument).resolve() for argument in sys.argv[1:]))
