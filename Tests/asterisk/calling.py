"""Calls of the house's own phones, against an exchange of its own; prints where each went as JSON.

    unshare -rnm python calling.py PHONE_FOLDER WORK_FOLDER < calls.json
"""

import json
import pathlib
import re
import sys
import time

from bench import addresses, outside
from exchange import Exchange
from hostile import Front, call
from network import CARRIER, MODEL, PHONES, Networks, certificate

if __name__ == "__main__":
    phone, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    names, model = addresses(phone)
    networks = Networks()
    outside(names, certificate(model or "model.example", folder)[0], folder)
    exchange = Exchange(folder / "exchange", phone, networks.inside).prepare(None, 2)
    try:
        exchange.start()
        trunks = [Front(CARRIER), Front(MODEL)]
        results = []
        for place, (line, number, *answers) in enumerate(json.load(sys.stdin)):
            before = [len(trunk.asked) for trunk in trunks]
            for trunk, answer in zip(trunks, answers):
                trunk.status = answer
            status = call(place, "<sip:somebody@house.example>", "X-Any: x", number, PHONES[line])
            time.sleep(0.1)
            asked = [trunk.asked[count:] for trunk, count in zip(trunks, before)]
            dialled = [[re.search(r"^INVITE sips?:([^@]*)@", each)[1] for each in all_] for all_ in asked]
            shown = [re.search(r"^From: .*<sip:([^@]*)@", each, re.M)[1] for all_ in asked for each in all_]
            results.append({"status": status, "carrier": dialled[0], "backup": dialled[1], "shown": shown})
        print(json.dumps({"results": results, "complaints": exchange.complaints()}))
    finally:
        exchange.stop()
        networks.close()
