"""What a call has told itself to do later."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Clock:
    name: str
    about: str | None = None
