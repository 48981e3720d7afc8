"""The service's types, closed: what the real one would refuse, the stand-in refuses too."""

import functools
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "python"))

import closed_types  # noqa: E402,F401  before an adapter is made

from pydantic import TypeAdapter, ValidationError  # noqa: E402
from openai.types import realtime  # noqa: E402
from openai.types.realtime.call_accept_params import CallAcceptParams  # noqa: E402
from openai.types.realtime.call_refer_params import CallReferParams  # noqa: E402
from openai.types.realtime.call_reject_params import CallRejectParams  # noqa: E402

_BODIES = {"accept": CallAcceptParams, "refer": CallReferParams, "reject": CallRejectParams}


@functools.cache
def _adapter(what):
    return TypeAdapter(_BODIES[what])


def problems(what, body):
    """What the official types have against the body of a request."""
    if what == "hangup":
        return [] if not body else ["a hangup has no body"]
    try:
        _adapter(what).validate_json(body, strict=True)
        return []
    except ValidationError as error:
        return [str(problem["loc"]) for problem in error.errors()]


@functools.cache
def _events():
    return TypeAdapter(realtime.RealtimeClientEventParam)


def event_problems(event):
    """What the official types have against an event that a client sends."""
    try:
        _events().validate_python(event, strict=True)
        return []
    except ValidationError as error:
        return [f"{problem['loc']}: {problem['msg']}" for problem in error.errors()]
