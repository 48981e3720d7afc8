"""An Asterisk of its own: the emitted configuration, unchanged, and what else a server needs to start."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import time
import wave

from spoken import shorten

ROOT = pathlib.Path(__file__).resolve().parents[2]
ASTERISK = pathlib.Path(os.environ.get("PARLANCE_ASTERISK", ROOT / ".tools" / "asterisk"))

# Families of modules that take part in calls; those of them that want hardware, a cloud or a file of their own.
FAMILIES = ("app_", "bridge_", "codec_", "format_", "func_", "res_pjsip", "res_rtp_asterisk", "res_sorcery_")
SINGLE = {
    "chan_pjsip.so",
    "pbx_config.so",
    "pbx_spool.so",
    "res_crypto.so",
    "res_curl.so",
    "res_musiconhold.so",
    "res_pjproject.so",
    "res_srtp.so",
    "res_timing_timerfd.so",
    "res_agi.so",
    "res_speech.so",
    "res_stasis.so",
    "res_http_websocket.so",
    "res_parking.so",
    "res_security_log.so",
    "res_convert.so",
}
# Loaded only where calls are connected to web sockets: older exchanges have none.
STREAMING = {"chan_websocket.so", "res_websocket_client.so"}
UNWANTED = re.compile(
    r"(app_(ices|image|macro|nbscat|url|adsiprog|agent_pool|alarmreceiver|audiosocket|dictate"
    r"|festival|followme|getcpeid|minivm|page"
    r"|sla|sms|speech_utils|stasis|stasis_broadcast|test|broadcast|directory|dtmfstore|mp3"
    r"|voicemail_\w+)"
    r"|func_(enum|realtime|speex|holdintercept|shell)"
    r"|res_pjsip_(config_wizard|geolocation|phoneprov_provider|publish_asterisk|stir_shaken|aoc"
    r"|transport_websocket"
    r"|xpidf_body_generator|history|notify|mwi|mwi_body_generator|outbound_publish|exten_state|sips_contact"
    r"|one_touch_record_info|send_to_voicemail|messaging|dialog_info_body_generator|pidf\w*)"
    r"|res_sorcery_realtime|codec_(dahdi|speex|opus\w*)|bridge_native_dahdi)\.so"
)

SETTINGS = {
    # The tests read answers from the log. By itself Asterisk throws away what comes while 1,000 lines wait.
    "logger.conf": (
        "[general]\ndateformat = %F %T.%3q\nlogger_queue_limit = 1000000\n[logfiles]\nfull => notice,warning,error,verbose,dtmf\n"
    ),
    # Few calls at a time, all on this machine.
    "rtp.conf": "[general]\nrtpstart=20000\nrtpend=20999\nicesupport=no\nstrictrtp=yes\n",
    "musiconhold.conf": "[default]\nmode=files\ndirectory={folder}/music\n",
    "indications.conf": (
        "[general]\ncountry=us\n[us]\ndescription=United States\nringcadence=2000,4000\ndial=350+440\n"
        "busy=480+620/500,0/500\nring=440+480/2000,0/4000\ncongestion=480+620/250,0/250\n"
    ),
    "cdr.conf": "[general]\nenable=no\n",
}
# What whoever deploys an exchange puts in for each secret of its dialplan: a PIN.
PIN = "2580"
# And for each of its other files: a password at a web socket, as `parlance fill` writes it there.
PASSWORD = "open; sesame=1"
# Where those are who wait in a queue already: nobody listens, but the call is up.
WAITING = "\n[bench-waiting]\nexten => wait,1,Answer()\n same => n,Wait(120)\n"
# Asked for by modules at their start; a file with nothing in it says that their defaults will do.
EMPTY = (
    """acl amd ccss cel chan_websocket cli cli_permissions confbridge codecs dnsmgr dsp extconfig features http manager pjproject queues
res_curl res_parking sorcery stasis udptl voicemail""".split()
)


class Exchange:
    """`folder` receives configuration, log and spool; `phone` is the emitted folder that holds `asterisk/`.

    `inside`: what to put before the command that starts the server, to start it in another network.
    """

    def __init__(self, folder, phone, inside=()):
        self.folder, self.phone, self.inside = folder, phone, inside
        self.process = None

    def prepare(self, clock=None, wait=None):
        """Lays the emitted files, the prompts as short tones and this test's own settings side by side.

        `clock`: seconds since 1970 that calls from the carrier take for now; `wait`: seconds that every longer wait
        lasts. They are added to an emitted file as variables of the caller's channel, and beside the dialplan stands
        what fills a queue.
        """
        self.folder.mkdir(parents=True)
        for name in ("log", "run", "spool/outgoing", "db", "keys/keys", "music", "data"):
            (self.folder / name).mkdir(parents=True)
        for emitted in sorted((self.phone / "asterisk").glob("*.conf")):
            shutil.copy(emitted, self.folder)
        self.wait = wait
        variables = {name: value for name, value in (("TESTTIME", clock), ("TESTWAIT", wait)) if value is not None}
        if variables:
            for trunk in inbound_endpoints(self.folder / "pjsip.conf"):
                with (self.folder / "pjsip.conf").open("a", encoding="utf-8") as added:
                    added.write(f"\n[{trunk}](+type=endpoint)\n")
                    added.writelines(f"set_var={name}={value}\n" for name, value in variables.items())
        calls = self.folder / "extensions.conf"
        filled = re.sub(r"@secret\(\w+\)", PIN, calls.read_text(encoding="utf-8"))
        calls.write_text(filled + WAITING, encoding="utf-8")
        if (streams := self.folder / "websocket_client.conf").exists():
            filled = re.sub(r"@secret\(\w+\)", lambda _: PASSWORD.replace(";", "\\;"), streams.read_text(encoding="utf-8"))
            streams.write_text(filled, encoding="utf-8")
        self._data()
        own = {**SETTINGS, "asterisk.conf": self._main(), "modules.conf": self._modules()}
        for name, text in own.items():
            self._write_unless_emitted(name, text.replace("{folder}", str(self.folder)))
        for name in EMPTY:
            self._write_unless_emitted(f"{name}.conf", "; defaults\n")
        (self.folder / "music/silence.ulaw").write_bytes(b"\xff" * 8000)
        return self

    def _write_unless_emitted(self, name, text):
        path = self.folder / name
        if not path.exists():
            path.write_text(text, encoding="utf-8")

    def _data(self):
        """The package's own data, with the contract's prompts among its sounds."""
        shared = ASTERISK / "root/usr/share/asterisk"
        for entry in shared.iterdir():
            if entry.name != "sounds":
                (self.folder / "data" / entry.name).symlink_to(entry)
        sounds = self.folder / "data/sounds"
        sounds.mkdir()
        prompts = json.loads((self.phone / "prompts.json").read_text(encoding="utf-8"))
        languages = {prompt["file"].split("/parlance/")[0] for prompt in prompts["prompts"] if "/parlance/" in prompt["file"]}
        for entry in (shared / "sounds").glob("en*"):
            if entry.name not in languages:
                (sounds / entry.name).symlink_to(entry)
        # Phrases of the exchange itself in each language: the English ones stand for them.
        for language in languages:
            shutil.copytree(shared / "sounds/en", sounds / language, copy_function=lambda file, copy: pathlib.Path(copy).symlink_to(file))
        bench = json.loads((self.phone / "sipp/coverage.json").read_text(encoding="utf-8"))["bench"]
        if "phrase_milliseconds" in bench:
            shorten(sounds, bench["phrase_milliseconds"])
        for prompt in prompts["prompts"]:
            path = sounds / prompt["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            with wave.open(str(path), "wb") as sound:
                sound.setnchannels(1)
                sound.setsampwidth(2)
                sound.setframerate(8000)
                # 0.3 s, as the scenarios expect of a bench.
                sound.writeframes(b"\0\0" * 2400)

    def _main(self):
        places = {
            "astetcdir": "",
            "astmoddir": modules_folder(),
            "astvarlibdir": "db",
            "astdbdir": "db",
            "astkeydir": "keys",
            "astdatadir": "data",
            "astagidir": "agi",
            "astspooldir": "spool",
            "astrundir": "run",
            "astlogdir": "log",
        }
        lines = [f"{name} => {self.folder / place}" for name, place in places.items()]
        options = [
            "verbose = 5",
            "nocolor = yes",
            "defaultlanguage = en",
            "documentation_language = en_US",
            "entityid = 02:00:00:00:00:01",
        ]
        return "\n".join(["[directories]", *lines, "[options]", *options, ""])

    def _modules(self):
        here = (ASTERISK / "modules").read_text().split()
        streaming = STREAMING if (self.folder / "websocket_client.conf").exists() else set()
        chosen = [name for name in here if name.startswith(FAMILIES) or name in SINGLE | streaming]
        loads = [f"load => {name}" for name in chosen if not UNWANTED.fullmatch(name)]
        return "\n".join(["[modules]", "autoload=no", *loads, ""])

    def start(self):
        command = [
            *self.inside,
            ASTERISK / "asterisk",
            "-C",
            self.folder / "asterisk.conf",
            "-f",
            "-n",
            "-vvv",
        ]
        output = (self.folder / "log/output").open("wb")
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError((self.folder / "log/output").read_text(errors="replace")[-2000:])
            # Before the socket is there the question fails at once; afterwards it waits.
            if (self.folder / "run/asterisk.ctl").exists() and "fully booted" in self.ask(
                "core waitfullybooted"
            ):
                return self
            time.sleep(0.05)
        raise RuntimeError(f"Asterisk did not start: {self.log()[-2000:]}")

    def ask(self, question):
        """A command's answer. Its exit status is always 0: judge by the text."""
        command = [ASTERISK / "asterisk", "-C", self.folder / "asterisk.conf", "-rx", question]
        return subprocess.run(command, capture_output=True, text=True, timeout=30).stdout

    def log(self):
        path = self.folder / "log/full"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    def complaints(self):
        """Warnings and errors of the log, less the one about the machine that a container gives rise to."""
        lines = re.findall(r"^\[[^\]]*\] (?:WARNING|ERROR)\[.*$", self.log(), re.M)
        return [line for line in lines if "No ethernet interface" not in line]

    def stop(self):
        if self.process is None or self.process.poll() is not None:
            return
        self.ask("core stop now")
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def modules_folder():
    root = ASTERISK / "root/usr/lib"
    return next(
        found for pattern in ("*/asterisk/modules", "asterisk/modules") for found in root.glob(pattern)
    )


def inbound_endpoints(path):
    """The endpoints into whose context an address is let in."""
    return sorted(set(re.findall(r"^endpoint=(\S+)$", path.read_text(encoding="utf-8"), re.M)))
