"""Whether a write may go ahead. The session waits for the answer, so there is always one, and in time.

Yes: the agent has asked for this very thing, was heard to the end, and the caller's next words were a yes that was not
used before. Anything else is a no; the agent hears why, and may ask again.
"""

from dataclasses import dataclass, field

from . import words
from .contract import Agent
from .conversation import Conversation


@dataclass
class Request:
    id: str
    tool: str
    asked_at: float
    # What ends the waiting; the call sets it.
    timer: object = field(default=None, repr=False)


@dataclass(frozen=True)
class Verdict:
    # None: not known yet.
    approve: bool | None
    why: str
    # What the agent is told.
    reason: str | None = None


WAITING = Verdict(None, "waiting")
NOBODY = Verdict(False, "nobody_may_approve", "Nobody may approve this here. Say that it can't be done by phone.")
TOO_LATE = Verdict(False, "timeout", "The caller did not say yes in time. Ask again.")
UNHEARD = Verdict(False, "no_transcript", "The caller's answer can't be heard here. Say that it can't be done by phone.")
NO_READ_BACK = Verdict(
    False, "no_read_back", "Read back what you are about to do, as a question, to the end. Go on after a clear yes.")
REFUSED = Verdict(False, "caller_refused", "The caller did not agree. Ask what to change.")
SPENT = Verdict(False, "yes_already_used", "That yes was for something else. Read this back, and ask for a yes.")
AGREED = Verdict(True, "caller_agreed")


def judge(request: Request, conversation: Conversation, agent: Agent) -> Verdict:
    """What is known now of the caller's answer."""
    if agent.approvals is None:
        return NOBODY
    if not agent.hears:
        return UNHEARD
    answer = conversation.last_of_caller()
    if answer is None or answer.text is None:
        return WAITING
    said, language = words.answer(answer.text, agent.languages)
    if said == "no":
        return REFUSED
    if said == "unclear":
        return WAITING
    if answer.is_spent:
        return SPENT
    asked = conversation.asked_before(answer)
    question = agent.approvals.read_back.get(request.tool)
    first = agent.languages[0] if agent.languages else None
    if asked is None or asked.text is None or asked.is_cut or \
            not words.is_read_back(asked.text, question, language, first):
        return NO_READ_BACK
    answer.is_spent = True
    return AGREED
