"""Writes a contract of N tools into a folder: 4 inputs, 4 outputs, 2 examples, a shared type and scopes each."""
import pathlib
import sys

HEAD = """\
parlance: 1
contract: bench
version: 1.0.0
title: Benchmark
description: A contract of {count} tools.
include: [tools.yaml]
server: {{name: bench, url: https://mcp.bench.example/mcp, auth: {{oauth2: {{authorization_servers: [https://login.bench.example]}}}}}}
environments:
  production:
    variables: {{}}
types:
  Reference: {{type: string, pattern: '^[A-Z]{{2}}-[0-9]{{6}}$', description: Reference of a record.}}
  Amount:
    description: An amount in the smallest unit of its currency.
    properties:
      amount: {{type: integer, description: Amount in the smallest unit.}}
      currency: {{type: string, pattern: '^[A-Z]{{3}}$', description: ISO 4217 code.}}
scopes:
  records.read: {{description: See the records that belong to you}}
  records.write: {{description: Change the records that belong to you}}
"""

TOOL = """\
  tool_{n:05d}:
    title: Work with record kind {n}
    description: Use this when the person asks about records of kind {n}. Do not use it for any other kind of record.
    effect: {effect}
    open_world: false
    because:
      effect: It handles records of kind {n} and nothing else.
      destructive: It removes nothing and can be undone.
      open_world: Reaches nothing but the service's own system.
{confirm}    scopes: [{scope}]
    surfaces: [chat]
    input:
      reference: Reference
      reason: {{type: string, minLength: 3, maxLength: 200, description: Why the record is wanted.}}
      limit: {{type: integer, minimum: 1, maximum: 50, optional: true, description: How many lines at most.}}
      order: {{enum: [newest, oldest], description: Which line comes first.}}
    output:
      reference: Reference
      status: {{enum: [open, waiting, closed], description: The state of the record.}}
      total: {{type: Amount, description: The sum of all lines.}}
      lines: {{type: array, items: {{type: string, maxLength: 80}}, maxItems: 50, description: The lines of the record.}}
    examples:
      - name: a record with lines
        input: {{reference: AB-{n:06d}, reason: The person asked for it., order: newest}}
        output: {{reference: AB-{n:06d}, status: open, total: {{amount: 12900, currency: EUR}}, lines: [First line, Second line]}}
      - name: a closed record
        input: {{reference: CD-{n:06d}, reason: Checking the state., limit: 5, order: oldest}}
        output: {{reference: CD-{n:06d}, status: closed, total: {{amount: 0, currency: EUR}}, lines: []}}
"""


def main(count: int, folder: pathlib.Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "parlance.yaml").write_text(HEAD.format(count=count))
    parts = ["tools:\n"]
    for n in range(count):
        write = n % 4 == 3
        parts.append(
            TOOL.format(
                n=n,
                effect="write" if write else "read",
                scope="records.write" if write else "records.read",
                confirm=f"    confirm: Change record $(input.reference)?\n" if write else "",
            )
        )
    (folder / "tools.yaml").write_text("".join(parts))


if __name__ == "__main__":
    main(int(sys.argv[1]), pathlib.Path(sys.argv[2]))
