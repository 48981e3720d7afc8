"""The Realtime service's own rules for a session, where its types leave the matter open (sources: Sources/Facts)."""

import re

# Where null means something other than leaving the field out.
MAY_BE_NULL = {"tracing", "turn_detection", "idle_timeout_ms", "require_approval", "headers", "allowed_tools"}
REFERENCE = re.compile(r"@secret\([A-Za-z_][A-Za-z0-9_]*\)")
LOOKS_SECRET = re.compile(r"\b(sk|ek|whsec)[-_][A-Za-z0-9_-]{8,}|Bearer ")


def walk(value, path="$"):
    yield path, value
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from walk(member, f"{path}.{key}")


def problems(kind, body, tools):
    """What is wrong with a body that the types let pass; `tools`: whether each tool of the MCP server only reads."""
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
