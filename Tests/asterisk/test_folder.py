"""The emitted folder in a real Asterisk, and what Asterisk does not look at before a call gets there."""

import re

import pytest

from dialplan import calls, dangling, functions, jumps, read
from emitted import load


@pytest.fixture
def text(phone):
    return (phone / "asterisk/extensions.conf").read_text(encoding="utf-8")


def queues_of(phone, name="queues"):
    path = phone / f"asterisk/{name}.conf"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def parking_of(phone):
    return queues_of(phone, "res_parking")


def test_loads_without_a_word(phone, loaded):
    assert loaded[phone].get("broken", "") == ""
    print(loaded[phone]["version"])
    assert loaded[phone]["complaints"] == []


def test_has_what_was_written(phone, loaded, text):
    assert set(read(text).contexts) <= set(loaded[phone]["contexts"])
    pjsip = (phone / "asterisk/pjsip.conf").read_text(encoding="utf-8")
    endpoints = set(re.findall(r"^\[([^\]]+)\]\ntype=endpoint$", pjsip, re.M))
    assert endpoints and endpoints == set(loaded[phone]["endpoints"])


def test_hours(phone, loaded):
    """Opening and closing to the minute, and holidays, as Asterisk itself reckons."""
    hours = loaded[phone]["hours"]
    assert hours["wrong"] == []
    if "[schedule-" in (phone / "asterisk/extensions.conf").read_text(encoding="utf-8"):
        assert hours["asked"] >= 10


def test_reads_as_a_graph(text):
    plan = read(text)
    assert plan.problems == [] and plan.steps


def test_applications_and_functions_exist(phone, loaded, text):
    plan = read(text)
    used = {application.lower() for step in plan.steps for application, _ in calls(step)}
    assert used - {name.lower() for name in loaded[phone]["applications"]} == set()
    assert functions(text) - set(loaded[phone]["functions"]) == set()


def test_nothing_runs_commands_or_expands_twice(text):
    applications = {application.lower() for step in read(text).steps for application, _ in calls(step)}
    assert not applications & {"system", "trysystem", "exec", "agi", "eagi", "deadagi", "externalivr"}
    assert not functions(text) & {"SHELL", "EVAL", "EVAL_EXTEN", "FILE"}
    # A server is asked at an address that is written down, and its answer goes into a variable that the log does not show.
    asked = re.findall(r"LEN\(\$\{SET\(TOOL_ANSWER=\$\{CURL\(https?://[\w:/.~%-]+,\$\{TOOL_REQUEST\}\)\}\)\}\)", text)
    assert len(asked) == text.count("CURL(") and text.count("${SET(") == len(asked)
    assert re.findall(r"\$\{TOOL_ANSWER", text) == []


def test_jumps_resolve(text):
    assert dangling(read(text)) == []


@pytest.mark.parametrize("damage", ["context", "extension", "label"])
def test_a_broken_jump_is_found(text, damage):
    """The proof that the check above can fail."""
    if damage == "context":
        damaged = re.sub(r"Goto\(([\w-]+),s,1\)", r"Goto(\1-nowhere,s,1)", text, count=1)
    elif damage == "extension":
        damaged = re.sub(r"Goto\(([\w-]+),s,1\)", r"Goto(\1,nobody,1)", text, count=1)
    else:
        damaged = re.sub(r"(GotoIf\([^?\n]*\?)(\w+)\)", r"\1unheard_of)", text, count=1)
    assert damaged != text
    assert len(dangling(read(damaged))) == 1


def test_every_context_is_led_to(phone, text):
    plan = read(text)
    led_to = set()
    for step in plan.steps:
        led_to |= {context for context, _, _ in jumps(step)} - {step.context}
    pjsip = (phone / "asterisk/pjsip.conf").read_text(encoding="utf-8")
    led_to |= set(re.findall(r"^context=(\S+)$", pjsip, re.M))
    led_to |= set(re.findall(r"^context=(\S+)$", queues_of(phone) + parking_of(phone), re.M))
    for path in (phone / "outbound").glob("*.call"):
        call = path.read_text(encoding="utf-8")
        led_to |= set(re.findall(r"^Context: (\S+)$", call, re.M))
        led_to |= set(re.findall(r"^Channel: Local/[^@]+@([^/\s]+)", call, re.M))
    # Where keys in mid-call and subroutines of a recording come in, they are jumped to by name.
    assert set(plan.contexts) - led_to == set()


def test_call_files_lead_somewhere(phone, text):
    plan = read(text)
    for path in (phone / "outbound").glob("*.call"):
        call = dict(re.findall(r"^(\w+): (.*)$", path.read_text(encoding="utf-8"), re.M))
        assert plan.find(call["Context"], call["Extension"], call["Priority"]) is None
        extension, context = re.match(r"Local/([^@]+)@([^/]+)", call["Channel"]).groups()
        assert plan.find(context, extension, "1") is None


def test_endpoints_lead_somewhere(phone, text):
    """Where an endpoint names a context that is not there, every call ends with 404 and nobody is told."""
    pjsip = (phone / "asterisk/pjsip.conf").read_text(encoding="utf-8")
    plan = read(text)
    assert set(re.findall(r"^context=(\S+)$", pjsip, re.M)) <= set(plan.contexts)
    for kind in ("aors", "outbound_auth", "transport"):
        for name in re.findall(rf"^{kind}=(\S+)$", pjsip, re.M):
            assert f"[{name}]" in pjsip


def test_every_prompt_is_listed(phone, text):
    """A missing sound is passed over in silence: the list must be whole, under the names that are played."""
    listed = {prompt.get("sound", prompt["id"]) for prompt in load(phone / "prompts.json")["prompts"]}
    played = set()
    for step in read(text).steps:
        for application, arguments in calls(step):
            if application.lower() in ("playback", "background", "read"):
                names = arguments.split(",")[1 if application.lower() == "read" else 0]
                played |= {name for name in names.split("&") if "parlance/" in name}
    for announced in re.findall(r"^periodic-announce=(\S+)$", queues_of(phone), re.M):
        played |= set(announced.split(","))
    assert played == listed


def test_mailboxes_exist(phone, text):
    for mailbox, context in re.findall(r"VoiceMail\(([\w-]+)@([\w-]+)", text):
        section = (phone / "asterisk/voicemail.conf").read_text(encoding="utf-8").split(f"[{context}]")[1]
        assert re.search(rf"^{re.escape(mailbox)} =>", section, re.M)


def test_lines_are_short_enough(phone, text):
    for path in (phone / "asterisk").glob("*.conf"):
        assert max(map(len, path.read_bytes().splitlines())) < 4000
    assert max(map(len, read(text).contexts)) <= 79
