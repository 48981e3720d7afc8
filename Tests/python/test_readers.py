"""The readers `read_*.py`: each reads a contract's environments its own way, and ends with 1 on a fault."""

import subprocess
import sys

import pytest

from emitted import GENERATED, ROOT, units

READERS = sorted((ROOT / "Tests/python").glob("read_*.py"))
# read_mcp reads the contracts that have a folder mcp/, and so on.
PAIRS = [
    (reader, contract)
    for reader in READERS
    for contract in sorted({unit.parent for unit in units()})
    if any(contract.glob(f"*/{reader.stem.removeprefix('read_')}"))
]


@pytest.mark.parametrize(
    ("reader", "contract"),
    PAIRS,
    ids=[f"{reader.stem}-{contract.relative_to(GENERATED)}" for reader, contract in PAIRS],
)
def test_reads(reader, contract):
    ended = subprocess.run([sys.executable, reader, contract], capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_a_damaged_unit_is_refused(tmp_path):
    """The proof that a reader can fail: a folder without outputs."""
    for reader in READERS:
        assert subprocess.run([sys.executable, reader, tmp_path], capture_output=True).returncode != 0
