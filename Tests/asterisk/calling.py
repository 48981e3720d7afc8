"""Calls of the house's own phones, against an exchange of its own; prints where each went as JSON.

    unshare -rnm python calling.py PHONE_FOLDER WORK_FOLDER < calls.json
"""

import json
import re
import sys
import time

from bench import folders, started
from hostile import Front, call
from network import CARRIER, MODEL, PHONES

if __name__ == "__main__":
    with started(*folders(), wait=2) as exchange:
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
