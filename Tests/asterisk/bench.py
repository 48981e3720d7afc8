"""One scenario against an exchange of its own; prints the verdict as JSON.

    unshare -rnm python bench.py PHONE_FOLDER WORK_FOLDER [DIALPLAN FILE]

Without a scenario: loads the folder and says what the exchange complains of, has and knows, and whether it
takes each schedule for open when the contract does.
"""

import json
import pathlib
import re
import subprocess
import sys
import time

from exchange import Exchange
from far_ends import Datagrams, FarEnd, Stream
from hours import hours, instant
from network import CARRIER, COLLEAGUE, EXCHANGE, MODEL, Networks, certificate, name_server, replace

# Within every outbound window of the contract: a Wednesday noon at the callee's.
CALLEE, CALLEE_ZONE, NOON = "+14155550111", "America/New_York", "2027-01-13T12:00"


def clock_of(scenario, schedules, turn):
    """A moment at which every schedule is as the scenario wants it; another one for each scenario."""
    wanted = scenario["bench"].get("schedule", {})
    moments = [
        {instant(text, schedules[name]["timezone"]) for text in schedules[name][state]}
        for name, state in wanted.items()
    ]
    common = sorted(set.intersection(*moments)) if moments else [instant(NOON, CALLEE_ZONE)]
    if not common:
        raise SystemExit(f"no moment at which {wanted}")
    return common[turn % len(common)]


def outside(names, authority, folder):
    """The world as the exchange sees it: names, and whose certificates count."""
    replace("/etc/resolv.conf", f"nameserver {MODEL}\noptions timeout:1 attempts:1\n", folder)
    replace("/etc/ssl/certs/ca-certificates.crt", authority, folder)
    name_server(names)


def addresses(phone):
    """Host names of the configuration → who is behind each, and the name by which the model is reached."""
    names, model = {}, None
    section = ""
    for line in (phone / "asterisk/pjsip.conf").read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition("=")
        if line.startswith("["):
            section = line.strip("[]")
        elif key in ("contact", "match", "server_uri"):
            host = re.sub(r"^sips?:(?:[^@]*@)?", "", value).split("\\;")[0].split(":")[0].lower()
            if not re.fullmatch(r"[\d.]+", host):
                names[host] = COLLEAGUE if section.startswith("line-") else MODEL
            if "transport=tls" in value and not section.startswith("line-"):
                model = host
    return names, model


def far_ends(dialplan, scenario, control, lines, conversation, chain):
    """Who answers the scenario's legs: one far end an address, its calls in order."""
    by_wire = {}
    for leg in scenario["bench"].get("legs", []):
        refer_to = None
        if "agent" in leg:
            route = control["routes"].get(f"{dialplan}.{leg['step']}", {})
            refer_to = route.get("exits", {}).get(leg["outcome"], {}).get("pbx")
            place = "model"
        else:
            # Destinations that are no lines of their own are numbers, reached by the carrier.
            place = "colleague" if leg["destination"] in lines else "carrier"
        by_wire.setdefault(place, []).append((leg["outcome"], refer_to))
    wires = {
        "model": lambda: Stream(MODEL, 5061, chain),
        "colleague": lambda: Datagrams(COLLEAGUE, 5060),
        "carrier": lambda: Datagrams(CARRIER, 5060),
    }
    ends = [FarEnd(place, wires[place](), legs, conversation) for place, legs in by_wire.items()]
    for end in ends:
        end.start()
    return ends


def call(phone, scenario, outbound, exchange, folder):
    """SIPp plays the person: it calls, or is called where the dialplan calls out. Returns its exit status."""
    timeout = scenario["seconds"] + 45
    port = 5060 if outbound else 5071
    command = f"sipp -sf {scenario['file']} -i {CARRIER} -p {port} -mi {CARRIER} -mp 31000".split()
    command += f"-m 1 -timeout {timeout}s -timeout_error -nostdin".split()
    # A person on the line is heard, if only as silence. Where the exchange waits longest, the person gives
    # back what is heard, or the exchange would take them for gone.
    if scenario["seconds"] > 30:
        command.append("-rtp_echo")
    if not outbound:
        command.append(f"{EXCHANGE}:5060")
    with (folder / "sipp.out").open("wb") as output:
        person = subprocess.Popen(command, cwd=phone / "sipp", stdout=output, stderr=subprocess.STDOUT)
        if outbound:
            time.sleep(0.5)
            spool_call(phone, outbound, exchange)
        return person.wait(scenario["seconds"] + 60)


def spool_call(phone, dialplan, exchange):
    """Starts a call as a deployment does: the emitted call file, filled in and moved into the spool."""
    text = (phone / f"outbound/{dialplan}.call").read_text(encoding="utf-8")
    text = text.replace("@number@", CALLEE).replace("@timezone@", CALLEE_ZONE)
    text += f"Setvar: __TESTTIME={instant(NOON, CALLEE_ZONE)}\n"
    path = exchange.folder / "spool/now.call"
    path.write_text(text, encoding="utf-8")
    path.rename(exchange.folder / "spool/outgoing/now.call")


def walked(log, dialplan, steps):
    """The steps that the exchange entered, in order."""
    entered = re.findall(rf"Executing \[s@{re.escape(dialplan)}-([^:\]]+):1\]", log)
    return [step for step in entered if step in steps]


def expected(scenario):
    """The steps that the scenario says it goes through. Asking again is no new entrance."""
    covers = scenario["covers"]
    return [
        way["step"]
        for index, way in enumerate(covers)
        if index == 0 or not covers[index - 1]["outcome"].endswith(":again")
    ]


def judge(phone, folder, dialplan, file):
    coverage = json.loads((phone / "sipp/coverage.json").read_text(encoding="utf-8"))
    control = json.loads((phone / "control.json").read_text(encoding="utf-8"))
    plan = coverage["dialplans"][dialplan]
    turn, scenario = next((at, each) for at, each in enumerate(plan["scenarios"]) if each["file"] == file)
    outbound = dialplan if plan["direction"] == "outbound" else None
    bench = coverage["bench"]

    names, model = addresses(phone)
    authority, chain = certificate(model or "model.example", folder)
    networks = Networks()
    outside(names, authority, folder)
    clock = None if outbound else clock_of(scenario, bench["schedules"], turn)
    exchange = Exchange(folder / "exchange", phone, networks.inside).prepare(clock)
    try:
        exchange.start()
        ends = far_ends(
            dialplan, scenario, control, lines_of(phone), bench["conversation_milliseconds"] / 1000, chain
        )
        status = call(phone, scenario, outbound, exchange, folder)
        for end in ends:
            end.join(5)
        # What follows the hang-up: the far end's goodbye, the end of a recording.
        time.sleep(0.5)
        routes = [invite["X-Parlance-Route"] for end in ends if end.name == "model" for invite in end.invites]
        return {
            "caller": status,
            "said": (folder / "sipp.out").read_text(errors="replace")[-600:] if status else "",
            "legs": [problem for end in ends for problem in end.problems]
            + [
                f"{end.name}: {end.played} of {len(end.legs)} calls"
                for end in ends
                if end.played != len(end.legs)
            ],
            "routes": sorted(
                set(routes) - {f"{dialplan}.{leg['step']}" for leg in scenario["bench"].get("legs", [])}
            ),
            "walked": walked(
                exchange.log(),
                dialplan,
                {way["step"] for each in plan["scenarios"] for way in each["covers"]},
            ),
            "expected": expected(scenario),
            "complaints": exchange.complaints(),
        }
    finally:
        exchange.stop()
        networks.close()


def lines_of(phone):
    """The destinations that have an endpoint of their own."""
    text = (phone / "asterisk/pjsip.conf").read_text(encoding="utf-8")
    return set(re.findall(r"^\[line-([^\]]+)\]", text, re.M))


def load(phone, folder):
    networks = Networks()
    names, model = addresses(phone)
    outside(names, certificate(model or "model.example", folder)[0], folder)
    exchange = Exchange(folder / "exchange", phone, networks.inside).prepare()
    try:
        exchange.start()
        complaints = exchange.complaints()
        return {
            "version": exchange.ask("core show version").splitlines()[-1],
            "complaints": complaints,
            "hours": hours(phone, exchange),
            "applications": listed(exchange.ask("core show applications"), r"^ +(\w+):"),
            "functions": listed(exchange.ask("core show functions"), r"^(\w+) +\1\("),
            "contexts": listed(
                exchange.ask("dialplan show"), r"^\[ Context '([^']+)' created by 'pbx_config'"
            ),
            "endpoints": listed(exchange.ask("pjsip show endpoints"), r"^ Endpoint:  ([^ /<]+)"),
        }
    finally:
        exchange.stop()
        networks.close()


def listed(text, pattern):
    return re.findall(pattern, text, re.M)


if __name__ == "__main__":
    phone, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    print(json.dumps(judge(phone, folder, *sys.argv[3:]) if sys.argv[3:] else load(phone, folder)))
