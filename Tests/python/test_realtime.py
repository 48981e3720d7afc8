"""The Realtime bodies through the official package's parameter types, closed: an unknown field is an error."""

import json
import re

import closed_types  # noqa: F401  before an adapter is made
import pytest
from openai.types.realtime.call_accept_params import CallAcceptParams
from openai.types.realtime.client_secret_create_params import ClientSecretCreateParams
from openai.types.realtime.session_update_event_param import SessionUpdateEventParam
from pydantic import TypeAdapter, ValidationError

from emitted import load


def accept(kind, path):
    load(path)
    return TypeAdapter(kind).validate_json(path.read_bytes(), strict=True)


def test_client_secret(client_secret_file):
    body = accept(ClientSecretCreateParams, client_secret_file)
    assert body["session"]["type"] == "realtime"


def test_session_update(session_update_file):
    body = accept(SessionUpdateEventParam, session_update_file)
    assert body["type"] == "session.update" and body["session"]["type"] == "realtime"


def test_call_accept(call_accept_file):
    body = accept(CallAcceptParams, call_accept_file)
    assert body["type"] == "realtime"
    # The carrier settles the sound of a call.
    assert "format" not in body["audio"]["input"] and "format" not in body["audio"]["output"]


@pytest.mark.parametrize("damage", ["unknown", "type"])
def test_the_types_are_closed(call_accept_file, damage):
    """The proof that the checks above can fail."""
    body = load(call_accept_file)
    if damage == "unknown":
        body["audio"]["output"]["voise"] = "marin"
    else:
        body["instructions"] = 7
    with pytest.raises(ValidationError):
        TypeAdapter(CallAcceptParams).validate_json(json.dumps(body), strict=True)


def sessions(unit):
    for path in sorted((unit / "realtime").glob("*.json")):
        body = load(path)
        yield path.name, body.get("session", body)


def test_no_write_goes_unconfirmed(unit):
    """Only tools that exist; each that writes is approved by somebody, each that is left out is not allowed."""
    tools = {tool["name"]: tool for tool in load(unit / "mcp/tools.json")["tools"]}
    for name, session in sessions(unit):
        for attached in session.get("tools", []):
            if attached["type"] != "mcp":
                assert attached["type"] == "function" and attached["parameters"]["type"] == "object", name
                continue
            allowed = attached["allowed_tools"]
            allowed = allowed["tool_names"] if isinstance(allowed, dict) else allowed
            assert allowed and set(allowed) <= set(tools), name
            writes = {tool for tool in allowed if not tools[tool]["annotations"]["readOnlyHint"]}
            approval = attached["require_approval"]
            if isinstance(approval, str):
                assert approval == "always" or not writes, name
            else:
                assert writes <= set(approval.get("always", {}).get("tool_names", [])), name
                assert not writes & set(approval.get("never", {}).get("tool_names", [])), name
            if "authorization" in attached:
                assert re.fullmatch(r"@secret\([A-Z][A-Z0-9_]*\)", attached["authorization"]), name


def test_instructions_name_only_what_exists(instructions_file):
    """Every tool that the text names in code marks is one that the session has."""
    unit = instructions_file.parents[1]
    agent = instructions_file.name.removesuffix(".instructions.md")
    session = load(instructions_file.with_name(f"{agent}.call-accept.json"))
    known = {tool["name"] for tool in session["tools"] if tool["type"] == "function"}
    for attached in session["tools"]:
        if attached["type"] == "mcp":
            allowed = attached["allowed_tools"]
            known |= set(allowed["tool_names"] if isinstance(allowed, dict) else allowed)
    text = instructions_file.read_text(encoding="utf-8")
    others = {tool["name"] for tool in load(unit / "mcp/tools.json")["tools"]} - known
    for other in others:
        assert not re.search(rf"\b{re.escape(other)}\b", text), other
    assert [name for name in known if not re.search(rf"\b{re.escape(name)}\b", text)] == []
    assert "$(" not in text and session["instructions"].strip()


def test_secrets_are_references(unit):
    """Nothing that looks like a credential stands in an output."""
    for path in sorted(path for path in (unit / "realtime").rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(?:sk|ek|pk)[-_][A-Za-z0-9_-]{8,}", text), path.name
        assert not re.search(r"(?i)bearer\s+[A-Za-z0-9._-]{8,}", text), path.name
