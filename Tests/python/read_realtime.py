"""Reads the Realtime bodies of a generated unit as their real readers do.

    python read_realtime.py UNIT      UNIT: a folder such as Generated/field-service, with one folder an environment

The request types of the official package judge each body, with unknown fields refused and no value converted. What
the types leave open is judged by the service's own rules, and against the unit's MCP files: which tools there are,
and which of them only read. Then each body is damaged, and each damage must be seen. Exits 1 if anything fails, and
names it.
"""

import copy
import json
import pathlib
import re
import sys

import closed_types  # noqa: F401  before an adapter is made
from openai.types.realtime.call_accept_params import CallAcceptParams
from openai.types.realtime.client_secret_create_params import ClientSecretCreateParams
from openai.types.realtime.session_update_event_param import SessionUpdateEventParam
from pydantic import TypeAdapter, ValidationError

# Where null means something other than leaving the field out.
MAY_BE_NULL = {"tracing", "turn_detection", "idle_timeout_ms", "require_approval", "headers", "allowed_tools"}
REFERENCE = re.compile(r"@secret\([A-Za-z_][A-Za-z0-9_]*\)")
LOOKS_SECRET = re.compile(r"\b(sk|ek|whsec)[-_][A-Za-z0-9_-]{8,}|Bearer ")
READERS = {
    "client-secret": TypeAdapter(ClientSecretCreateParams),
    "session-update": TypeAdapter(SessionUpdateEventParam),
    "call-accept": TypeAdapter(CallAcceptParams),
}


def walk(value, path="$"):
    yield path, value
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from walk(member, f"{path}.{key}")


def problems(kind, body, tools):
    """What is wrong with a body; `tools`: whether each tool of the MCP server only reads, by name."""
    try:
        READERS[kind].validate_json(json.dumps(body), strict=True)
    except ValidationError as error:
        for one in error.errors():
            yield ".".join(map(str, one["loc"])) + ": " + one["msg"]
    session = body if kind == "call-accept" else body.get("session", {})
    if session.get("type") != "realtime":
        yield "no type"
    if (kind == "session-update") == ("model" in session):
        yield "the model belongs in the address of a WebSocket, and in every other body"
    if session.get("output_modalities") != ["audio"]:
        yield "one modality, sound, is wanted"
    if not session.get("instructions"):
        yield "no instructions"
    for path, value in walk(session):
        name = path.rsplit(".", 1)[-1]
        if value is None and name not in MAY_BE_NULL:
            yield f"{path} is null"
        if isinstance(value, str) and LOOKS_SECRET.search(value):
            yield f"{path} holds a secret"
        if name == "format" and isinstance(value, dict) and kind != "session-update":
            yield f"{path} is agreed on in SDP"
    detection = session.get("audio", {}).get("input", {}).get("turn_detection") or {}
    if not {"create_response", "interrupt_response"} <= detection.keys():
        yield "turn detection leaves to the service what happens at the end of a turn"
    if kind == "call-accept" and {"threshold", "prefix_padding_ms", "silence_duration_ms"} & detection.keys():
        yield "turn detection is tuned on a phone call"
    limit = session.get("max_output_tokens")
    if limit != "inf" and not (isinstance(limit, int) and 1 <= limit <= 4096):
        yield "max_output_tokens is out of its range"
    if not 0.25 <= session.get("audio", {}).get("output", {}).get("speed", 0) <= 1.5:
        yield "speed is out of its range"
    if session.get("model", "").startswith("gpt-realtime-1") and {"reasoning", "parallel_tool_calls"} & session.keys():
        yield "the model does not reason"
    transcription = session.get("audio", {}).get("input", {}).get("transcription") or {}
    takes_lists = transcription.get("model") in ("gpt-transcribe", "gpt-live-transcribe")
    if not takes_lists and {"languages", "keywords"} & transcription.keys():
        yield "the transcription model takes no lists"
    if "delay" in transcription and transcription["model"] != "gpt-realtime-whisper":
        yield "the transcription model takes no delay"
    yield from tool_problems(session.get("tools", []), tools)


def tool_problems(session_tools, tools):
    names = [tool.get("name", "") for tool in session_tools if tool.get("type") == "function"]
    servers = [tool for tool in session_tools if tool.get("type") == "mcp"]
    if len(names) != len(set(names)) or any(not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", name) for name in names):
        yield "names of functions"
    if len({server.get("server_label") for server in servers}) != len(servers):
        yield "labels of servers"
    for server in servers:
        if len({"server_url", "connector_id", "tunnel_id"} & server.keys()) != 1:
            yield "one way to the server is wanted"
        if not server.get("server_url", "https://").startswith("https://"):
            yield "the server is not reached by https"
        if "authorization" in server and not REFERENCE.fullmatch(server["authorization"]):
            yield "authorization is no reference"
        allowed = server.get("allowed_tools")
        if not isinstance(allowed, list) or not allowed or set(allowed) - tools.keys() or set(allowed) & set(names):
            yield "allowed_tools are not tools of the server, each under its own name"
            continue
        approval = server.get("require_approval")
        approval = approval if isinstance(approval, dict) else {}
        always = approval.get("always", {}).get("tool_names", [])
        never = approval.get("never", {}).get("tool_names", [])
        if sorted(always + never) != sorted(allowed):
            yield "each allowed tool needs its approval said, once"
        if any(not tools.get(name) for name in never):
            yield "a tool that writes is called without asking"


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


def read_environment(folder):
    failures = []
    count = 0
    listed = json.loads((folder / "mcp" / "tools.json").read_text())["tools"] if (folder / "mcp").exists() else []
    tools = {tool["name"]: tool.get("annotations", {}).get("readOnlyHint", False) for tool in listed}
    for path in sorted((folder / "realtime").glob("*.json")):
        kind = path.name.split(".")[-2]
        body = json.loads(path.read_text())
        failures += [f"{path}: {problem}" for problem in problems(kind, body, tools)]
        count += 1
        has_server = any(tool["type"] == "mcp" for tool in session_of(body)["tools"])
        for name, damage in (DAMAGES | (SERVER_DAMAGES if has_server else {})).items():
            damaged = copy.deepcopy(body)
            damage(damaged)
            if damaged == body:
                continue
            count += 1
            if not list(problems(kind, damaged, tools)):
                failures.append(f"{path}: nobody sees {name}")
    for instructions in sorted((folder / "realtime").glob("*.instructions.md")):
        text = instructions.read_text()
        count += 1
        if re.search(r"\$\(|\{\{|@secret", text) or not text.endswith("\n"):
            failures.append(f"{instructions}: something is left to be filled in")
    return count, failures


def main(unit):
    count, failures = 0, []
    environments = sorted(path.parent for path in unit.glob("*/realtime"))
    for folder in environments:
        more, found = read_environment(folder)
        count += more
        failures += found
    for failure in failures:
        print(failure)
    print(f"read_realtime: {count} checks over {len(environments)} environments, {len(failures)} failed")
    return 1 if failures or not count else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
