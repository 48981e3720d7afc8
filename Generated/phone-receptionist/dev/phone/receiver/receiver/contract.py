"""What the contract says: `phone/control.json` and the sessions that it names. Read once, at the start.

A call gets a route that is declared, or none. What stands in its headers can only choose among those.
"""

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from .settings import BadSettings

# The files of `parlance build` hold references in the place of secrets; `parlance fill` may have put them in already.
_SECRET = re.compile(r"@secret\(([A-Za-z_][A-Za-z0-9_]*)\)")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_ADDRESS = re.compile(r"^\s*(?:sips?|tel):\+?([0-9().-]{3,30})(?:[@;>?\s]|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Approvals:
    """Who says yes to a write, and what happens when nobody does."""
    within_seconds: float
    otherwise: str
    # By tool: the question that the agent asks first; `[…]` stands for a value.
    read_back: dict[str, str]


@dataclass(frozen=True)
class HandOver:
    """Another agent goes on in the same session."""
    agent: str
    # How often in a call; None is as often as the model likes.
    at_most: int | None


@dataclass(frozen=True)
class Failure:
    """What happens once something has failed as often as it may in a row."""
    tries: int
    say: str | None
    # `escalate`, `end` or `go_on`.
    then: str


@dataclass(frozen=True)
class Agent:
    """What holds while an agent speaks."""
    name: str
    escalation: str | None
    # By function of the model: the exit that it stands for, or `completed`.
    functions: dict[str, str]
    hand_overs: dict[str, HandOver]
    approvals: Approvals | None
    # By what fails: `tool`, `model`, `network`.
    failures: dict[str, Failure]
    languages: tuple[str, ...]
    # Whether the session writes down what the caller says. Without that no yes can be heard.
    hears: bool
    # Whether the end of the caller's turn makes the service answer. Without that each answer has to be asked for.
    responds: bool
    # Whether the MCP server is asked in the caller's own name (`tokens.py`).
    is_linked: bool
    # The event that makes the session this agent's; None for one that nobody hands over to.
    update: dict | None


@dataclass(frozen=True)
class Route:
    name: str
    dialplan: str
    # The body that accepts the call.
    session: bytes
    limit_seconds: float | None
    # By exit: where a REFER leads, by the way in which the call came.
    exits: dict[str, dict[str, str | None]]
    # By key of the phone: the exit that it stands for.
    keys: dict[str, str]
    # Who takes the call, and who else may come to speak.
    first: Agent
    agents: dict[str, Agent]


@dataclass(frozen=True)
class Choice:
    """A route, and the way in which the call came: `pbx` or `direct`."""
    route: Route
    ingress: str

    def target(self, exit: str | None) -> str | None:
        """Where an exit leads from here; None where it leads nowhere."""
        return self.route.exits.get(exit or "", {}).get(self.ingress)


class Control:
    """Every route, and how a call gets one."""

    def __init__(self, files: Path, environment=os.environ):
        data = _json(files / "phone" / "control.json")
        if data.get("version") != 1:
            raise BadSettings("phone/control.json has another version than 1: use the receiver that was written with it")
        service = data.get("service")
        if not service:
            raise BadSettings("phone/control.json names no service: the contract has no trunk with a `project`")
        self.event: str = service["event"]
        self.api: str = service["api"]
        self.reject_status: int = data["otherwise"]["reject"]
        self._select = data["select"]
        self.routes = {name: _route(name, route, files, environment) for name, route in data["routes"].items()}
        # By dialplan: how long what was said in its calls may be kept.
        self.transcripts = {kept["dialplan"]: kept["seconds"] for kept in data.get("retention", ())
                            if kept["what"] == "transcript"}
        self._numbers = {number.lstrip("+"): route for number, route in data["numbers"].items()}
        undeclared = sorted(set(self._numbers.values()) - set(self.routes))
        if undeclared:
            raise BadSettings(f"phone/control.json leads to routes that it does not have: {', '.join(undeclared)}")

    def choose(self, headers: list[tuple[str, str]]) -> Choice | None:
        """The route of a call, by the SIP headers that it came with; None if no declared route fits."""
        for way in self._select:
            names = [way["header"]] if way["by"] == "header" else way["headers"]
            for name in names:
                for value in (value for given, value in headers if given.lower() == name.lower()):
                    wanted = value.strip() if way["by"] == "header" else self._numbers.get(dialled(value) or "")
                    if wanted in self.routes:
                        return Choice(self.routes[wanted], way["ingress"])
        return None


def dialled(value: str) -> str | None:
    """The digits of the number in an address: `"Desk" <sip:+14155550142@carrier.example>;tag=1`. What is quoted is a
    name that anyone may give himself."""
    bare = _QUOTED.sub("", value[:2_000])
    if "<" in bare:
        bare = bare.split("<", 1)[1].split(">", 1)[0]
    found = _ADDRESS.match(bare)
    return re.sub(r"[^0-9]", "", found.group(1)) if found else None


def _route(name: str, data: dict, files: Path, environment) -> Route:
    session = _with_secrets(_json(files / data["accept"]), environment, data["accept"])
    languages = tuple(data.get("languages", ()))
    # The first agent has an update where another one hands the call back to it.
    back = _with_secrets(_json(files / data["update"]), environment, data["update"]) if "update" in data else None
    first = _agent(data["agent"], data, session, languages, back)
    agents = {first.name: first}
    for other, handed in data.get("agents", {}).items():
        update = _with_secrets(_json(files / handed["update"]), environment, handed["update"])
        spoken = tuple(handed.get("languages", languages))
        agents[other] = _agent(other, handed, session | update["session"], spoken, update)
    missing = sorted({hand_over.agent for agent in agents.values() for hand_over in agent.hand_overs.values()}
                     - set(agents))
    if missing:
        raise BadSettings(f"route {name} hands over to agents that it does not have: {', '.join(missing)}")
    return Route(
        name=name, dialplan=data["dialplan"], session=json.dumps(session, ensure_ascii=False).encode(),
        limit_seconds=data.get("max_duration_seconds"), exits=data["exits"], keys=data["keys"], first=first,
        agents=agents)


def _agent(name: str, data: dict, session: dict, languages: tuple[str, ...], update: dict | None) -> Agent:
    policy = data.get("approvals")
    heard = session.get("audio", {}).get("input", {})
    return Agent(
        name=name, escalation=data.get("escalation"), functions=data.get("functions", {}),
        hand_overs={function: HandOver(to["agent"], to.get("at_most"))
                    for function, to in data.get("hand_overs", {}).items()},
        approvals=Approvals(
            policy["within_seconds"], policy["otherwise"], policy.get("read_back", {})) if policy else None,
        failures={what: Failure(step["tries"], step.get("say"), step["then"])
                  for what, step in data["failures"].items()},
        languages=languages, hears=bool(heard.get("transcription")),
        responds=(heard.get("turn_detection") or {}).get("create_response", True),
        is_linked=data.get("token") == "linked", update=update)


def _with_secrets(value, environment, path: str):
    """The value with every reference replaced by what the environment has under its name."""
    if isinstance(value, dict):
        return {key: _with_secrets(item, environment, path) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_secrets(item, environment, path) for item in value]
    if not isinstance(value, str):
        return value

    def secret(found):
        if not environment.get(found.group(1)):
            raise BadSettings(f"{found.group(1)} is not set, and {path} needs it")
        return environment[found.group(1)]
    return _SECRET.sub(secret, value)


def _json(path: Path):
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise BadSettings(f"can't read {path}: {error.strerror}") from None
    except ValueError:
        raise BadSettings(f"{path} is no JSON") from None
