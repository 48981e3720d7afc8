"""The documents and routes of TwiML, played as a provider plays them: every way of every scenario.

The provider fetches an address; a route answers with another one, a document is run verb by verb. What the person and
the far ends do is what `coverage.json` says of the scenario, so each outcome must lead to the step that it names.
"""

import copy
import re
import unicodedata
import xml.etree.ElementTree as XML
from urllib.parse import urljoin

import pytest

from emitted import dialplans, files, load, name_of
from spoken_values import fill

# Whom outbound dialplans call.
CALLEE = "+14155550111"


def scenarios():
    for path in files("phone/sipp/coverage.json"):
        for dialplan, plan in dialplans(path).items():
            for scenario in plan["scenarios"]:
                yield path.parents[1], dialplan, plan["direction"], scenario


def has_words(phone, dialplan):
    routes = load(phone / "twiml/routes.json")["routes"]
    return any("words" in route for name, route in routes.items() if name.startswith(f"{dialplan}/"))


def pytest_generate_tests(metafunc):
    every = list(scenarios())
    if "spoken" in metafunc.fixturenames:
        every = [each for each in every if has_words(each[0], each[1])]
    for name in {"walked", "spoken"} & set(metafunc.fixturenames):
        ids = [f"{name_of(each[0].parent)}/{each[3]['file']}" for each in every]
        metafunc.parametrize(name, every, ids=ids)


def test_way(walked):
    Walk(*walked).go()


def test_way_of_calls_that_can_not_be_handed_over(walked):
    """Refused in each way that a provider tells, or not at all: by `test_way` the calls did not come by SIP."""
    refused = [each for each in walked[3]["bench"].get("referrals", []) if each["answer"] == "603"]
    for told in ({"ReferCallStatus": "busy"}, {"ReferCallStatus": "failed", "ReferSipResponseCode": 405}, {}) if refused else ():
        walk = Walk(*walked)
        walk.refusals = [told] * len(refused)
        walk.go()
        assert walk.refusals == []


def test_way_of_words(spoken):
    """The same, by a caller who says whatever has a word, and something else where no key fits."""
    walk = Walk(*spoken)
    walk.speaks = True
    walk.go()
    questions = {
        f"{walk.dialplan}/{way['step']}/keys" for way in walk.ways if way["outcome"].startswith(("key:", "no_match"))
    }
    assert walk.said or not any("words" in walk.routes.get(name, {}) for name in questions)


def test_words_are_compared_as_documented():
    same = ["I'm in pain", "im in pain", "  I’M, in -- PAIN. "]
    assert {compared(each) for each in same} == {"im in pain"}
    assert compared("espan\u0303ol") == compared("Español!") != compared("espanol")
    assert compared("لُغَة") == "لُغَة" and compared("Nr. 2") == "nr 2" and compared("…?!") == ""
    assert compared("$(rm -rf /) <Say>") == "rm rf say"


class Walk:
    def __init__(self, phone, dialplan, direction, scenario):
        self.folder, self.dialplan, self.direction = phone / "twiml", dialplan, direction
        document = load(self.folder / "routes.json")
        self.routes, self.numbers, self.lists = document["routes"], document["numbers"], document["lists"]
        self.counted = [each for each in document.get("calls_before", []) if each["dialplan"] == dialplan]
        self.bench = copy.deepcopy(scenario["bench"])
        self.ways = scenario["covers"]
        self.prompts = load(phone / "prompts.json")["prompts"]
        self.languages = {prompt["language"] for prompt in self.prompts}
        self.place, self.is_in, self.counts, self.remembered, self.kept, self.visits = 0, False, {}, None, {}, {}
        self.speaks, self.said = False, []
        # What the provider says of calls that could not be handed over.
        self.refusals, self.put = [], {}
        # What documents are filled with, what tools have answered of it, and what was said of it where.
        self.filled, self.answers, self.asking, self.values = document.get("values", {}).get("documents", {}), {}, None, []
        # What the variables of the call are, and what sets them.
        told = [each for each in document.get("variables", {}).get("dialplans", []) if each["dialplan"] == dialplan]
        self.variables = {name: value for each in told for name, value in each["initial"].items()}
        self.sets = {address: values for each in told for address, values in each["set"].items()}
        self.closed = {name for name, state in self.bench.get("schedule", {}).items() if state == "emergency"}

    # Where the call is

    @property
    def outcome(self):
        return self.ways[self.place]["outcome"]

    @property
    def language(self):
        """The language of the call, where calls have one."""
        return self.ways[min(self.place, len(self.ways) - 1)].get("language")

    def named(self, name):
        """The step of a document or a route, its language if it is not the first, and what else it is called by."""
        step, *rest = name.removesuffix(".xml").split(".")
        language = rest.pop(0) if rest and rest[0] in self.languages else None
        return step, language, rest

    def enter(self, step, language=None):
        """A document or a route of a step is fetched."""
        assert self.place < len(self.ways), f"{step} after the end"
        if self.is_in and (step != self.ways[self.place]["step"] or self.outcome == "next"):
            assert self.outcome == "next", f"{step} while {self.ways[self.place]} was to come"
            self.leave()
        if not self.is_in:
            assert step == self.ways[self.place]["step"]
            assert language in (self.language, None), f"{step} in {language}, not {self.language}"
            others = {name for name in self.routes if name.startswith(f"{self.dialplan}/{step}.{self.language}")}
            assert language or not others, f"{step} in the first language, not {self.language}"
            self.is_in, self.counts = True, {}

    def leave(self, again=False):
        self.place += 1
        self.is_in = again

    # What the provider does

    def go(self):
        if self.direction == "inbound":
            address = self.numbers[self.bench["called"]]
        else:
            request = load(self.folder.parent / f"outbound/{self.dialplan}.request.json")
            address = request["Url"].removeprefix("@base@/")
        for _ in range(1_000):
            address = self.fetch(address)
            if address is None:
                break
        # The last way is the end of the call, unless a decision took it already.
        assert self.place >= len(self.ways) - 1, f"the call ended before {self.ways[self.place]}"
        wanted = [(each["way"], each["as"], each["value"], each.get("unit")) for each in self.bench.get("values", [])]
        assert self.values == wanted, "other values of the call were said"

    def fetch(self, address, **told):
        name = address.split("/")[-1]
        self.variables |= self.sets.get(address, {})
        if address in self.routes:
            if address.count("/") == 1 and address.startswith(f"{self.dialplan}/"):
                self.enter(*self.named(name)[:2])
            if self.routes[address].get("keep"):
                self.kept.pop(address, None)
                pressed = told.get("Digits") or self.routes[address].get("words", {}).get(
                    compared(told.get("SpeechResult", "")), ""
                )
                self.kept[address] = re.sub("[^0-9]", "", pressed)
            self.asking = address
            return self.answer(self.routes[address], told)
        if address.startswith(f"{self.dialplan}/") and name.endswith(".xml"):
            step, language, rest = self.named(name)
            if not rest:
                self.enter(step, language)
        return self.run(address)

    def run(self, address):
        self.hear(address)
        for verb in XML.parse(self.folder / address).getroot():
            go_on = getattr(self, verb.tag.lower(), None)
            if go_on is None:
                continue
            found = go_on(verb, lambda name, verb=verb: urljoin(address, verb.get(name)), address)
            if found is not False:
                return found
        return None

    def hear(self, address):
        """What a document says is in the language of the call, but for what is said in several, one after the other."""
        root = XML.parse(self.folder / address).getroot()
        entries = self.filled.get(address, [])
        filled = [list(root.iter("Say"))[entry["say"] - 1] for entry in entries]
        for entry, verb in zip(entries, filled):
            assert verb.text == entry["place"], f"{address} has no {entry['place']} there"
        for entry, text in zip(entries, fill(root, entries, self.value)):
            # A caller may show no number; all else is there.
            assert text is not None or "from" in entry, f"{address} says nothing of {entry}"
            if text is not None:
                self.values.append((self.place, entry["as"], text, entry.get("unit")))
        # Whoever answers need not speak the caller's language: then all is in the one that calls begin in.
        told = (self.ways[0].get("language"),) if address.endswith((".screen.xml", ".tell.xml")) else ()
        for said in root.iter("Say"):
            assert "@value" not in said.text, f"{address} is served with {said.text}"
            assert said.get("language") in (said.get("language") if self.language is None else self.language, *told) or said not in filled
            if said in filled:
                continue
            known = [prompt for prompt in self.prompts if (prompt["text"], prompt["language"]) == (said.text, said.get("language"))]
            assert known, f"{address} says {said.text!r} in {said.get('language')}"
            if self.language and all("sound" in prompt for prompt in known):
                assert said.get("language") == self.language, f"{address} in a call in {self.language}"

    # Verbs: the next address, nothing for the end of the call, False to go on in the document

    def redirect(self, verb, _, address):
        return urljoin(address, verb.text.strip())

    def hangup(self, *_):
        return None

    reject = hangup

    def gather(self, verb, attribute, address):
        outcome = self.outcome
        route = self.routes.get(attribute("action"), {})
        self.listen(verb, route)
        if self.speaks and (said := self.answer_of(outcome, route)):
            self.said.append(said)
            return self.fetch(attribute("action"), SpeechResult=said)
        if outcome.startswith("key:"):
            return self.fetch(attribute("action"), Digits=example(outcome.removeprefix("key:")))
        if route.get("by") == "pin":
            return self.fetch(attribute("action"), Digits="" if outcome == "wrong_pin" else route["is"])
        wrong = outcome.startswith("no_match")
        if outcome == "too_many":
            tries = self.routes[attribute("action").removesuffix(".again")]["no_match"]["tries"]
            wrong = self.counts.get("no_match", 0) + 1 < tries
        return self.fetch(attribute("action"), Digits="wrong" if wrong else "")

    def listen(self, verb, route):
        """A question hears words where its route has some, and nowhere else."""
        if "words" not in route:
            assert not {"input", "hints", "speechTimeout"} & set(verb.attrib)
            return
        assert verb.get("input") == "dtmf speech" and verb.get("speechTimeout") == "auto"
        # A language without its region is malformed to the recognizer.
        assert re.fullmatch("[a-z]{2,3}(-[A-Z][a-z]{3})?-([A-Z]{2}|[0-9]{3})", verb.get("language"))
        hints = verb.get("hints").split(", ")
        assert [compared(hint) for hint in hints] == list(route["words"])
        assert all(0 < len(hint) <= 100 and "$" not in hint and "," not in hint for hint in hints)
        assert set(route["words"].values()) <= set(route["keys"])

    def answer_of(self, outcome, route):
        """What is said for an outcome: as a recognizer writes it, with a capital and a full stop."""
        words = route.get("words", {})
        if outcome.startswith("no_match") and words:
            # A part of a word or more than it is another one; neither is it searched for, nor run.
            return f"{max(words, key=len)} $(or) <else>."
        fitting = [word for word, key in words.items() if outcome == f"key:{key}"]
        return f"{fitting[-1].capitalize()}." if fitting else None

    def record(self, verb, attribute, address):
        assert attribute("recordingStatusCallback") in self.routes
        if verb.get("transcribe"):
            kept = [self.routes[attribute(name)] for name in ("recordingStatusCallback", "transcribeCallback")]
            assert [each.pop("by") for each in copy.deepcopy(kept)] == ["RecordingUrl", "TranscriptionText"]
            # What is written down is kept as the message is.
            assert {**kept[0], "by": ""} == {**kept[1], "by": ""}
        return attribute("action")

    def dial(self, verb, attribute, address):
        if verb.find("Conference") is not None:
            return None if self.outcome == "end" else attribute("action")
        outcome, route = self.outcome, self.routes[attribute("action")]
        if outcome in ("completed", "end", "declined", "not_taken", "left") and verb[0].get("url"):
            # Whoever answers hears this first.
            heard = urljoin(address, verb[0].get("url"))
            self.hear(heard)
            verbs = XML.parse(self.folder / heard).getroot()
            if heard.endswith(".tell.xml"):
                # Nobody is asked: the call is put through at the end of the document.
                assert {told.tag for told in verbs} == {"Say"}
            else:
                assert verbs[-1].tag == "Hangup"
                accepted = self.answer(self.routes[urljoin(heard, verbs[0].get("action"))], {"Digits": "1"})
                assert len(XML.parse(self.folder / accepted).getroot()) == 0
        if outcome in route.get("never", ()):
            return self.untold(route)
        if outcome == "not_taken":
            # Whichever of several lines has answered.
            return self.untold(self.last_route())
        if any(case.get("outcome") == outcome for case in route["cases"]) or outcome in FAILED:
            return self.fetch(attribute("action"), **status(outcome, route))
        if outcome == "declined":
            return self.fetch(attribute("action"), **status(outcome, route))
        # An agent sends the call away.
        return self.fetch(attribute("referUrl"), ReferTransferTarget=outcome)

    def refer(self, verb, attribute, address):
        """The provider asks the caller's exchange for a call: what it names has the digits that were pressed."""
        address = verb.find("Sip").text
        for blank, digits in self.put.items():
            assert re.fullmatch("[0-9]+" if blank.startswith("@keys(") else "[A-Za-z0-9_-]+", digits)
            address = address.replace(blank, digits)
        referral = next(each for each in self.bench["referrals"] if each["way"] == self.place)
        assert address == referral["refer_to"] and len(address) < 256
        # What could not be made is told in one of these ways; a far end that says nothing at all, in none.
        told = {"ReferCallStatus": "in-progress"} if self.outcome == "end" else self.refusals.pop()
        return self.fetch(attribute("action"), **told)

    def connect(self, verb, attribute, address):
        """The far end closes after half a minute, or can't be reached; the handler ends what takes too long."""
        stream, leg = verb.find("Stream"), next(each for each in self.bench["legs"] if each["way"] == self.place)
        told = self.routes[urljoin(address, stream.get("statusCallback"))]
        assert (told["by"], told["is"], told["remember"]) == ("StreamEvent", "stream-started", "when")
        assert leg["outcome"] == self.outcome and stream.get("url").startswith("wss://")
        if self.outcome == "time_limit":
            assert told["limit_seconds"] > 30
            self.leave()
            return told["then"]
        return self.fetch(attribute("action"), seconds=None if self.outcome == "failed" else 30)

    def untold(self, route):
        """An outcome that no provider tells: the route says so, and the walk goes on where the scenario does."""
        assert self.outcome in route["never"]
        assert not any(case["outcome"] == self.outcome for case in route.get("cases", ()))
        self.leave()
        step = f"{self.dialplan}/{self.ways[self.place]['step']}"
        names = [f"{step}.{self.language}", f"{step}.{self.language}.xml", step]
        return next((name for name in names if name in self.routes or (self.folder / name).is_file()), f"{step}.xml")

    def last_route(self):
        return self.routes[f"{self.dialplan}/{self.ways[self.place]['step']}/result"]

    def enqueue(self, verb, attribute, address):
        outcome, wait = self.outcome, attribute("waitUrl")
        hours = self.routes[wait].get("while")
        if outcome == "closed":
            # While it is open the caller waits; the handler asks again when what they hear is over.
            state = self.bench["schedule"][hours["schedule"]]
            if state == "closing":
                heard = self.answer(self.routes[wait], {"QueueTime": 0})
                assert heard.endswith(".wait.xml")
                self.bench["schedule"][hours["schedule"]] = "closed"
            left = self.answer(self.routes[wait], {"QueueTime": 0})
            assert XML.parse(self.folder / left).getroot()[0].tag == "Leave"
            return self.fetch(attribute("action"), QueueResult="leave")
        if outcome in ("timeout", "end", "completed") or outcome.startswith("key:"):
            heard = self.answer(self.routes[wait], {"QueueTime": 0})
            self.hear(heard)
            if outcome == "timeout":
                left = self.answer(self.routes[wait], {"QueueTime": self.routes[wait]["from"]})
            elif outcome.startswith("key:"):
                gather = XML.parse(self.folder / heard).getroot().find("Gather")
                left = self.answer(self.routes[urljoin(heard, gather.get("action"))], {"Digits": outcome[4:]})
            else:
                return self.fetch(attribute("action"), QueueResult="bridged")
            assert XML.parse(self.folder / left).getroot()[0].tag == "Leave"
            self.remembered = outcome
            return self.fetch(attribute("action"), QueueResult="leave")
        if outcome == "not_taken":
            return self.untold(self.routes[attribute("action")])
        result = {"full": "queue-full"}.get(outcome, "system-error")
        return self.fetch(attribute("action"), QueueResult=result)

    # Routes

    def answer(self, route, told):
        decide = getattr(self, "by_" + route["by"].lower())
        return decide(route, told)

    def by_conditions(self, route, _):
        if step := route.get("visits_of"):
            self.visits[step] = self.visits.get(step, 0) + 1
        target = next((case["to"] for case in route["cases"] if self.holds(case, step)), route["otherwise"])
        self.leave()
        return target

    def holds(self, case, step=None):
        caller = self.bench.get("caller")
        if "schedule" in case:
            name, wanted = case["schedule"], case.get("is", "open")
            state = "emergency" if name in self.closed else self.bench.get("schedule", {}).get(name, "closed")
            state = "open" if state == "closing" else state
            if isinstance(state, dict):
                return wanted in ("holiday", state["holiday"])
            return state == wanted
        if "list" in case:
            numbers = self.lists[case["list"]]
            return caller is not None and (
                caller in numbers["numbers"] or caller.startswith(tuple(numbers["prefixes"]))
            )
        if "called" in case:
            return self.bench["called"] == case["called"]
        if "queue" in case:
            return self.bench.get("waiting", {}).get(case["queue"], 0) >= case["waiting"]
        if "calls" in case:
            return self.bench.get("in_progress", {}).get(self.dialplan, 0) >= case["calls"]
        if "called_before" in case:
            # The handler counts only where it is told so.
            assert any(each["within_seconds"] == case["within_seconds"] for each in self.counted)
            before = {each["within_seconds"]: each["calls"] for each in self.bench.get("called_before", [])}
            return caller is not None and before.get(case["within_seconds"], 0) >= case["called_before"]
        if "visits" in case:
            return self.visits[step] >= case["visits"]
        if "kept" in case:
            return re.fullmatch(case["pattern"].removeprefix("^").removesuffix("$"), self.last(case["kept"]) or "") is not None
        if "answer" in case or "variable" in case:
            return fits(self.value(case), case)
        assert case["caller"] == "anonymous"
        return caller is None

    def by_answeredby(self, route, _):
        machine = any(way["outcome"] == "machine" for way in self.ways)
        target = next(case["to"] for case in route["cases"]) if machine else route["otherwise"]
        if machine:
            # Its document says what must be said first, and goes on to the message.
            found = self.run(target)
            self.leave()
            return found
        return target

    def by_digits(self, route, told):
        digits = told.get("Digits", "")
        said = compared(told.get("SpeechResult", "")) if "words" in route else ""
        if not digits and said:
            # A word is the key for which it stands; what is none of the words is no key.
            digits = {compared(word): key for word, key in route["words"].items()}.get(said, "wrong")
        target = next((to for keys, to in route["keys"].items() if matches(keys, digits)), None)
        if "no_input" not in route:
            return target or route["otherwise"]
        if target:
            self.leave()
            return target
        kind = "no_match" if digits else "no_input"
        self.counts[kind] = self.counts.get(kind, 0) + 1
        if self.counts[kind] >= route[kind]["tries"]:
            self.leave()
            return route[kind]["then"]
        if sum(self.counts.values()) >= route.get("too_many", {}).get("tries", 1_000):
            target = route["too_many"]["then"]
            # What is said before is no step of its own.
            found = self.run(target) if target.endswith(".too_many.xml") else target
            self.leave()
            return found
        if self.outcome == f"{kind}:again":
            self.leave(again=True)
        return route[kind]["again"]

    def by_dialcallstatus(self, route, told):
        for case in route["cases"]:
            if told["DialSipResponseCode"] in case.get("answer", ()):
                self.leave()
                return case["to"]
            if told["DialCallStatus"] not in case.get("status", ()) or case.get("bridged", told["DialBridged"]) != told["DialBridged"]:
                continue
            seconds = told["DialCallDuration"]
            if seconds < case.get("duration_from", 0) or seconds >= case.get("duration_below", 10**9):
                continue
            self.leave()
            return case["to"]
        if ".line" in route["otherwise"]:
            # The next of several that are rung in turn.
            return route["otherwise"]
        self.leave()
        return route["otherwise"]

    def by_streamtime(self, route, told):
        self.leave()
        cases = [case["to"] for case in route["cases"] if (told["seconds"] or 0) >= case["seconds_from"]]
        # One that is over at once was none.
        assert not [case for case in route["cases"] if case["seconds_from"] <= 1]
        return next(iter(cases), route["otherwise"])

    def by_refertransfertarget(self, route, told):
        self.leave()
        return route["users"][re.sub(r"\W", "_", told["ReferTransferTarget"])]

    def by_sipcallid(self, route, _):
        """Only a call that came to the provider by SIP can be handed over."""
        self.put = {blank: str(self.value(source)) for blank, source in route.get("put", {}).items()}
        if self.outcome == "failed" and not self.refusals:
            self.leave()
            return route["otherwise"]
        return route["to"]

    def by_refercallstatus(self, route, told):
        self.leave()
        fitting = (case["to"] for case in route["cases"] if told.get("ReferCallStatus") in case["status"])
        return next(fitting, route["otherwise"])

    def by_queueresult(self, route, told):
        target = route["results"].get(told["QueueResult"], route["otherwise"])
        self.leave()
        return target[self.remembered] if isinstance(target, dict) else target

    def by_queuetime(self, route, told):
        hours = route.get("while")
        if hours and not self.holds({"schedule": hours["schedule"]}):
            self.remembered = hours["remember"]
            return hours["otherwise"]
        return route["to"] if told["QueueTime"] >= route.get("from", 10**9) else route["otherwise"]

    def by_pin(self, route, told):
        if told["Digits"] == route["is"]:
            return route["to"]
        self.counts["pin"] = self.counts.get("pin", 0) + 1
        if self.counts["pin"] < route["tries"]:
            return route["again"]
        self.leave()
        return route["then"]

    def by_emergency(self, route, _):
        self.closed = self.closed | {route["schedule"]} if route["closed"] else self.closed - {route["schedule"]}
        return route["then"]

    def last(self, addresses):
        """What was pressed last at one of some questions."""
        pressed = [keys for address, keys in self.kept.items() if address in addresses]
        return pressed[-1] if pressed else None

    def value(self, entry):
        """A value of the call: what was pressed, or what a tool answered last where the handler was to keep it."""
        if "from" in entry:
            return self.bench.get("caller")
        if "kept" in entry:
            return self.last(entry["kept"])
        if "variable" in entry:
            return self.variables[entry["variable"]]
        answers = [kept for address, kept in self.answers.items() if address in entry["answer"]]
        return answers[-1].get(tuple(entry["path"])) if answers else None

    def by_tool(self, route, _):
        """The handler calls the tool with what the call has, and goes on by what the bench says that it answers."""
        provided, told = {"From": self.bench.get("caller"), "To": self.bench.get("called", CALLEE)}, {}
        for name, source in route["arguments"].items():
            if "from" in source:
                told[name] = provided[source["from"]]
                if "pattern" in source and not re.fullmatch(source["pattern"], told[name] or ""):
                    self.leave()
                    return route["no_number" if source["from"] == "From" else "failed"]
            else:
                told[name] = source["value"] if "value" in source else self.value(source)
        answer = next(each for each in self.bench["answers"] if each["way"] == self.place)
        wanted = {name: CALLEE if value == "@number@" else value for name, value in answer["arguments"].items()}
        assert (route["tool"], told) == (answer["tool"], wanted)
        assert route["protocol"] == "2026-07-28" and 0 < route["timeout_seconds"] <= 10
        self.leave()
        self.answers.pop(self.asking, None)
        if "content" not in answer:
            return route[answer["outcome"]]
        self.answers[self.asking] = {tuple(path): member(answer["content"], path) for path in route.get("keep", [])}
        return next((case["to"] for case in route["cases"] if found(answer["content"], case)), route["otherwise"])

    def by_from(self, route, _):
        caller = self.bench.get("caller")
        target = route["accepted" if caller and re.fullmatch(route["pattern"], caller) else "refused"]
        self.leave()
        return target


def compared(text):
    """What is compared of words, as Documentation/phone.md tells whoever writes a handler."""
    words = ""
    for letter in unicodedata.normalize("NFC", text):
        if letter in "'’":
            continue
        kind = unicodedata.category(letter)
        words += letter.lower() if kind[0] in "LM" or kind == "Nd" else " "
    return " ".join(words.split())


def member(content, path):
    """What a path leads to in an answer; nothing where it leads nowhere."""
    for name in path:
        content = content.get(name) if isinstance(content, dict) else None
    return content


def found(content, case):
    """Whether an answer has the very value that a case looks for, or a whole number within its bounds."""
    return fits(member(content, case["path"]), case)


def fits(value, case):
    """Whether a value is the very one that a case looks for, or a whole number within its bounds."""
    if "is" in case:
        return type(value) is type(case["is"]) and value == case["is"]
    return type(value) is int and case["at_least"] <= value <= case["at_most"]


def status(outcome, route):
    """What a provider tells when a leg is over."""
    words = {"busy": "busy", "no_answer": "no-answer", "failed": "failed", "rejected": "busy", "unreachable": "no-answer"}
    answers = {"busy": 486, "no_answer": 487, "failed": 503, "rejected": 603, "unreachable": 480}
    limit = [case["duration_from"] for case in route["cases"] if "duration_from" in case]
    return {
        "DialCallStatus": words.get(outcome, "completed"),
        "DialCallDuration": limit[0] if outcome == "time_limit" else 30,
        "DialBridged": outcome != "declined",
        "DialSipResponseCode": answers.get(outcome, 200),
    }


FAILED = ("busy", "no_answer", "failed", "rejected", "unreachable")
PLACES = {"X": "[0-9]", "Z": "[1-9]", "N": "[2-9]"}


def places(keys):
    return re.findall(r"\[[^\]]+\]|.", keys)


def matches(keys, digits):
    pattern = "".join(each if each[0] == "[" else PLACES.get(each, re.escape(each)) for each in places(keys))
    return re.fullmatch(pattern, digits) is not None


def example(keys):
    """The first answer that fits: of a class its first digit."""
    return "".join(each[1] if each[0] == "[" else {"X": "0", "Z": "1", "N": "2"}.get(each, each) for each in places(keys))
