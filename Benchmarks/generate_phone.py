"""Writes a contract of N dialplans of M steps each into a folder: menus, speech, transfers, queues, messages, switches."""
import pathlib
import sys

HEAD = """\
parlance: 1
contract: phone-bench
version: 1.0.0
include: [flows.yaml]
environments:
  production:
    variables: {}
trunks:
  carrier: {host: sip.carrier.example}
destinations:
  desk: {uri: 'sip:desk@pbx.example'}
mailboxes:
  main: {retention: 30d}
queues:
  support: {members: [desk]}
schedules:
  office: {timezone: America/New_York, hours: [{days: mon-fri, from: '08:00', to: '18:00'}]}
"""

PLAN = """\
  line_{n:05d}:
    direction: inbound
    trunk: carrier
    numbers: ['+1415{n:07d}']
    start: s0
    steps:
"""

# Each leads to the next, and on to the end: `{a}` is the next step, `{b}` the one after.
STEPS = (
    "      s{s}: {{switch: [{{if: office, next: {a}}}], else: {b}}}\n",
    "      s{s}: {{say: This is step {s} of the line., next: {a}}}\n",
    "      s{s}: {{ask: 'For the next step press 1, for the one after press 2.', keys: [{{press: '1', next: {a}}}, "
    "{{press: '2', next: {b}}}], no_input: {{after: 4s, tries: 2, next: {a}}}, no_match: {{tries: 2, next: {b}}}}}\n",
    "      s{s}: {{transfer: desk, timeout: 20s, on_result: {{busy: {a}, no_answer: {a}, failed: {b}}}}}\n",
    "      s{s}: {{queue: support, timeout: 1m, on_result: {{timeout: {a}, empty: {b}}}}}\n",
    "      s{s}: {{say: Leave a message., record: {{mailbox: main, max: 2m}}, next: {a}}}\n",
)


def main(plans: int, steps: int, folder: pathlib.Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "parlance.yaml").write_text(HEAD)
    with (folder / "flows.yaml").open("w") as flows:
        flows.write("dialplans:\n")
        for n in range(plans):
            flows.write(PLAN.format(n=2_000_000 + n))
            for s in range(steps - 1):
                a, b = (f"s{s + d}" if s + d < steps - 1 else "bye" for d in (1, 2))
                flows.write(STEPS[s % len(STEPS)].format(s=s, a=a, b=b))
            flows.write("      bye: {say: Goodbye., hangup: normal}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3]))
