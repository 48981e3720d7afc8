"""Who has said what, in the order in which it was said: transcripts of the caller arrive late, so a turn takes its
place when its sound was complete, and its words when they come."""

from dataclasses import dataclass

# Enough to find what an answer answers; nothing of a call is kept longer than the call.
KEPT_TURNS = 40


@dataclass
class Turn:
    item: str
    is_caller: bool
    # None until the transcript is there.
    text: str | None = None
    # The caller spoke while the agent did, and cannot have heard the end.
    is_cut: bool = False
    # It has been taken for a yes: it says yes to one thing, once.
    is_spent: bool = False


class Conversation:
    def __init__(self):
        self.turns: list[Turn] = []
        self._responses: dict[str, str] = {}

    def take(self, event: dict) -> bool:
        """Notes what an event of the service says of the conversation; whether the caller's words have changed."""
        kind, item = event.get("type"), event.get("item_id")
        if kind == "input_audio_buffer.committed":
            self._turn(item, is_caller=True)
        elif kind == "conversation.item.input_audio_transcription.completed":
            self._turn(item, is_caller=True).text = str(event.get("transcript") or "")
            return True
        elif kind == "conversation.item.input_audio_transcription.failed":
            self._turn(item, is_caller=True).text = ""
            return True
        elif kind == "response.output_item.added":
            added = event.get("item") or {}
            if added.get("type") == "message":
                self._turn(added.get("id"), is_caller=False)
                self._responses[event.get("response_id")] = added.get("id")
        elif kind == "response.output_audio_transcript.done":
            self._turn(item, is_caller=False).text = str(event.get("transcript") or "")
        elif kind == "conversation.item.truncated":
            self._turn(item, is_caller=False).is_cut = True
        elif kind == "output_audio_buffer.cleared" and event.get("response_id") in self._responses:
            self._turn(self._responses[event["response_id"]], is_caller=False).is_cut = True
        return False

    def last_of_caller(self) -> Turn | None:
        return next((turn for turn in reversed(self.turns) if turn.is_caller), None)

    def asked_before(self, answer: Turn) -> Turn | None:
        """What the agent said last before the caller answered."""
        before = self.turns[:self.turns.index(answer)]
        return next((turn for turn in reversed(before) if not turn.is_caller), None)

    def _turn(self, item: str | None, is_caller: bool) -> Turn:
        for turn in self.turns:
            if turn.item == item:
                return turn
        turn = Turn(item or "", is_caller)
        self.turns.append(turn)
        del self.turns[:-KEPT_TURNS]
        return turn
