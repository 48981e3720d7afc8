"""Writes a contract of N voice agents with 30 tools each into a folder."""
import pathlib
import sys

import generate

TOOLS = 30
AGENT = """\
  desk_{n:03d}:
    model: gpt-realtime-2.1
    voice: marin
    surfaces: [web, phone]
    language: {{default: en-US, also: [es-US]}}
    role: You answer for desk {n} of the records office.
    done_when: The person has an answer and has heard it read back once.
    length: One or two short sentences per turn.
    tools: [{tools}]
    rules:
      - Offer at most three choices, then ask which suits.
      - Never promise what no tool has confirmed.
    start: listen
    states:
      listen:
        goal: Know which record it is about.
        tools: [{first}]
        samples: ['Which record is it about?']
        exits: [{{to: work, when: The record is known.}}, {{escalate: true, when: Two tries found nothing.}}]
      work:
        goal: Do what is wanted.
        tools: [{rest}]
        exits: [{{to: close, when: It is done.}}]
      close: {{goal: Read back what was done., end: true}}
    escalation:
      triggers: [The person asks for a human., A tool has failed twice.]
      say: I'm connecting you to a colleague now.
      phone: {{exit: escalated}}
      web: {{message: Please call us.}}
    disclosures: {{ai: You are talking to an automated assistant.}}
    approvals:
      web: {{by: button, within: 30s, otherwise: refuse}}
      phone: {{by: receiver, within: 15s, otherwise: refuse}}
    mcp: {{authorization: {{secret: DESK_TOKEN}}, kind: service}}
    transcription: {{model: gpt-live-transcribe}}
"""


def main(count: int, folder: pathlib.Path) -> None:
    generate.main(count * TOOLS, folder)
    front = folder / "parlance.yaml"
    text = front.read_text().replace("include: [tools.yaml]", "include: [tools.yaml, agents.yaml]")
    front.write_text(text.replace("    variables: {}\n", "    secrets: [DESK_TOKEN]\n"))
    tools = folder / "tools.yaml"
    tools.write_text(tools.read_text().replace("surfaces: [chat]", "surfaces: [web, phone]"))
    parts = ["agents:\n"]
    for n in range(count):
        names = [f"tool_{number:05d}" for number in range(n * TOOLS, (n + 1) * TOOLS)]
        parts.append(AGENT.format(n=n, tools=", ".join(names), first=names[0], rest=", ".join(names[1:])))
    (folder / "agents.yaml").write_text("".join(parts))


if __name__ == "__main__":
    main(int(sys.argv[1]), pathlib.Path(sys.argv[2]))
