"""Real tool lists: importing and building all of them, against reading and checking them in Python, in one run."""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent
PYTHON = ROOT / ".tools" / "venv" / "bin" / "python"


def add_rows(table, run, parlance: str, work: pathlib.Path, corpus: pathlib.Path) -> None:
    """Adds the figure, or says why it is not there."""
    lists = sorted((corpus / "mcp-tools").glob("*.json"))
    if not lists or not PYTHON.exists():
        print("import of real lists: NOT RUN (needs the corpus, and Python's packages, which `make test-python` gets)")
        return
    python = float("inf")
    ours = float("inf")
    for round in range(3):
        words = [PYTHON, HERE / "corpus.py", *lists]
        python = min(python, float(subprocess.run(words, check=True, capture_output=True, text=True).stdout))
        # Each round in a place of its own: ext4 searches long for an inode just after many were given back.
        seconds = 0.0
        for path in lists:
            folder = str(work / f"imported-{round}" / path.stem)
            seconds += run(parlance, "import", str(path), "--to", folder)[0]
            seconds += run(parlance, "build", "--project", folder)[0]
        ours = min(ours, seconds)
    table.add(
        "import and build of real lists / Python's json and jsonschema", ours / python, 1,
        f"{ours * 1000:.0f} ms for {len(lists)} lists; Python {python * 1000:.0f} ms",
    )


def check(paths: list[str]) -> None:
    """Prints the seconds that reading the lists and checking each schema against its metaschema takes. Starting Python
    and loading its packages does not count."""
    import json
    import time

    import jsonschema

    start = time.perf_counter()
    for path in paths:
        for tool in json.loads(pathlib.Path(path).read_bytes())["tools"]:
            for key in ("inputSchema", "outputSchema"):
                if (schema := tool.get(key)) is None:
                    continue
                validator = jsonschema.validators.validator_for(schema, default=jsonschema.Draft202012Validator)
                try:
                    validator.check_schema(schema)
                except jsonschema.SchemaError:
                    pass
    print(time.perf_counter() - start)


if __name__ == "__main__":
    check(sys.argv[1:])
