"""TwiML by its verbs, and the way from document to document: each address leads to a document or a route."""

import re
import xml.etree.ElementTree as XML
from urllib.parse import urljoin

from emitted import load

# Verbs, what may stand in them and their attributes: Twilio's TwiML reference for voice, as of 2026.
SPEECH = {"Say", "Play", "Pause"}
VERBS = {
    "Response": (
        {
            "Say",
            "Play",
            "Pause",
            "Gather",
            "Dial",
            "Record",
            "Redirect",
            "Hangup",
            "Reject",
            "Start",
            "Stop",
            "Enqueue",
            "Leave",
            "Refer",
            "Connect",
        },
        set(),
    ),
    "Say": (set(), {"voice", "language", "loop"}),
    "Play": (set(), {"digits", "loop"}),
    "Pause": (set(), {"length"}),
    "Gather": (
        SPEECH,
        {
            "action",
            "method",
            "numDigits",
            "timeout",
            "finishOnKey",
            "actionOnEmptyResult",
            "input",
            "language",
            "hints",
            "speechTimeout",
        },
    ),
    "Dial": (
        {"Number", "Sip", "Client", "Conference"},
        {
            "action",
            "method",
            "timeout",
            "timeLimit",
            "callerId",
            "answerOnBridge",
            "hangupOnStar",
            "record",
            "recordingStatusCallback",
            "recordingTrack",
            "trim",
            "referUrl",
            "referMethod",
        },
    ),
    "Number": (set(), {"statusCallback", "statusCallbackEvent", "url", "method"}),
    "Sip": (set(), {"statusCallback", "statusCallbackEvent", "url", "method", "username", "password"}),
    "Record": (
        set(),
        {
            "action",
            "method",
            "maxLength",
            "finishOnKey",
            "playBeep",
            "timeout",
            "trim",
            "recordingStatusCallback",
            "transcribe",
            "transcribeCallback",
        },
    ),
    "Enqueue": (set(), {"action", "method", "waitUrl", "waitUrlMethod", "workflowSid"}),
    "Leave": (set(), set()),
    "Refer": ({"Sip"}, {"action", "method"}),
    "Connect": ({"Stream"}, {"action", "method"}),
    "Stream": ({"Parameter"}, {"url", "statusCallback", "statusCallbackMethod", "name", "track", "connectorName"}),
    "Parameter": (set(), {"name", "value"}),
    "Conference": (
        set(),
        {
            "muted",
            "beep",
            "startConferenceOnEnter",
            "endConferenceOnExit",
            "waitUrl",
            "waitMethod",
            "maxParticipants",
            "record",
            "trim",
            "statusCallback",
            "statusCallbackEvent",
        },
    ),
    "Redirect": (set(), {"method"}),
    "Hangup": (set(), set()),
    "Reject": (set(), {"reason"}),
    "Start": ({"Recording"}, set()),
    "Stop": ({"Recording"}, set()),
    "Recording": (
        set(),
        {
            "name",
            "recordingStatusCallback",
            "recordingStatusCallbackEvent",
            "recordingStatusCallbackMethod",
            "track",
            "channels",
            "trim",
        },
    ),
}
# After one of these no later verb of the same document runs.
ENDS = {"Redirect", "Hangup", "Reject", "Leave"}


def test_verbs(twiml_file):
    root = XML.parse(twiml_file).getroot()
    assert root.tag == "Response"
    check(root, twiml_file.name)
    tags = [child.tag for child in root]
    for index, tag in enumerate(tags):
        assert tag not in ENDS or index == len(tags) - 1, f"nothing runs after {tag}"
        if tag in ("Dial", "Connect") and root[index].get("action"):
            assert index == len(tags) - 1, f"nothing runs after a {tag} with an action"


def check(element, name, parent=""):
    children, attributes = VERBS[element.tag]
    assert set(element.attrib) <= attributes, (name, element.tag)
    for child in element:
        assert child.tag in children, (name, element.tag, child.tag)
        check(child, name, element.tag)
    if element.tag == "Sip":
        address = element.text.strip()
        assert address.startswith(("sip:", "sips:")) and len(address) <= 255
        for header in re.findall(r"[?&]([^=&]+)=", address):
            # A REFER names whatever the far end may put into its call.
            assert header.startswith("X-") or parent == "Refer", header
    if element.tag == "Stream":
        # A web socket whose far end is known by its certificate; a query would be left out.
        assert re.fullmatch(r"wss://[^/?#@]+(/[^?#]*)?", element.get("url"))
    if element.tag == "Number":
        assert re.fullmatch(r"\+[1-9][0-9]{6,14}", element.text.strip())


def addresses(path):
    """What a document refers to, below the folder of all documents."""
    twiml = folder_of(path)
    own = path.relative_to(twiml).as_posix()
    for element in XML.parse(path).getroot().iter():
        found = [element.get(name) for name in ("action", "url", "referUrl", "waitUrl", "recordingStatusCallback", "transcribeCallback", "statusCallback")]
        if element.tag == "Stream":
            found.remove(element.get("url"))
        if element.tag == "Redirect":
            found.append(element.text.strip())
        yield from (urljoin(own, address) for address in found if address)


def folder_of(path):
    return next(parent for parent in path.parents if parent.name == "twiml")


# In these every value is a place, whatever its name.
MAPS = {"keys", "users", "numbers", "results"}


def aims(value, key=""):
    """Every place that a route may answer with, wherever it stands."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from aims(each, key if key in MAPS else name)
    elif isinstance(value, list):
        for each in value:
            yield from aims(each, key)
    elif isinstance(value, str) and key in {*MAPS, "to", "then", "again", "otherwise", "accepted", "refused"}:
        yield value


def starts_and_routes(path):
    """What of routes.json answers with places; its schedules hold times."""
    document = load(path)
    return {name: document[name] for name in ("numbers", "routes")}


def known(twiml):
    documents = {path.relative_to(twiml).as_posix() for path in twiml.rglob("*.xml")}
    return documents | set(load(twiml / "routes.json")["routes"])


def test_addresses_lead_somewhere(twiml_file):
    assert set(addresses(twiml_file)) - known(folder_of(twiml_file)) == set()


def test_routes_lead_somewhere(routes_file):
    assert set(aims(starts_and_routes(routes_file))) - known(routes_file.parent) == set()


def test_everything_is_led_to(routes_file):
    """A document or a route that no other names, that no number and no call request begins with, is dead."""
    twiml = routes_file.parent
    led_to = set(aims(starts_and_routes(routes_file)))
    for document in twiml.rglob("*.xml"):
        led_to |= set(addresses(document))
    requests = "".join(path.read_text(encoding="utf-8") for path in twiml.parent.glob("outbound/*.json"))
    assert {place for place in known(twiml) - led_to if place not in requests} == set()
