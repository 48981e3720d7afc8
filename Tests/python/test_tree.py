"""Every output that the contract calls for is there, listed with its true digest, and nothing else is."""

import hashlib
from urllib.parse import quote

from contract_files import agents, declared, hiding
from emitted import load


def expected(unit):
    contract = unit.parent.name
    paths = {"manifest.json", "mcp/tools.json", "mcp/server.json", "mcp/tools.lock.json"}
    for tool in declared(contract, "tools"):
        paths |= {f"schemas/{tool}.{side}.schema.json" for side in ("input", "output")}
    paths |= {f"schemas/{tool}.hidden.schema.json" for tool in hiding(contract)}
    for widget in declared(contract, "widgets"):
        paths |= {"mcp/resources.json"}
        paths |= {f"apps/{widget}.html", f"mcp/resources/{widget}.json"}
    for agent, surfaces in agents(contract).items():
        kinds = ["session-update.json", "instructions.md"]
        kinds += ["client-secret.json"] * ("web" in surfaces) + ["call-accept.json"] * ("phone" in surfaces)
        paths |= {f"realtime/{agent}.{kind}" for kind in kinds}
        paths |= {f"realtime/policy/{agent}.json", "realtime/service/addresses.json"}
    if dialplans := declared(contract, "dialplans"):
        paths |= {"phone/control.json", "phone/prompts.json"}
        paths |= {f"phone/asterisk/{part}.conf" for part in ("extensions", "pjsip")}
        paths |= {f"phone/{dialplan}.mmd" for dialplan in dialplans}
    return paths


def present(unit):
    return {path.relative_to(unit).as_posix() for path in unit.rglob("*") if path.is_file()}


def test_every_output_is_there(unit):
    assert expected(unit) - present(unit) == set()


def test_the_manifest_lists_every_file(unit):
    listed = [entry["path"] for entry in load(unit / "manifest.json")["files"]]
    assert len(listed) == len(set(listed))
    assert set(listed) == present(unit) - {"manifest.json"}


def test_digests_and_sizes_are_true(unit):
    for entry in load(unit / "manifest.json")["files"]:
        data = (unit / entry["path"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"], entry["path"]
        assert len(data) == entry["bytes"], entry["path"]


def test_every_file_comes_from_a_declaration(unit):
    contract = unit.parent.name
    kinds = {
        "tool": "tools",
        "type": "types",
        "widget": "widgets",
        "agent": "agents",
        "dialplan": "dialplans",
    }
    for entry in load(unit / "manifest.json")["files"]:
        assert entry["declarations"], entry["path"]
        for declaration in entry["declarations"]:
            kind, _, name = declaration.partition(".")
            if kind in kinds and name:
                assert name.split(".")[0] in declared(contract, kinds[kind]), (entry["path"], declaration)


def test_names_are_portable(unit):
    paths = sorted(present(unit))
    assert len({path.lower() for path in paths}) == len(paths)
    for path in paths:
        assert quote(path, safe="/._-%") == path


def test_text_is_portable(unit):
    for path in present(unit):
        data = (unit / path).read_bytes()
        if not path.endswith((".ulaw", ".wav")):
            data.decode("utf-8")
            assert b"\r" not in data and data.endswith(b"\n"), path


def test_json_is_written_in_one_way(json_file):
    load(json_file)
    text = json_file.read_text(encoding="utf-8")
    assert "\t" not in text
    assert all((len(line) - len(line.lstrip(" "))) % 2 == 0 for line in text.splitlines())


def test_nothing_comes_from_this_machine(unit):
    """No path of a home or work folder: the same contract gives the same bytes anywhere."""
    marks = [str(unit.parents[2]).encode(), *(f"/{folder}/".encode() for folder in ("home", "root", "tmp"))]
    for path in present(unit):
        data = (unit / path).read_bytes()
        assert not [mark for mark in marks if mark in data], path
