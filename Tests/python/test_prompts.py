"""The sounds of every emitted list of prompts, made by the real engine and looked at by Python's own reader."""

import array
import csv
import json
import os
import pathlib
import shutil
import subprocess
import wave

import pytest

import emitted

pytestmark = [
    pytest.mark.skipif(not shutil.which("espeak-ng"), reason="needs espeak-ng"),
    pytest.mark.skipif(not shutil.which("sox"), reason="needs sox"),
    pytest.mark.skipif("PARLANCE" not in os.environ, reason="no compiler: PARLANCE names it"),
]
LISTS = emitted.files("phone/prompts.json")


def prompts(unit, out, *more):
    return subprocess.run([os.environ["PARLANCE"], "prompts", unit, "--out", out, *more], capture_output=True, text=True)


def samples(path):
    with wave.open(str(path)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (8000, 1, 2)
        return array.array("h", sound.readframes(sound.getnframes()))


def made_up(folder, **texts):
    """An environment's folder with prompts of a test's own."""
    (folder / "phone").mkdir(parents=True)
    entries = [{"id": f"parlance/x/{name}-00000000", "dialplan": "x", "part": name, "language": "en-US", "text": text}
               for name, text in texts.items()]
    (folder / "phone/prompts.json").write_text(json.dumps({"version": 1, "prompts": entries}))
    return folder


@pytest.mark.parametrize("path", LISTS, ids=[emitted.name_of(path) for path in LISTS])
def test_every_prompt_has_a_sound(path, tmp_path):
    done = prompts(path.parents[1], tmp_path / "out")
    assert done.returncode == 0, done.stderr
    entries = emitted.load(path)["prompts"]
    for entry in entries:
        heard = samples(tmp_path / "out" / entry["file"])
        assert 0.3 < len(heard) / 8000 < 60, entry["id"]
        # As loud as telephones like it, and speech all along: not one click.
        assert 20_000 < max(map(abs, heard)) <= 24_000, entry["id"]
        loud = sum(abs(sample) > 500 for sample in heard)
        assert loud > len(heard) / 10, entry["id"]
    # A longer text is a longer sound.
    longest, shortest = (pick(entries, key=lambda entry: len(entry["text"])) for pick in (max, min))
    if len(longest["text"]) == len(shortest["text"]):
        return
    assert len(samples(tmp_path / "out" / longest["file"])) > len(samples(tmp_path / "out" / shortest["file"]))


def test_other_forms(tmp_path):
    unit = LISTS[0].parents[1]
    for form in ("wav", "ulaw", "slin"):
        assert prompts(unit, tmp_path, "--format", form).returncode == 0
    for entry in emitted.load(LISTS[0])["prompts"]:
        path = tmp_path / entry["id"]
        wav = samples(pathlib.Path(f"{path}.wav"))
        assert pathlib.Path(f"{path}.ulaw").stat().st_size == len(wav)
        raw = array.array("h", pathlib.Path(f"{path}.sln").read_bytes())
        assert raw == wav


def test_what_is_there_is_not_made_again(tmp_path):
    unit = LISTS[0].parents[1]
    assert "14 made, 0 there already" in prompts(unit, tmp_path).stdout
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.wav")}
    assert "0 made, 14 there already" in prompts(unit, tmp_path).stdout
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.wav")} == before
    next(iter(before)).unlink()
    assert "1 made, 13 there already" in prompts(unit, tmp_path).stdout


def test_a_recording_is_left_alone_and_looked_at(tmp_path):
    unit = made_up(tmp_path / "unit", hello="Hello.")
    path = tmp_path / "out/parlance/x/hello-00000000.wav"
    path.parent.mkdir(parents=True)
    for arguments, said in ((["-r", "8000"], None), (["-r", "44100"], "it is not WAV with 8,000 samples a second")):
        subprocess.run(["sox", "-n", *arguments, "-b", "16", path, "synth", "1", "sine", "440"], check=True)
        recorded = path.read_bytes()
        done = prompts(unit, tmp_path / "out")
        assert path.read_bytes() == recorded
        assert (done.returncode, said is None or said in done.stderr) == (2 if said else 0, True), done.stderr
    subprocess.run(["sox", "-n", "-r", "8000", "-b", "16", "-D", path, "trim", "0", "1"], check=True)
    assert "it is silent" in prompts(unit, tmp_path / "out").stderr


def test_the_table_for_the_studio(tmp_path):
    texts = {"a": 'Say "hello", then, wait.', "b": "=1+1 is two", "c": "+1 415 555 0142", "d": "Grüße – 你好"}
    assert prompts(made_up(tmp_path / "unit", **texts), tmp_path / "out").returncode == 0
    with (tmp_path / "out/recordings.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["text"].strip() for row in rows] == list(texts.values())
    assert not any(row["text"].startswith(("=", "+", "-", "@")) for row in rows), "no formula for a spreadsheet"
    for row in rows:
        assert abs(float(row["seconds"]) - len(samples(tmp_path / "out" / row["file"])) / 8000) < 0.11


HOSTILE = ["$(touch {mark})", "`touch {mark}`", "; touch {mark}", "| touch {mark}", "' touch {mark} '", '" && touch {mark} "',
           "--version", "-w {mark}", "${{HOME}}", "%s%n", "hello\n-w {mark}", "<audio src='{mark}'/>"]


def test_a_text_is_never_a_command(tmp_path):
    mark = tmp_path / "mark"
    texts = {f"t{number}": "Hello " * (number % 2) + text.format(mark=mark) for number, text in enumerate(HOSTILE)}
    done = prompts(made_up(tmp_path / "unit", **texts), tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert not mark.exists() and len(list((tmp_path / "out").rglob("*.wav"))) == len(HOSTILE)


def test_another_engine(tmp_path):
    unit = made_up(tmp_path / "unit", hello="Hello there, this is a test.")
    script = tmp_path / "engine.py"
    script.write_text(
        "import subprocess, sys\ntext = sys.stdin.read()\nassert text == 'Hello there, this is a test.\\n', text\n"
        "assert sys.argv[1:] == ['en-US', 'a;b', '$HOME'], sys.argv\n"
        "subprocess.run(['espeak-ng', '--stdout', '--stdin'], input=text, text=True, check=True)\n")
    done = prompts(unit, tmp_path / "out", "--engine", f"python3 {script} {{language}} a;b $HOME")
    assert done.returncode == 0, done.stderr
    assert len(samples(tmp_path / "out/parlance/x/hello-00000000.wav")) > 8000


@pytest.mark.parametrize("engine, said", [
    ("no-such-engine {file}", "there is no program `no-such-engine`"),
    ("false", "false: code 1"),
    ("true {file}", "true has written no sound"),
    ("cat", "sox: code 2"),
    ("espeak-ng -v xx --stdin -w {file}", "voice does not exist"),
    ("sox -n -r 8000 -t wav {file} trim 0 1", "it is silent"),
    ("sox -n -r 8000 -t wav {file} trim 0 0", "it is empty"),
    ("{file}", "is no command"),
])
def test_engines_that_fail(engine, said, tmp_path):
    unit = made_up(tmp_path / "unit", hello="Hello.")
    done = prompts(unit, tmp_path / "out", "--engine", engine)
    assert done.returncode == 2 and said in done.stderr, done.stderr
    assert list((tmp_path / "out").rglob("*")) in ([], [tmp_path / "out/parlance"]) or not list(
        path for path in (tmp_path / "out").rglob("*") if path.is_file()), "nothing half made is left"


def test_never_in_the_generated_tree(tmp_path):
    unit = LISTS[0].parents[1]
    for out in (unit / "sounds", unit, unit.parents[1] / "sounds", unit.parents[2]):
        done = prompts(unit, out)
        assert done.returncode == 2 and "generated tree" in done.stderr
    link = tmp_path / "link"
    link.symlink_to(unit)
    assert prompts(unit, link / "sounds").returncode == 2
    assert not list(unit.rglob("*.wav"))


def test_beside_what_was_filled(tmp_path):
    unit = made_up(tmp_path / "srv", hello="Hello.")
    assert prompts(unit, unit / "sounds").returncode == 2
    assert prompts(unit, tmp_path / "sounds").returncode == 0


@pytest.mark.parametrize("text", ["{", "{}", '{"version": 1, "prompts": [{"id": "../../x", "text": "a", "language": "en"}]}',
                                  '{"version": 1, "prompts": [{"id": "/x", "text": "a", "language": "en"}]}',
                                  '{"version": 1, "prompts": [{"id": "x", "text": "a", "language": "-w x"}]}',
                                  '{"version": 1, "prompts": [{"id": "x", "text": "", "language": "en"}]}'])
def test_lists_that_are_none(text, tmp_path):
    (tmp_path / "unit/phone").mkdir(parents=True)
    (tmp_path / "unit/phone/prompts.json").write_text(text)
    done = prompts(tmp_path / "unit", tmp_path / "out")
    assert done.returncode == 2 and "prompts.json" in done.stderr and not (tmp_path / "out").exists()
