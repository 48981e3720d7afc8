"""What the Realtime service refuses though its request types let it pass: rules R1 to R18, each with the error's code.
(R16, a call with tools needs a side channel, is about what happens later: `RealtimeService.speak_to`.)

A rule is a function of a body, `Where` it arrives and, for a change, the session so far; it yields (code, param,
message). Sources: Sources/Facts, Documentation/voice.md, and the request types of PyPI openai 3.54.0.
"""

import dataclasses
import json
import re

import closed_types  # noqa: F401  before an adapter is made
from openai.types.realtime.call_accept_params import CallAcceptParams
from openai.types.realtime.client_secret_create_params import ClientSecretCreateParams
from openai.types.realtime.realtime_session_create_request_param import RealtimeSessionCreateRequestParam
from pydantic import TypeAdapter, ValidationError

REASONING = {"gpt-realtime-2.1", "gpt-realtime-2.1-mini", "gpt-realtime-2"}
MODELS = REASONING | {"gpt-realtime-1.5", "gpt-realtime", "gpt-realtime-2025-08-28", "gpt-realtime-mini"}
VOICES = {"alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar"}
TUNING = ("threshold", "prefix_padding_ms", "silence_duration_ms")
TAKES_LISTS = {"gpt-transcribe", "gpt-live-transcribe"}
MAY_BE_NULL = {"turn_detection", "tracing", "idle_timeout_ms", "require_approval", "headers", "allowed_tools"}
INSTRUCTION_TOKENS = 16_384


@dataclasses.dataclass(frozen=True)
class Where:
    """How a body reaches the service: `webrtc`, `sip` or `websocket`; by a browser or a server; in which region."""

    transport: str
    region: str = "us"
    by_browser: bool = False


class Refused(Exception):
    """An error of the service."""

    def __init__(self, code, param, message, rule=None, status=400):
        super().__init__(f"{rule or code}: {message}")
        self.code, self.param, self.message, self.rule, self.status = code, param, message, rule, status

    @property
    def body(self):
        return {"type": "invalid_request_error", "code": self.code, "param": self.param, "message": self.message}


SHAPES = {
    "session": TypeAdapter(RealtimeSessionCreateRequestParam),
    "accept": TypeAdapter(CallAcceptParams),
    "secret": TypeAdapter(ClientSecretCreateParams),
}


def check_shape(kind, body, prefix=""):
    """Refuses what the official types refuse, with unknown fields refused and no value converted."""
    try:
        SHAPES[kind].validate_json(json.dumps(body), strict=True)
    except ValidationError as error:
        # Of a union each member complains: not meant are those whose `type` is another one. The deepest error counts.
        errors = error.errors()
        others = [one["loc"][:-1] for one in errors if one["type"] == "literal_error" and one["loc"][-1] == "type"]
        meant = [one for one in errors if not any(one["loc"][: len(other)] == other for other in others)]
        deepest = max(meant or errors, key=lambda one: (len(keys(one["loc"], body)), one["type"] == "extra_forbidden"))
        param = prefix + ".".join(map(str, keys(deepest["loc"], body)))
        codes = {"extra_forbidden": "unknown_parameter", "missing": "missing_required_parameter"}
        code = codes.get(deepest["type"], "invalid_value")
        words = {"unknown_parameter": "Unknown parameter", "missing_required_parameter": "Missing required parameter"}
        raise Refused(code, param, f"{words.get(code, 'Invalid value')}: '{param}'.") from None


def keys(path, body):
    """A path of pydantic without the names of union members."""
    found = []
    for step in path:
        if isinstance(body, dict) and step in body:
            body = body[step]
            found.append(step)
        elif isinstance(body, list) and isinstance(step, int) and step < len(body):
            body = body[step]
            found.append(step)
        elif isinstance(step, str) and step == path[-1] and isinstance(body, dict):
            found.append(step)
    return found


def check(body, where, session=None, prefix="session."):
    """Refuses what a rule refuses. `session`: the configuration that the body changes, if it changes one."""
    for name, rule in RULES.items():
        for code, param, message in rule(body, where, session):
            raise Refused(code, prefix + param, message, rule=name)


def audio(body, side):
    return (body.get("audio") or {}).get(side) or {}


def functions(body):
    return [tool for tool in body.get("tools") or [] if tool.get("type") == "function"]


def servers(body):
    return [tool for tool in body.get("tools") or [] if tool.get("type") == "mcp"]


def walk(value, path=""):
    yield path, value
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from walk(member, f"{path}.{key}".lstrip("."))


def one_modality(body, where, session):
    if "output_modalities" in body and len(body["output_modalities"]) != 1:
        yield "invalid_value", "output_modalities", "Supported combinations are: ['text'] and ['audio']."


def known_model(body, where, session):
    if session is None and body.get("model") not in MODELS:
        yield "model_not_found", "model", f"The model '{body.get('model')}' does not exist."


def known_voice(body, where, session):
    voice = audio(body, "output").get("voice")
    if isinstance(voice, str) and voice not in VOICES:
        yield "invalid_value", "audio.output.voice", f"Voice '{voice}' is not supported."


def output_tokens(body, where, session):
    limit = body.get("max_output_tokens")
    if isinstance(limit, int) and not 1 <= limit <= 4096:
        yield "invalid_value", "max_output_tokens", "Expected a value between 1 and 4096."


def no_tuning_of_calls(body, where, session):
    if where.transport != "sip":
        return
    for field in TUNING:
        if field in (audio(body, "input").get("turn_detection") or {}):
            param = f"audio.input.turn_detection.{field}"
            yield "unknown_parameter", param, f"Unknown parameter: 'session.{param}'."
    for side in ("input", "output"):
        if "format" in audio(body, side):
            yield "unknown_parameter", f"audio.{side}.format", "The format of a call is negotiated."


def no_formats_in_browsers(body, where, session):
    if where.transport == "webrtc":
        for side in ("input", "output"):
            if "format" in audio(body, side):
                yield "unknown_parameter", f"audio.{side}.format", "The format of a call is negotiated."


def one_way_to_each_server(body, where, session):
    labels = [server.get("server_label") for server in servers(body)]
    if len(set(labels)) != len(labels):
        yield "invalid_value", "tools", "Each server needs a label of its own."
    for index, server in enumerate(servers(body)):
        ways = {"server_url", "connector_id", "tunnel_id"} & server.keys()
        known = session and any(one["server_label"] == server["server_label"] for one in servers(session))
        if len(ways) > 1 or (not ways and not known):
            yield "invalid_value", f"tools[{index}]", "Exactly one of server_url, connector_id and tunnel_id is needed."
        names = {name.lower() for name in server.get("headers") or {}}
        if "authorization" in server and "authorization" in names:
            yield "invalid_value", f"tools[{index}].headers", "authorization is given twice."


def functions_with_names(body, where, session):
    names = []
    for index, function in enumerate(functions(body)):
        name = function.get("name")
        if not name or not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", name):
            yield "invalid_value", f"tools[{index}].name", "A function needs a name."
        if name in names:
            yield "invalid_value", f"tools[{index}].name", f"Function '{name}' is declared twice."
        names.append(name)


def choice_exists(body, where, session):
    choice = body.get("tool_choice")
    if isinstance(choice, dict):
        if choice["type"] == "function":
            there = {function["name"] for function in functions(body)}
            found = choice["name"] in there
        else:
            found = choice["server_label"] in {server["server_label"] for server in servers(body)}
        if not found:
            yield "invalid_value", "tool_choice", "The tool that is chosen is not among the tools."


def reasoning_models_only(body, where, session):
    model = (session or body).get("model")
    if model not in REASONING:
        for field in ("reasoning", "parallel_tool_calls"):
            if field in body:
                yield "unsupported_parameter", field, f"'{field}' is not supported with '{model}'."


def transcription_fields(body, where, session):
    transcription = audio(body, "input").get("transcription") or {}
    for field in ("languages", "keywords"):
        if field in transcription and transcription.get("model") not in TAKES_LISTS:
            yield "unsupported_parameter", f"audio.input.transcription.{field}", "Not taken by this model."
    if "delay" in transcription and transcription.get("model") != "gpt-realtime-whisper":
        yield "unsupported_parameter", "audio.input.transcription.delay", "Not taken by this model."


def no_stored_prompt(body, where, session):
    if "prompt" in body:
        yield "prompt_not_found", "prompt", "Stored prompts were shut down on 2026-11-30."


def no_traces_in_europe(body, where, session):
    if where.region == "eu" and body.get("tracing") is not None:
        yield "invalid_value", "tracing", "Tracing is not available with European residency."


def no_secrets_in_browsers(body, where, session):
    for path, value in walk(body):
        if isinstance(value, str) and "@secret(" in value:
            yield "invalid_value", path, "A reference to a secret was not filled in."
    if where.by_browser:
        for server in servers(body):
            if "authorization" in server or "headers" in server:
                yield "invalid_value", "tools", "A token came from a browser."


def no_stray_null(body, where, session):
    for path, value in walk(body):
        if value is None and path.rsplit(".", 1)[-1] not in MAY_BE_NULL:
            yield "invalid_type", path, f"Invalid type for '{path}': null."


def fits_the_window(body, where, session):
    size = len(body.get("instructions") or "") + len(json.dumps(body.get("tools") or []))
    if size // 4 > INSTRUCTION_TOKENS:
        yield "string_above_max_length", "instructions", "Instructions and tools are too long."


def what_stays(body, where, session):
    if session is None:
        return
    # The same once more is taken: openai-agents 0.24.0 names it in each update.
    if body.get("model", session["model"]) != session["model"]:
        yield "invalid_value", "model", "Cannot update a session's model."
    if session.get("tracing") is not None and body.get("tracing", session["tracing"]) != session["tracing"]:
        yield "invalid_value", "tracing", "Tracing cannot be changed once it is on."
    voice = audio(body, "output").get("voice")
    if voice and session.get("has_spoken") and voice != audio(session, "output").get("voice"):
        yield (
            "cannot_update_voice", "audio.output.voice",
            "Cannot update a conversation's voice if assistant audio is present.",
        )
    if "speed" in audio(body, "output") and session.get("is_speaking"):
        yield "invalid_value", "audio.output.speed", "Speed changes between turns only."


RULES = {
    "R1": one_modality,
    "R2": known_model,
    "R3": known_voice,
    "R4": output_tokens,
    "R5": no_tuning_of_calls,
    "R6": no_formats_in_browsers,
    "R7": one_way_to_each_server,
    "R8": functions_with_names,
    "R9": choice_exists,
    "R10": reasoning_models_only,
    "R11": transcription_fields,
    "R12": no_stored_prompt,
    "R13": no_traces_in_europe,
    "R14": no_secrets_in_browsers,
    "R15": no_stray_null,
    "R17": fits_the_window,
    "R18": what_stays,
}
