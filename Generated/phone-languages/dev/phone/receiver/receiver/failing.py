"""What happens when a tool or the model fails: as often as the contract lets it, and then what the contract says.

Failures are counted in a row; a success begins anew. Before the call leaves the agent, the agent says so: the contract's
words, or its own. Where the model itself fails there is nobody to say them.
"""

import json

from .leaving import COMPLETED

# Marks the response that says the last words, so that it is known again.
FAREWELL = {"parlance": "farewell"}
_OWN_WORDS = "Say in one short sentence, in the language of this conversation, that this did not work and {what}."


class Failing:
    def __init__(self, call):
        self._call = call
        self._counts: dict[str, int] = {}
        # The names of the tools that are being called, by the items of their calls.
        self._names: dict[str, str] = {}
        # What has to be said, and the outcome that follows it.
        self._last_words: tuple[str, str, str] | None = None

    def take_item(self, item: dict) -> None:
        """Notes which tool an item calls."""
        if item.get("type") == "mcp_call" and item.get("id"):
            self._names[item["id"]] = str(item.get("name"))

    def tool_went_well(self, item: str | None) -> None:
        self._counts.pop(f"tool {self._names.pop(item, '')}", None)

    def model_went_well(self) -> None:
        self._counts.pop("model", None)

    async def tool_failed(self, item: str | None) -> None:
        name = self._names.pop(item, "")
        await self._count(f"tool {name}", "tool", tool=name or None)

    async def model_failed(self) -> bool:
        """Whether the model may be asked once more."""
        return not await self._count("model", "model")

    async def _count(self, name: str, what: str, **told) -> bool:
        """Whether that was once too often."""
        step = self._call.agent.failures[what]
        count = self._counts[name] = self._counts.get(name, 0) + 1
        is_over = count >= step.tries
        self._call.note("failure", what=what, count=count, then=step.then if is_over else None, **told)
        if not is_over:
            return False
        del self._counts[name]
        outcome = {"escalate": self._call.agent.escalation, "end": COMPLETED}.get(step.then)
        if outcome is None:
            return True
        if what == "model":
            await self._call.leave(outcome, "model_failed")
        elif self._last_words is None:
            leads = "that the call is being put through" if step.then == "escalate" else "say goodbye"
            words = f"Say word for word, and nothing else: {json.dumps(step.say, ensure_ascii=False)}" if step.say \
                else _OWN_WORDS.format(what=leads)
            self._last_words = (words, outcome, f"{what}_failed")
        return True

    @property
    def response(self) -> dict | None:
        """How the next response has to be asked for, if it says the last words."""
        if self._last_words is None:
            return None
        return {"instructions": self._last_words[0], "tool_choice": "none", "metadata": FAREWELL}

    async def on_created(self, response: dict) -> None:
        if self._last_words and (response.get("metadata") or {}).get("parlance") == FAREWELL["parlance"]:
            _, outcome, why = self._last_words
            self._last_words = None
            await self._call.leave(outcome, why, after=response.get("id"))
