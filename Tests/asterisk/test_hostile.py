"""Hostile text in every place of a contract where an author's own text may stand, and in all that a caller sends.

What the compiler takes must load in a real Asterisk as exactly the contexts, extensions and endpoints that harmless text
gives; what a caller sends must come to its step as text.
"""

import json
import pathlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as XML
from urllib.parse import quote, unquote

import pytest

from conftest import told
from dialplan import read
from emitted import COMPILER, CORPUS, ROOT

# Texts by others that dialplans were broken with: each case's number and its text.
POISON = CORPUS / "poison.json"
CASES = {
    case["id"]: case["text"]
    for case in (json.loads(POISON.read_text(encoding="utf-8"))["cases"] if POISON.exists() else [])
    if case["id"].startswith("D") and "text" in case
}

VALUES = [
    *CASES.values(),
    "${SHELL(touch /tmp/parlance-was-here)}",
    "$[1 + 1] ${EPOCH} ${CALLERID(num)}",
    "half ; a comment ;-- and a block --;",
    "a\r\nX-Evil: yes\r\n\r\nINVITE sip:x SIP/2.0",
    "\",,,)(,System(id)",
    "' \" \\ \\; \\, \\n",
    "]]> <Dial>900</Dial> &amp; & <!-- --> <![CDATA[",
    "</Say></Response><Response><Dial>+19005551212</Dial>",
    "#include /etc/passwd",
    "same => n,System(id)",
    "a => b = c [d](!) {e} |f| ^g^ ~h~ `i`",
    "\u2028[default]\u2029exten => s,1,Hangup()",
    "\x85exten => s,1,Hangup()",
    "%s %n $(touch /tmp/x) `touch /tmp/x`",
    "a" * 5_000,
    "\u202eright to left\u202c \ufeff \u200b",
    "!important #hash; *star @at -- dash",
    "Grüße, 你好, \U0001f600",
]


def line(text):
    """What of a text can stand in one line of SIP."""
    return re.sub(r"[\x00-\x1f\x7f]+", " ", text)


def quoted(value):
    return json.dumps(value, ensure_ascii=False)


def mail(text):
    """What of a text can stand before the `@` of an address."""
    return re.sub(r'[\s\x00-\x20\x7f",:;<>@\\]+', "", text)[:100] + "desk@office.example"


def contract(text, name="desk"):
    """The text stands wherever the language takes free text."""
    value = quoted(text)
    return f"""parlance: 1
contract: hostile
version: 1.0.0
title: {value}
description: {value}
environments: {{dev: {{secrets: [PASSWORD]}}}}
trunks:
  carrier: {{host: 127.0.0.1, transport: udp, username: desk, password: {{secret: PASSWORD}}}}
destinations:
  desk: {{uri: 'sip:desk@pbx.example'}}
mailboxes:
  main: {{email: {quoted(mail(text))}, retention: 30d}}
queues:
  support: {{members: [desk], announce: {{say: {value}}}}}
schedules:
  office:
    timezone: America/New_York
    hours: [{{days: mon-fri, from: '08:00', to: '18:00'}}]
    holidays: [{{name: {value}, date: '2027-05-05'}}]
dialplans:
  line:
    direction: inbound
    trunk: carrier
    numbers: ['+14155550190']
    disclosures: {{recording: {value}}}
    record_call: {{from: hello}}
    retention: {{recording: 30d}}
    start: opening
    steps:
      opening: {{switch: [{{if: office, is: {value}, next: holiday}}, {{if: office, next: hello}}], else: holiday}}
      hello:
        disclose: [recording]
        say: {value}
        ask: {value}
        keys: [{{press: '1', next: wait}}]
        no_input: {{after: 3s, tries: 2, say: {value}, next: people}}
        no_match: {{tries: 2, say: {value}, next: people}}
      wait: {{say: {value}, queue: support, timeout: 1m, on_result: {{empty: message, timeout: message}}}}
      people:
        transfer: desk
        screen: {value}
        timeout: 20s
        on_result: {{busy: message, no_answer: message, failed: message, declined: message}}
      message: {{say: {value}, record: {{mailbox: main, max: 1m}}, next: holiday}}
      holiday: {{say: {value}, hangup: normal}}
"""


def handing(text):
    """The text is what a call that is handed over takes along."""
    return f"""parlance: 1
contract: hostile
version: 1.0.0
environments: {{dev: {{}}}}
trunks:
  carrier: {{host: 127.0.0.1, transport: udp}}
destinations:
  branch: {{uri: 'sip:desk@branch.example'}}
dialplans:
  line:
    direction: inbound
    trunk: carrier
    numbers: ['+14155550190']
    start: elsewhere
    steps:
      elsewhere: {{refer: branch, headers: {{X-First: before, X-Note: {quoted(text)}, X-Last: after}}, on_result: {{failed: bye}}}}
      bye: {{say: Goodbye., hangup: normal}}
"""


def build(text, folder, contract=contract):
    """The emitted folder; nothing where the compiler refuses the text with a finding."""
    (folder / "parlance.yaml").write_text(contract(text), encoding="utf-8")
    ended = subprocess.run([COMPILER, "build", "--project", folder], capture_output=True, text=True)
    assert ended.returncode in (0, 1), ended.stderr[-500:]
    if ended.returncode == 1:
        assert "error[" in ended.stdout + ended.stderr
        return None
    return folder / "Generated/hostile/dev/phone"


def shape(phone):
    """Contexts with their extensions and how many priorities each has; the sections of the other files."""
    plan = read((phone / "asterisk/extensions.conf").read_text(encoding="utf-8"))
    assert plan.problems == []
    found = {
        (context, name): [step.application for step in steps]
        for context, extensions in plan.contexts.items()
        for name, steps in extensions.items()
    }
    for path in sorted((phone / "asterisk").glob("*.conf")):
        text = path.read_text(encoding="utf-8")
        found[path.name] = [re.sub(r"[=>].*", "", line) for line in text.split("\n") if not line.startswith(";")]
    return found


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """(value, emitted folder) of each text that the compiler takes."""
    folders = [(value, tmp_path_factory.mktemp("hostile")) for value in ["Plain words", *VALUES]]
    built = [(value, build(value, folder)) for value, folder in folders]
    assert built[0][1] is not None, "the harmless contract builds"
    return [(value, phone) for value, phone in built if phone is not None]


def test_most_text_is_taken(taken):
    """Otherwise nothing below is proven."""
    assert len(taken) > 6


@pytest.mark.skipif(not CASES, reason="corpora: NOT RUN (the dialplan cases of poison.json)")
def test_the_cases_of_others_are_among_them(taken):
    """Which are tried below as all texts are. One that the compiler refuses would come to nothing either."""
    assert len(CASES) >= 4
    assert {text for text in CASES.values()} & {value for value, _ in taken}


def test_the_configuration_keeps_its_shape(taken):
    harmless = shape(taken[0][1])
    for value, phone in taken:
        assert shape(phone) == harmless, value[:80]


def test_documents_keep_their_shape(taken):
    def tags(phone):
        # A scenario's file is called after its way, and so perhaps after a holiday.
        return sorted(
            [(each.tag, sorted(each.attrib)) for each in XML.parse(path).iter()]
            for path in [*phone.glob("twiml/**/*.xml"), *phone.glob("sipp/**/*.xml")]
        )

    harmless = tags(taken[0][1])
    for value, phone in taken:
        assert tags(phone) == harmless, value[:80]
        if shutil.which("xmllint"):
            files = [*phone.glob("twiml/**/*.xml"), *phone.glob("sipp/**/*.xml")]
            assert subprocess.run(["xmllint", "--noout", *files]).returncode == 0


def test_asterisk_loads_the_same(taken, pool):
    """A real one: without a word, and with the very same contexts and endpoints."""
    heard = dict(zip([value for value, _ in taken], pool(phone for _, phone in taken)))
    harmless = heard[taken[0][0]]
    for value, loaded in heard.items():
        assert loaded.get("broken", "") == "", value[:80]
        assert loaded["complaints"] == [], value[:80]
        for kind in ("contexts", "endpoints"):
            assert loaded[kind] == harmless[kind], value[:80]
    assert not pathlib.Path("/tmp/parlance-was-here").exists()


@pytest.fixture(scope="module")
def handed(tmp_path_factory):
    """(value, emitted folder) of each text that may stand in a header: of one that is too long, its beginning."""
    values = ["Plain words", *VALUES, *[text[:20] for text in VALUES]]
    folders = [(value, tmp_path_factory.mktemp("handed")) for value in dict.fromkeys(values)]
    built = [(value, build(value, folder, handing)) for value, folder in folders]
    return [(value, phone) for value, phone in built if phone is not None]


def test_what_a_call_takes_along_stays_in_its_header(handed):
    """In every file that says it, the address has three headers, and the second is the text."""
    assert len(handed) > 12 and handed[0][0] == "Plain words"
    harmless = shape(handed[0][1])
    for value, phone in handed:
        assert shape(phone) == harmless, value
        plan = (phone / "asterisk/extensions.conf").read_text(encoding="utf-8")
        document = XML.parse(phone / "twiml/line/elsewhere.refer.xml").getroot()
        flow = XML.parse(phone / "freeswitch/dialplan.xml").getroot()
        coverage = json.loads((phone / "sipp/coverage.json").read_text(encoding="utf-8"))
        addresses = [
            *re.findall(r"Transfer\(PJSIP/<(.*)>\)", plan),
            *[each.text for each in document.iter("Sip")],
            *[each.get("data")[1:-1] for each in flow.iter("action") if each.get("application") == "deflect"],
            *[each["refer_to"] for scenario in coverage["dialplans"]["line"]["scenarios"] for each in scenario["bench"]["referrals"]],
        ]
        assert len(addresses) >= 5
        for address in addresses:
            assert re.fullmatch(r"[A-Za-z0-9:@.?=&%_~-]+", address), value
            target, _, headers = address.partition("?")
            told = [tuple(header.split("=")) for header in headers.split("&")]
            assert (target, [name for name, _ in told]) == ("sip:desk@branch.example", ["X-First", "X-Note", "X-Last"])
            assert [unquote(each) for _, each in told] == ["before", value, "after"]


def test_asterisk_loads_what_a_call_takes_along(handed, pool):
    loaded = pool(phone for _, phone in handed)
    for (value, _), heard in zip(handed, loaded):
        assert heard.get("broken", "") == "" and heard["complaints"] == [], value
        assert heard["contexts"] == loaded[0]["contexts"], value


# What a caller sends: (display name and address of From, a header more).
CALLERS = [
    ('"${SHELL(touch /tmp/parlance-was-here)}" <sip:${SHELL(id)}@127.0.0.1>', "X-Any: ${SHELL(id)}"),
    ("<sip:500&PJSIP/desk@127.0.0.1>", "X-Any: a,b)c"),
    ('"a\\", System(id), \\"b" <sip:+14155550100,1,Dial@127.0.0.1>', "X-Parlance-Route: hotel.assistant"),
    ('"$[1 + 1]" <sip:1%22%20=%20%221@127.0.0.1>', 'X-Any: x" = "x" | "1'),
    ("<sip:%0d%0aX-Evil:%20yes@127.0.0.1>", "P-Asserted-Identity: <sip:911@127.0.0.1>"),
    ("<sip:+19005551212;phone-context=evil@127.0.0.1>", "Diversion: <sip:+19005551212@x>"),
    ("<sip:" + "9" * 300 + "@127.0.0.1>", "X-Any: " + "y" * 2_000),
    ('"Grüße <b>" <sip:ü@127.0.0.1>', "X-Any: \u2028[default]"),
    *[(f"{json.dumps(text)} <sip:{quote(text, safe='&/$(){}')}@127.0.0.1>", f"X-Any: {line(text)}") for text in CASES.values()],
]


def test_what_a_caller_sends_stays_text():
    """Each call comes to a colleague's phone, whose INVITE holds nothing but what the exchange says itself."""
    phone = ROOT / "Generated/phone-callers/dev/phone"
    verdict = told("hostile.py", phone, asked=CALLERS, timeout=180)
    # What is no SIP is dropped with a word, and these callers make no sound for the mailbox; nothing else is complained of.
    usual = ("Dropping", "No audio available")
    assert [line for line in verdict["complaints"] if not any(word in line for word in usual)] == []
    assert len(verdict["answers"]) == len(CALLERS)
    for answer, invite in zip(verdict["answers"], verdict["invites"]):
        # Rung at the front desk, taken for one without a number, refused, or no SIP at all; never anything else.
        assert answer in ("180", "183", "200", "486", "403", "400", "none"), answer
        assert "Evil" not in invite and "SHELL" not in invite and "9005551212" not in invite.split("\r\n")[0]
        assert not any(line(text).strip() in invite for text in CASES.values())
    known = set(read((phone / "asterisk/extensions.conf").read_text(encoding="utf-8")).contexts)
    assert set(verdict["contexts"]) <= known
    assert not pathlib.Path("/tmp/parlance-was-here").exists()
