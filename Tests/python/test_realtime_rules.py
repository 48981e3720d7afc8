"""The Realtime bodies by the service's own rules, and the proof that each rule can fail."""

import copy
import json

import pytest
from pydantic import TypeAdapter, ValidationError

from emitted import load
from realtime_rules import problems
from test_realtime import CallAcceptParams, ClientSecretCreateParams, SessionUpdateEventParam

READERS = {
    "client-secret": TypeAdapter(ClientSecretCreateParams),
    "session-update": TypeAdapter(SessionUpdateEventParam),
    "call-accept": TypeAdapter(CallAcceptParams),
}


def kind_of(path):
    return path.name.split(".")[-2]


def bodies(unit):
    """Each body of a unit with its kind; and whether each tool of the unit's server only reads."""
    tools = {tool["name"]: tool["annotations"]["readOnlyHint"] for tool in load(unit / "mcp/tools.json")["tools"]}
    for path in sorted((unit / "realtime").glob("*.json")):
        yield path.name, kind_of(path), load(path), tools


def all_problems(kind, body, tools):
    try:
        READERS[kind].validate_json(json.dumps(body), strict=True)
    except ValidationError as error:
        return [one["msg"] for one in error.errors()]
    return list(problems(kind, body, tools))


def session_of(body):
    return body.get("session", body)


def server_of(body):
    return next(tool for tool in session_of(body)["tools"] if tool["type"] == "mcp")


def put(place, key, value):
    place[key] = value


# Ways to damage a body, each of which must be seen; those on the server only where a body has one.
DAMAGES = {
    "no type": lambda body: session_of(body).pop("type"),
    "a field of the beta interface": lambda body: put(session_of(body), "voice", "marin"),
    "an unknown field of a function": lambda body: put(session_of(body)["tools"][0], "strict", True),
    "a function twice": lambda body: session_of(body)["tools"].insert(0, session_of(body)["tools"][0]),
    "two modalities": lambda body: put(session_of(body), "output_modalities", ["text", "audio"]),
    "null transcription": lambda body: put(session_of(body)["audio"]["input"], "transcription", None),
    "too many tokens": lambda body: put(session_of(body), "max_output_tokens", 5000),
    "a number as text": lambda body: put(session_of(body), "max_output_tokens", "100"),
    "no word on interruption": lambda body: session_of(body)["audio"]["input"]["turn_detection"].pop("interrupt_response"),
    "an effort that there is not": lambda body: put(session_of(body), "reasoning", {"effort": "none"}),
    "a key in the instructions": lambda body: put(session_of(body), "instructions", "Use sk-proj_1234567890."),
}
SERVER_DAMAGES = {
    "a token as it is": lambda body: put(server_of(body), "authorization", "eyJhbGciOi"),
    "every tool allowed": lambda body: server_of(body).pop("allowed_tools"),
    "a tool that there is not": lambda body: server_of(body)["allowed_tools"].append("drop_tables"),
    "no approvals": lambda body: put(server_of(body), "require_approval", "never"),
    "every call without asking": lambda body: put(
        server_of(body), "require_approval", {"never": {"tool_names": server_of(body)["allowed_tools"]}}
    ),
    "two ways to the server": lambda body: put(server_of(body), "tunnel_id", "tunnel_" + "a" * 32),
}


def test_bodies_keep_the_rules(unit):
    for name, kind, body, tools in bodies(unit):
        assert list(problems(kind, body, tools)) == [], name


@pytest.mark.parametrize("damage", DAMAGES | SERVER_DAMAGES)
def test_each_damage_is_seen(unit, damage):
    for name, kind, body, tools in bodies(unit):
        has_server = any(tool["type"] == "mcp" for tool in session_of(body)["tools"])
        if damage in SERVER_DAMAGES and not has_server:
            continue
        damaged = copy.deepcopy(body)
        (DAMAGES | SERVER_DAMAGES)[damage](damaged)
        if damaged == body and damage == "every call without asking":
            continue  # an agent that only reads asks nobody anyway
        assert damaged != body and all_problems(kind, damaged, tools), name
