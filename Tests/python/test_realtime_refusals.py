"""The stand-in refuses what the service refuses: for each rule a body that it takes, and one that it does not."""

import asyncio
import copy

import openai
import pytest

from emitted import load, units
from realtime_service import RealtimeService, running
from realtime_session import say
from realtime_session_rules import RULES, Refused, Where, check, check_shape
from test_conversations import DESK, PARCELS, on_socket, run, service_of, until
from voice_holder import Holder, filled, official

WEB, SIP, SOCKET = Where("webrtc"), Where("sip"), Where("websocket")
SECRET = filled(DESK / "realtime/front_desk.client-secret.json")["session"]
ACCEPT = filled(DESK / "realtime/front_desk.call-accept.json")
UPDATE = filled(DESK / "realtime/front_desk.session-update.json")["session"]
OPEN = {**SECRET, "has_spoken": True, "is_speaking": True}


def put(body, path, value):
    body = copy.deepcopy(body)
    *way, last = path.split(".")
    place = body
    for step in way:
        place = place[int(step)] if step.isdigit() else place[step]
    if isinstance(place, list):
        place.append(value)
    else:
        place[last] = value
    return body


def server(body):
    return next(index for index, tool in enumerate(body["tools"]) if tool["type"] == "mcp")


MCP = f"tools.{server(SECRET)}"
DETECTION = "audio.input.turn_detection"
# Rule, where, the session so far, body, the error's code.
REFUSED = [
    ("R1", WEB, None, put(SECRET, "output_modalities", ["text", "audio"]), "invalid_value"),
    ("R2", WEB, None, put(SECRET, "model", "gpt-realtime-9"), "model_not_found"),
    ("R3", WEB, None, put(SECRET, "audio.output.voice", "marina"), "invalid_value"),
    ("R4", WEB, None, put(SECRET, "max_output_tokens", 5000), "invalid_value"),
    ("R5", SIP, None, put(ACCEPT, f"{DETECTION}.threshold", 0.5), "unknown_parameter"),
    ("R5", SIP, None, put(ACCEPT, f"{DETECTION}.prefix_padding_ms", 300), "unknown_parameter"),
    ("R5", SIP, None, put(ACCEPT, f"{DETECTION}.silence_duration_ms", 500), "unknown_parameter"),
    ("R5", SIP, None, put(ACCEPT, "audio.input.format", {"type": "audio/pcmu"}), "unknown_parameter"),
    ("R6", WEB, None, put(SECRET, "audio.output.format", {"type": "audio/pcm", "rate": 24000}), "unknown_parameter"),
    ("R7", WEB, None, put(SECRET, f"{MCP}.tunnel_id", "tunnel_" + "a" * 32), "invalid_value"),
    ("R7", WEB, None, put(SECRET, "tools.x", SECRET["tools"][server(SECRET)]), "invalid_value"),
    ("R7", WEB, None, put(SECRET, f"{MCP}.headers", {"authorization": "Bearer x"}), "invalid_value"),
    ("R8", WEB, None, put(SECRET, "tools.x", SECRET["tools"][0]), "invalid_value"),
    ("R8", WEB, None, put(SECRET, "tools.0.name", "say hello"), "invalid_value"),
    ("R9", WEB, None, put(SECRET, "tool_choice", {"type": "function", "name": "sing"}), "invalid_value"),
    ("R10", WEB, None, put(SECRET, "model", "gpt-realtime-1.5"), "unsupported_parameter"),
    ("R11", WEB, None, put(SECRET, "audio.input.transcription.keywords", ["boiler"]), "unsupported_parameter"),
    ("R11", WEB, None, put(SECRET, "audio.input.transcription.delay", "low"), "unsupported_parameter"),
    ("R12", WEB, None, put(SECRET, "prompt", {"id": "pmpt_1"}), "prompt_not_found"),
    ("R13", Where("webrtc", "eu"), None, put(SECRET, "tracing", "auto"), "invalid_value"),
    ("R14", WEB, None, put(SECRET, f"{MCP}.authorization", "@secret(MCP_DESK_TOKEN)"), "invalid_value"),
    ("R14", Where("webrtc", by_browser=True), OPEN, {"type": "realtime", "tools": SECRET["tools"]}, "invalid_value"),
    ("R15", WEB, None, put(SECRET, "max_output_tokens", None), "invalid_type"),
    ("R17", WEB, None, put(SECRET, "instructions", "word " * 20_000), "string_above_max_length"),
    ("R18", WEB, OPEN, {"type": "realtime", "model": "gpt-realtime-2"}, "invalid_value"),
    ("R18", WEB, OPEN, {"type": "realtime", "audio": {"output": {"voice": "cedar"}}}, "cannot_update_voice"),
    ("R18", WEB, OPEN, {"type": "realtime", "audio": {"output": {"speed": 1.2}}}, "invalid_value"),
    ("R18", WEB, {**OPEN, "tracing": "auto"}, {"type": "realtime", "tracing": None}, "invalid_value"),
]
SHAPES = [
    (put(ACCEPT, "voice", "marin"), "unknown_parameter", "session.voice"),
    (put(ACCEPT, "temperature", 0.8), "unknown_parameter", "session.temperature"),
    (put(ACCEPT, "tools.0.strict", True), "unknown_parameter", "session.tools.0.strict"),
    (put(ACCEPT, "safety_identifier", "x"), "unknown_parameter", "session.safety_identifier"),
    (put(ACCEPT, "audio.input.transcription", None), "invalid_value", None),
    (put(ACCEPT, f"{DETECTION}.create_response", None), "invalid_value", None),
    (put(ACCEPT, "max_output_tokens", "100"), "invalid_value", None),
    (put(ACCEPT, "reasoning", {"effort": "none"}), "invalid_value", None),
]


@pytest.mark.parametrize(("rule", "where", "session", "body", "code"), REFUSED, ids=[f"{one[0]}-{i}" for i, one in enumerate(REFUSED)])
def test_each_rule_refuses(rule, where, session, body, code):
    with pytest.raises(Refused) as refused:
        check(body, where, session)
    assert (refused.value.rule, refused.value.code) == (rule, code)


def test_every_rule_has_a_body_that_it_refuses():
    assert {one[0] for one in REFUSED} == set(RULES)
    assert [f"R{number}" for number in range(1, 19) if number != 16] == list(RULES)


@pytest.mark.parametrize(("body", "code", "param"), SHAPES, ids=[f"{one[1]}-{i}" for i, one in enumerate(SHAPES)])
def test_the_types_are_closed(body, code, param):
    with pytest.raises(Refused) as refused:
        check_shape("accept", body, "session.")
    assert refused.value.code == code and param in (None, refused.value.param)


def test_every_emitted_body_is_taken():
    """Of each agent, by each transport, in the region that the contract says."""
    count = 0
    for unit in units():
        folder = unit / "realtime"
        if not folder.is_dir():
            continue
        region = load(folder / "service/addresses.json")["region"]
        for path in sorted(folder.glob("*.json")):
            kind = path.name.split(".")[-2]
            body = filled(path)
            session = body.get("session", body)
            transport = {"client-secret": "webrtc", "call-accept": "sip", "session-update": "websocket"}[kind]
            check_shape("session", session, "session.")
            if kind == "session-update":
                check(session, Where(transport, region), {"model": load(folder / f"policy/{path.name.split('.')[0]}.json")["model"]})
            else:
                check(session, Where(transport, region))
            count += 1
        for path in sorted(folder.glob("hand-over/*.json")):
            agent, surface, _ = path.name.split(".")
            giver = {**filled(folder / f"{agent}.client-secret.json")["session"], "has_spoken": True}
            session = filled(path)["session"]
            check_shape("session", session, "session.")
            check(session, Where({"web": "webrtc", "phone": "sip"}[surface], region), giver)
            count += 1
    assert count >= 20


@run
async def test_a_call_with_tools_needs_a_side_channel():
    """R16."""
    service = service_of(DESK)
    async with running(service) as address:
        client, call_id = official(address), service.ring()
        await client.realtime.calls.accept(call_id, **ACCEPT)
        with pytest.raises(Refused) as refused:
            await service.speak_to(call_id)
        assert refused.value.rule == "R16"
        async with client.realtime.connect(call_id=call_id) as connection:
            await until(connection, "session.created")
            await service.speak_to(call_id)
            assert (await until(connection, "response.done")).response.status == "completed"
    # And what always waits for a yes has somebody who gives it.
    for unit in units():
        for path in (unit / "realtime").glob("policy/*.json"):
            for surface, policy in load(path)["surfaces"].items():
                kind = {"web": "client-secret", "phone": "call-accept"}[surface]
                body = load(unit / "realtime" / f"{path.stem}.{kind}.json")
                tools = body.get("session", body)["tools"]
                waits = [tool["require_approval"].get("always", {}).get("tool_names", []) for tool in tools if tool["type"] == "mcp"]
                assert policy.get("approvals", {}).get("tools", []) == [name for names in waits for name in names]


@pytest.mark.parametrize("field", ["threshold", "prefix_padding_ms", "silence_duration_ms"])
@run
async def test_accept_refuses_tuning_over_http(field):
    service = service_of(DESK)
    async with running(service) as address:
        body = put(ACCEPT, DETECTION, {"type": "server_vad", field: 1})
        with pytest.raises(openai.BadRequestError) as refused:
            await official(address).realtime.calls.accept(service.ring(), **body)
    assert refused.value.code == "unknown_parameter"
    assert refused.value.param == f"session.audio.input.turn_detection.{field}"


@run
async def test_errors_do_not_close_a_socket_and_name_their_event():
    holder = Holder(DESK, "front_desk", "web")
    async with on_socket(DESK, "front_desk", holder, [say("Hello.", 60)]) as (service, connection, task):
        task.cancel()
        bodies = [
            ({"type": "session.update", "event_id": "e1", "session": {"instructions": "x"}}, "missing_required_parameter"),
            ({"type": "session.update", "event_id": "e2", "session": {"type": "realtime", "voice": "ash"}}, "unknown_parameter"),
            ({"type": "session.update", "event_id": "e3", "session": {"type": "realtime", "model": "gpt-realtime"}}, "invalid_value"),
            ({"type": "response.create", "event_id": "e4"}, "conversation_already_has_active_response"),
            ({"type": "output_audio_buffer.clear", "event_id": "e5"}, "invalid_value"),
            ({"type": "session.begin", "event_id": "e6"}, "invalid_value"),
        ]
        await until(connection, "response.output_audio.delta")
        for event, code in bodies:
            await connection.send(event)
            error = (await until(connection, "error")).error
            assert (error.code, error.event_id) == (code, event["event_id"])
        # A voice that is changed after the first sound.
        other = {"type": "realtime", "audio": {"output": {"voice": "ash"}}}
        await connection.session.update(session=other)
        assert (await until(connection, "error")).error.code == "cannot_update_voice"
        # An approval without an id, and one that nobody asked for.
        for item, param in [({}, "item.id"), ({"id": "a"}, "item.approval_request_id")]:
            answer = {"type": "mcp_approval_response", "approval_request_id": "mcpr_0", "approve": True, **item}
            await connection.send({"type": "conversation.item.create", "item": answer})
            assert (await until(connection, "error")).error.param == param
        assert (await until(connection, "response.done")).response.status == "completed"


@run
async def test_the_beta_interface_is_gone():
    service = service_of(DESK)
    async with running(service) as address:
        client = official(address)
        headers = {"OpenAI-Beta": "realtime=v1"}
        with pytest.raises(openai.BadRequestError) as refused:
            await client.realtime.client_secrets.create(session=SECRET, extra_headers=headers)
        assert refused.value.code == "beta_api_shape_disabled"
        async with client.realtime.connect(model="gpt-realtime-2.1", extra_headers=headers) as connection:
            assert (await until(connection, "error")).error.code == "beta_api_shape_disabled"


@run
async def test_a_server_without_the_tools_fails_to_import():
    service = RealtimeService({}, lambda name, arguments: None)
    async with running(service) as address, official(address).realtime.connect(model="gpt-realtime-2.1") as connection:
        await connection.send(filled(PARCELS / "realtime/reception.session-update.json"))
        assert await asyncio.wait_for(until(connection, "mcp_list_tools.failed"), 3)
