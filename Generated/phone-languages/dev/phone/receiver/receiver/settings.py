"""What the receiver is told by its environment. Secrets come from nowhere else, and are never written down."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


class BadSettings(Exception):
    """The receiver can't start; the message says why, and holds no value of a secret."""


@dataclass(frozen=True)
class Settings:
    api_key: str
    # One secret; two, with a blank between, while a secret is being changed.
    webhook_secrets: tuple[str, ...]
    # The environment's folder: it holds `phone/control.json` and `realtime/`.
    files: Path
    host: str
    port: int
    # The event log; None is standard output.
    log: Path | None
    # Where what was decided is remembered across restarts; None is in memory.
    state: Path | None
    # Where transcripts are kept, of dialplans whose contract says for how long; None keeps none.
    transcripts: Path | None
    # How long calls may go on after the receiver was told to stop.
    drain_seconds: float
    # Another address of the service's calls, for tests; None is the contract's.
    api: str | None


def read(environment=os.environ) -> Settings:
    """The settings, or all that is wrong with them."""
    problems = [f"{name} is not set" for name in ("OPENAI_API_KEY", "OPENAI_WEBHOOK_SECRET")
                if not environment.get(name, "").strip()]
    api = environment.get("RECEIVER_API") or None
    if api and not _is_safe(api):
        problems.append("RECEIVER_API must be https, or http on this machine: the API key is sent there")
    numbers = {}
    for name, usual, most in (("RECEIVER_PORT", 8080, 65535), ("RECEIVER_DRAIN_SECONDS", 60, 3600)):
        text = environment.get(name) or str(usual)
        numbers[name] = int(text) if text.isascii() and text.isdigit() else -1
        if not 0 <= numbers[name] <= most:
            problems.append(f"{name} is no whole number from 0 to {most}")
    if problems:
        raise BadSettings("; ".join(problems))
    usual = Path(__file__).resolve().parents[3]
    log = environment.get("RECEIVER_LOG", "-")
    return Settings(
        api_key=environment["OPENAI_API_KEY"].strip(),
        webhook_secrets=tuple(environment["OPENAI_WEBHOOK_SECRET"].split()),
        files=Path(environment.get("RECEIVER_FILES") or usual),
        host=environment.get("RECEIVER_HOST") or "127.0.0.1",
        port=numbers["RECEIVER_PORT"],
        log=None if log in ("", "-") else Path(log),
        state=_path(environment, "RECEIVER_STATE"),
        transcripts=_path(environment, "RECEIVER_TRANSCRIPTS"),
        drain_seconds=numbers["RECEIVER_DRAIN_SECONDS"],
        api=api,
    )


def _path(environment, name: str) -> Path | None:
    return Path(environment[name]) if environment.get(name) else None


def _is_safe(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1", "localhost"))
