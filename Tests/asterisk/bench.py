"""One scenario against an exchange of its own; prints the verdict as JSON.

    unshare -rnm python bench.py PHONE_FOLDER WORK_FOLDER [DIALPLAN FILE]

With `--counting CONTEXT FAMILY COUNT`: what is kept of a number from which so many calls come at once. With
`--waiting QUEUE CONTEXT…`: how callers stand in a queue. With `--ringing QUEUE CONTEXT SECONDS COUNT`: whose phones
it has rung once so many callers have come, and after so many seconds.

Without a scenario: loads the folder and says what the exchange complains of, has and knows, and whether it
takes each schedule for open when the contract does.
"""

import contextlib
import json
import pathlib
import re
import subprocess
import sys
import time

from exchange import PASSWORD, PIN, Exchange
from far_ends import MAY_NOT_COME, FarEnd, Stream, Switchboard
from hours import hours, instant
from network import CARRIER, COLLEAGUE, EXCHANGE, MODEL, PHONES, Networks, certificate, name_server, replace
from spoken import missaid
from streams import WebSocketEnd, declared
from tools import ToolServer, address, differences, of_scenario

# Within every outbound window of the contract: a Wednesday noon at the callee's.
CALLEE, CALLEE_ZONE, NOON = "+14155550111", "America/New_York", "2027-01-13T12:00"


def clock_of(scenario, bench, turn):
    """A moment at which every schedule is as the scenario wants it; another one for each scenario."""
    schedules = bench["schedules"]
    wanted = scenario["bench"].get("schedule", {})
    moments = [
        {instant(text, schedules[name]["timezone"]) for text in times(schedules[name], state)}
        for name, state in wanted.items()
        if state != "emergency"
    ]
    common = sorted(set.intersection(*moments)) if moments else [instant(NOON, CALLEE_ZONE)]
    if not common:
        raise SystemExit(f"no moment at which {wanted}")
    # One that is to close does so at the end of the minute.
    late = 60 - bench["closing_milliseconds"] // 1000 if "closing" in wanted.values() else 0
    return common[turn % len(common)] + late


def times(schedule, state):
    """The local times at which a schedule is in a state: a word, or the name of a holiday."""
    return schedule["holidays"][state["holiday"]] if isinstance(state, dict) else schedule[state]


def outside(names, authority, folder):
    """The world as the exchange sees it: names, and whose certificates count."""
    replace("/etc/resolv.conf", f"nameserver {MODEL}\noptions timeout:1 attempts:1\n", folder)
    replace("/etc/ssl/certs/ca-certificates.crt", authority, folder)
    name_server(names)


def addresses(phone):
    """Host names of the configuration → who is behind each, and the name by which the model is reached."""
    names, model, phones = {}, None, {}
    section = ""
    for line in (phone / "asterisk/pjsip.conf").read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition("=")
        if line.startswith("["):
            section = line.strip("[]")
        elif key in ("contact", "match", "server_uri"):
            host = re.sub(r"^sips?:(?:[^@]*@)?", "", value).split("\\;")[0].split(":")[0].lower()
            if not re.fullmatch(r"[\d.]+", host):
                if key == "match" and section.startswith("line-"):
                    phones[host] = PHONES[len(phones)]
                names[host] = COLLEAGUE if section.startswith("line-") else MODEL
            if "transport=tls" in value and not section.startswith("line-"):
                model = host
    return {**names, **phones}, model


def far_ends(dialplan, scenario, control, phone, conversation, chain, where, turn):
    """Who answers the scenario's legs: one far end a line, its calls in order."""
    by_wire, by_stream = {}, {}
    users = users_of(phone)
    boards = {"colleague": Switchboard(COLLEAGUE)}
    legs = scenario["bench"].get("legs", [])
    for place, leg in enumerate(legs):
        leg = {**leg, "turn": sum(other["way"] == leg["way"] for other in legs[:place])}
        if "stream" in leg:
            by_stream.setdefault(leg["stream"], []).append(leg)
            continue
        if "agent" in leg:
            route = control["routes"].get(f"{dialplan}.{leg['step']}", {})
            leg["refer_to"] = route.get("exits", {}).get(leg["outcome"], {}).get("pbx")
            place = ("model", None)
        else:
            place = users[leg["destination"]]
        by_wire.setdefault(place, []).append(leg)
    ends = []
    for (place, user), legs in by_wire.items():
        if place == "carrier" and place not in boards:
            boards[place] = Switchboard(CARRIER)
        wire = Stream(MODEL, 5061, chain) if place == "model" else boards[place].line(user)
        ends.append(FarEnd(place, wire, legs, conversation, where))
    for name, legs in by_stream.items():
        url, user = declared(phone)[name]
        signs = f"{user}:{PASSWORD}" if user else None
        ends.append(WebSocketEnd(MODEL, url, legs, signs, conversation, chain, where, turn))
    for end in ends:
        end.start()
    return ends


def prepare(scenario, exchange, schedules):
    """What the scenario wants of the exchange before the call: a closed schedule, a queue without members, or with
    callers who wait already."""
    for name, state in scenario["bench"].get("schedule", {}).items():
        if state == "emergency":
            exchange.ask(f"database put parlance schedule-{name} closed")
    for deed in scenario["bench"].get("does", []):
        if "pause" in deed:
            for member in set(re.findall(r"\b(PJSIP/\S+)", exchange.ask(f"queue show {deed['pause']}"))):
                exchange.ask(f"queue pause member {member} queue {deed['pause']}")
    for queue, count in scenario["bench"].get("waiting", {}).items():
        for place in range(count):
            lines = ["Channel: Local/wait@bench-waiting", "CallerID: filler <+12025550100>"]
            spool(exchange, f"waiting-{place}", [*lines, "Application: Queue", f"Data: {queue}"])
            # One after the other: the first rings all who may be rung. Of several at once each would ring some, and the
            # caller whoever is left.
            wait_for(lambda: re.search(rf"{queue} has {place + 1} calls", exchange.ask(f"queue show {queue}")))
            time.sleep(0.3)
    for group, count in scenario["bench"].get("in_progress", {}).items():
        for place in range(count):
            lines = ["Channel: Local/wait@bench-waiting", f"Setvar: GROUP(parlance)={group}"]
            spool(exchange, f"call-{place}", [*lines, "Application: Wait", "Data: 120"])
        wait_for(lambda: len(re.findall(rf"\b{group}\b.*\bparlance\b", exchange.ask("group show channels"))) == count)


def families(dialplan, control):
    """Where the exchange's database keeps numbers of callers, and the seconds of each span."""
    return {
        kept["where"].removeprefix("astdb/"): kept["seconds"]
        for kept in control["retention"]
        if kept["what"] == "numbers" and kept["dialplan"] == dialplan
    }


def called_before(scenario, exchange, kept):
    """The caller has called before in the running span as often as the scenario says; otherwise much oftener in the one
    before. So has somebody else. Near the end of a span the next one is waited for. Returns when each span began."""
    wanted = {each["family"]: each["calls"] for each in scenario["bench"].get("called_before", [])}
    left = min((seconds - time.time() % seconds for seconds in kept.values()), default=60)
    if left < 15:
        time.sleep(left + 0.5)
    spans = {family: int(time.time()) // seconds * seconds for family, seconds in kept.items()}
    for family, begun in spans.items():
        put(exchange, family, "span", begun if family in wanted else begun - kept[family])
        put(exchange, family, digits(scenario), wanted.get(family, 900))
        put(exchange, family, "12025550101", 7)
    return spans


def put(exchange, family, key, value):
    first, _, rest = family.partition("/")
    exchange.ask(f"database put {first} {rest}/{key} {value}")


def digits(scenario):
    """Of a caller without a number somebody else's: nothing may come of it."""
    return re.sub(r"\D", "", scenario["bench"].get("caller") or "12025550102")


def wrongly_kept(scenario, exchange, spans):
    """What the database holds after a call and should not, or lacks: the counts of the running span, this call
    included, and nothing of the one before."""
    wanted = {each["family"]: each["calls"] for each in scenario["bench"].get("called_before", [])}
    problems = []
    for family, begun in spans.items():
        expected = {"span": str(begun)}
        if family in wanted:
            expected |= {digits(scenario): str(wanted[family]), "12025550101": "7"}
        if scenario["bench"].get("caller"):
            expected[digits(scenario)] = str(wanted.get(family, 0) + 1)
        if (found := held(exchange, family)) != expected:
            problems.append(f"{family} holds {found}, not {expected}")
    return problems


def held(exchange, family):
    return dict(re.findall(rf"^/{family}/(\S+?) *: (\S+)", exchange.ask("database show"), re.M))


def wait_for(condition, seconds=10):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise SystemExit("the bench could not be made ready")
        time.sleep(0.1)


def deeds(scenario, exchange, person):
    """Somebody at the exchange does something, once the caller is where it can be done."""
    for deed in scenario["bench"].get("does", []):
        if "lead" in deed and until(lambda: "PJSIP/" in exchange.ask(f"confbridge list {deed['lead']}"), person):
            # A moderator comes, and goes again: the conference is over.
            lines = ["Channel: Local/wait@bench-waiting", "Setvar: CONFBRIDGE(user,marked)=yes"]
            spool(exchange, "lead", [*lines, "Application: ConfBridge", f"Data: {deed['lead']}"])
            until(lambda: "Local/" in exchange.ask(f"confbridge list {deed['lead']}"), person)
            # Those who wait hear first that they do, and only then come in.
            time.sleep(6)
            hang_up(exchange)
        if "take_up" in deed:
            slot = until(lambda: re.search(r"Space\s*:\s*(\d+)", exchange.ask(f"parking show {deed['take_up']}")), person)
            if slot:
                spool(
                    exchange,
                    "take_up",
                    [f"Channel: Local/{slot[1]}@{deed['take_up']}", "Application: Wait", "Data: 30"],
                )
        if "clear" in deed:
            count = scenario["bench"]["waiting"][deed["clear"]]
            until(lambda: f"has {count + 1} calls" in exchange.ask(f"queue show {deed['clear']}"), person)
            hang_up(exchange)


def hang_up(exchange):
    """The bench's own callers go."""
    for channel in re.findall(r"^(Local/wait@[^!]+;1)!", exchange.ask("core show channels concise"), re.M):
        exchange.ask(f"channel request hangup {channel}")


def until(condition, person):
    """What a condition gives once it holds; nothing if the call is over first."""
    while person.poll() is None:
        if found := condition():
            return found
        time.sleep(0.2)
    return None


def spool(exchange, name, lines):
    path = exchange.folder / f"spool/{name}.call"
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    path.rename(exchange.folder / f"spool/outgoing/{path.name}")


def longest_silence(scenario):
    """How long the person presses no key and does not speak, at most, in milliseconds."""
    longest = silent = 0
    speaks = False
    acts = r'<(?:pause milliseconds|recv request="BYE" timeout)="(\d+)"|(play_dtmf|rtp_stream)="([^"]+)"'
    for wait, act, what in re.findall(acts, scenario.read_text("utf-8")):
        if act == "rtp_stream":
            speaks = what.endswith(",-1,0")
        silent = 0 if act or speaks else silent + int(wait)
        longest = max(longest, silent)
    return longest


def call(phone, scenario, outbound, exchange, folder, pins):
    """SIPp plays the person: it calls, or is called where the dialplan calls out. Returns its exit status."""
    timeout = scenario["seconds"] + 45
    port = 5060 if outbound else 5071
    command = f"sipp -sf {scenario['file']} -i {CARRIER} -p {port} -mi {CARRIER} -mp 31000".split()
    command += f"-m 1 -timeout {timeout}s -timeout_error -nostdin".split()
    command += [part for name in pins for part in ("-key", f"pin_{name}", PIN)]
    # Where the person sends nothing for long, they give back what is heard, or the exchange would take them for gone
    # (`rtp_timeout`). So they do for a web socket, which hears it. Not otherwise: keys come from a source of their own, and
    # where what is given back comes between the last packets of a key, the exchange hears that key twice.
    is_streamed = any("stream" in leg for leg in scenario["bench"].get("legs", []))
    if is_streamed or longest_silence(phone / "sipp" / scenario["file"]) > 50_000:
        command.append("-rtp_echo")
    if not outbound:
        command.append(f"{EXCHANGE}:5060")
    with (folder / "sipp.out").open("wb") as output:
        person = subprocess.Popen(command, cwd=phone / "sipp", stdout=output, stderr=subprocess.STDOUT)
        if outbound:
            time.sleep(0.5)
            spool_call(phone, outbound, exchange)
        deeds(scenario, exchange, person)
        return person.wait(scenario["seconds"] + 60)


def spool_call(phone, dialplan, exchange, number=CALLEE, name="now"):
    """Starts a call as a deployment does: the emitted call file, filled in and moved into the spool."""
    text = (phone / f"outbound/{dialplan}.call").read_text(encoding="utf-8")
    text = text.replace("@number@", number).replace("@timezone@", CALLEE_ZONE)
    text += f"Setvar: __TESTTIME={instant(NOON, CALLEE_ZONE)}\nSetvar: __TESTWAIT={exchange.wait}"
    spool(exchange, name, [text])


def walked(log, dialplan, steps):
    """The steps that the exchange entered, in order."""
    entered = re.findall(rf"Executing \[s@{re.escape(dialplan)}-([^:\]]+):1\]", log)
    return [step for step in entered if step in steps]


# What the exchange says that it enters, and plays to anybody but those who fill a queue.
HEARD = re.compile(
    r"Executing \[s@([^:\]]+):1\]|<(?!Local/wait@)[^>]+> Playing '([^']+)\.[a-z0-9]+' \(language '([^']*)'\)")


def misspoken(log, dialplan, entered, phone):
    """Sounds that were not played in the language of the call: `entered` are the steps with it, in order.

    A sound of the contract is looked for in the folder of the call's language. One that is said in each call alike is
    named with its own folder.
    """
    prompts = json.loads((phone / "prompts.json").read_text(encoding="utf-8"))["prompts"]
    chosen = {(prompt["sound"], prompt["language"].replace("-", "_")) for prompt in prompts if "sound" in prompt}
    alike = {prompt["id"] for prompt in prompts if "sound" not in prompt}
    steps, problems, count = iter(entered), [], 0
    language = None
    for context, sound, played in HEARD.findall(log):
        if context.startswith(f"{dialplan}-") and context.removeprefix(f"{dialplan}-") in {step for step, _ in entered}:
            language = next(steps)[1].replace("-", "_")
        elif "parlance/" in sound:
            count += 1
            if sound not in alike and ((sound, played) not in chosen or played != language):
                problems.append(f"{sound} in {played}, not in {language}")
        elif sound and language and played != language:
            # The exchange's own phrases.
            problems.append(f"{sound} in {played}, not in {language}")
    return problems if count or not any(step for step, _ in entered) else problems + ["nothing was played"]


def entrances(scenario):
    """The places among the ways of a scenario at which a step is entered. Asking again is no new entrance."""
    covers = scenario["covers"]
    return [
        index for index in range(len(covers)) if index == 0 or not covers[index - 1]["outcome"].endswith(":again")
    ]


def judge(phone, folder, dialplan, file):
    coverage = json.loads((phone / "sipp/coverage.json").read_text(encoding="utf-8"))
    control = json.loads((phone / "control.json").read_text(encoding="utf-8"))
    plan = coverage["dialplans"][dialplan]
    for each in plan["scenarios"]:
        each["covers"] = [plan["ways"][place] for place in each["covers"]]
    turn, scenario = next((at, each) for at, each in enumerate(plan["scenarios"]) if each["file"] == file)
    outbound = dialplan if plan["direction"] == "outbound" else None
    bench = coverage["bench"]
    steps = {way["step"] for each in plan["scenarios"] for way in each["covers"]}
    places = entrances(scenario)

    def where():
        """The way that the call has come to, by the steps that the exchange says it has entered."""
        count = len(walked(exchange.log(), dialplan, steps))
        return places[min(count, len(places)) - 1]

    names, model = addresses(phone)
    asked = address(phone)
    tool_hosts = [asked.hostname] if asked and not re.fullmatch(r"[\d.]+", asked.hostname) else []
    stream_hosts = sorted({url.hostname for url, _ in declared(phone).values()})
    names |= dict.fromkeys(tool_hosts + stream_hosts, MODEL)
    authority, chain = certificates([model or "model.example", *tool_hosts, *stream_hosts], scenario, folder)
    clock = None if outbound else clock_of(scenario, bench, turn)
    networks = Networks()
    outside(names, authority, folder)
    exchange = Exchange(folder / "exchange", phone, networks.inside).prepare(clock, bench["wait_seconds"])
    try:
        exchange.start()
        prepare(scenario, exchange, bench["schedules"])
        spans = called_before(scenario, exchange, families(dialplan, control))
        answers = of_scenario(scenario, turn)
        tools = ToolServer(asked, answers, chain, MODEL if tool_hosts else asked.hostname) if answers else None
        ends = far_ends(dialplan, scenario, control, phone, bench["conversation_milliseconds"] / 1000, chain, where, turn)
        status = call(phone, scenario, outbound, exchange, folder, bench.get("pins", {}))
        for end in ends:
            end.done.wait(5)
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
                if end.played < len([leg for leg in end.legs if leg["outcome"] not in MAY_NOT_COME])
            ],
            "tools": differences(tools, scenario, CALLEE),
            "values": missaid(exchange.log(), scenario),
            "kept": wrongly_kept(scenario, exchange, spans),
            "routes": sorted(
                set(routes) - routes_of(scenario, dialplan, control)
            ),
            "misspoken": misspoken(
                exchange.log(), dialplan, [(scenario["covers"][place]["step"], scenario["covers"][place]["language"])
                                           for place in places], phone)
            if "language" in plan["ways"][0]
            else [],
            "walked": walked(exchange.log(), dialplan, steps),
            "expected": [scenario["covers"][place]["step"] for place in places],
            "complaints": [line for line in exchange.complaints() if not agreed(line, scenario)],
        }
    finally:
        exchange.stop()
        networks.close()


def routes_of(scenario, dialplan, control):
    """The routes of the legs to agents: of several that a step has, the one of the call's language."""
    found = set()
    for leg in scenario["bench"].get("legs", []):
        route = f"{dialplan}.{leg['step']}"
        language = scenario["covers"][leg["way"]].get("language", "")
        spoken = [name for name, each in control["routes"].items()
                  if name.startswith(route) and each["step"] == leg["step"]
                  and each.get("languages", [""])[0].split("-")[0] == language.split("-")[0]]
        found.add(spoken[0] if spoken else route)
    return found


def certificates(names, scenario, folder):
    """Whose certificates count, and the one that all far ends have: where the scenario wants one that is not who it should
    be, it is for another name, or by another authority."""
    if any(leg.get("by") == "name" for leg in scenario["bench"].get("legs", [])):
        return certificate("elsewhere.example", folder)
    authority, chain = certificate(names[0], folder, *names[1:])
    if any(leg.get("by") == "authority" for leg in scenario["bench"].get("legs", [])):
        (folder / "other").mkdir()
        chain = certificate(names[0], folder / "other", *names[1:])[1]
    return authority, chain


def agreed(complaint, scenario):
    """Whether the exchange complains of the very thing that the scenario is about: nobody may join the queue, or
    a server does not answer."""
    outcomes = {way["outcome"] for way in scenario["covers"]}
    streams = [leg for leg in scenario["bench"].get("legs", []) if "stream" in leg]
    # A far end that has closed the connection no longer takes the end of the encryption.
    if "SSL_shutdown() failed" in complaint:
        return bool(streams)
    if re.search(r"\b(res_websocket_client|chan_websocket|res_http_websocket|iostream|tcptls)\.c:", complaint):
        return any(leg["outcome"] == "failed" or leg.get("how") == "words" for leg in streams)
    if "func_curl" in complaint:
        return bool(outcomes & {"failed", "timeout"})
    return "Unable to join queue" in complaint and bool(outcomes & {"full", "empty"})


def users_of(phone):
    """Where each destination is rung on the bench, and by which user: lines at the colleagues', numbers at the carrier's."""
    contract = json.loads((phone / "control.json").read_text(encoding="utf-8"))["destinations"]
    found = {}
    for name, uri in contract.items():
        scheme, _, rest = uri.partition(":")
        found[name] = (
            ("carrier", re.sub(r"[^+\d]", "", rest)) if scheme == "tel" else ("colleague", rest.partition("@")[0])
        )
    return found


@contextlib.contextmanager
def started(phone, folder, clock=None, wait=None, beside=""):
    """An exchange that has read the folder and runs, in networks of its own. `clock` and `wait`: see `Exchange.prepare`;
    `beside`: what stands beside the emitted dialplan."""
    networks = Networks()
    names, model = addresses(phone)
    outside(names, certificate(model or "model.example", folder)[0], folder)
    exchange = Exchange(folder / "exchange", phone, networks.inside).prepare(clock, wait)
    with (exchange.folder / "extensions.conf").open("a", encoding="utf-8") as dialplan:
        dialplan.write(beside)
    try:
        exchange.start()
        yield exchange
    finally:
        exchange.stop()
        networks.close()


def folders():
    """The folder that was emitted and the one to work in: the first two arguments of each of these programs."""
    phone, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return phone, folder


def load(phone, folder):
    with started(phone, folder) as exchange:
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


def caller(context, phone):
    """A caller who comes to a context at a time at which all schedules are open."""
    schedules = json.loads((phone / "sipp/coverage.json").read_text(encoding="utf-8"))["bench"]["schedules"]
    opening = [{instant(text, each["timezone"]) for text in each["open"]} for each in schedules.values()]
    clock = [f"Setvar: TESTTIME={min(set.intersection(*opening))}"] if opening else []
    return ["Channel: Local/wait@bench-waiting", f"Context: {context}", "Extension: s", "Priority: 1", *clock]


def waiting(phone, folder, queue, *contexts):
    """Callers come to the contexts one after the other, to the first twice; how they stand in the queue."""
    with started(phone, folder, wait=60) as exchange:
        Switchboard(COLLEAGUE)
        for place, context in enumerate((contexts[0], *contexts)):
            spool(exchange, f"caller-{place}", caller(context, phone))
            wait_for(lambda count=place + 1: f"has {count} calls" in exchange.ask(f"queue show {queue}"), 20)
        return {"queue": exchange.ask(f"queue show {queue}"), "complaints": exchange.complaints()}


def hearing(phone, folder, context, seconds):
    """What a caller is told who waits in a context for so many seconds, and nobody answers."""
    with started(phone, folder, wait=60) as exchange:
        Switchboard(COLLEAGUE)
        spool(exchange, "caller", caller(context, phone))
        time.sleep(int(seconds))
        return {"played": listed(exchange.log(), r"Playing '(\S*parlance/\S+?)(?:\.\w+)?'"), "complaints": exchange.complaints()}


def counting(phone, folder, context, family, count):
    """So many calls of one number come to a context at the same moment, and one after; what is kept of it."""
    with started(phone, folder, wait=5) as exchange:
        called_before({"bench": {}}, exchange, {family: 3600})
        for place in range(int(count)):
            lines = ["Channel: Local/wait@bench-waiting", "CallerID: nobody <+12125550166>"]
            spool(exchange, f"caller-{place}", [*lines, f"Context: {context}", "Extension: s", "Priority: 1"])
        done = rf"Executing \[s@{context}-calls:\d+\] Return"
        wait_for(lambda: len(re.findall(done, exchange.log())) == int(count), 30)
        return {"kept": held(exchange, family), "complaints": exchange.complaints()}


def dialling(phone, folder, dialplan, *numbers):
    """Which of some numbers an outbound dialplan calls, whoever asked for it."""
    with started(phone, folder, NOON, wait=5) as exchange:
        for place, number in enumerate(numbers):
            spool_call(phone, dialplan, exchange, number, f"call-{place}")
            done = rf"Executing \[call@{dialplan}-outbound:\d+\] Hangup|Called PJSIP/"
            wait_for(lambda done=done, place=place: len(re.findall(done, exchange.log())) > place, 20)
        return {"called": listed(exchange.log(), r"Called PJSIP/([^@\s]+)@"), "complaints": exchange.complaints()}


def ringing(phone, folder, queue, context, seconds, count):
    """`count` callers come to a context one after the other; whose phones have rung when the last has, after
    `seconds` at least, in the order in which they first did."""
    with started(phone, folder, wait=60) as exchange:
        Switchboard(COLLEAGUE)

        def rung():
            return re.findall(r"app_queue.c: Called (\S+)$", exchange.log(), re.M)

        begun = time.monotonic()
        for place in range(int(count)):
            before = len(rung())
            spool(exchange, f"caller-{place}", caller(context, phone))
            wait_for(lambda before=before: len(rung()) > before, 20)
            # All who are rung together are rung within a moment.
            time.sleep(0.5)
        time.sleep(max(0, begun + int(seconds) - time.monotonic()))
        return {
            "rung": rung(),
            "members": exchange.ask(f"queue show {queue}"),
            "complaints": exchange.complaints(),
        }


def listed(text, pattern):
    return re.findall(pattern, text, re.M)


if __name__ == "__main__":
    phone, folder = folders()
    named = {
        "--waiting": waiting, "--ringing": ringing, "--counting": counting, "--hearing": hearing, "--dialling": dialling,
    }
    do = load if len(sys.argv) == 3 else named.get(sys.argv[3], judge)
    print(json.dumps(do(phone, folder, *sys.argv[3 + (do in named.values()) :])))
