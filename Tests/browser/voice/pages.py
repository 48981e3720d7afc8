"""A visitor with the emitted page: the browser, the team's backend as it was emitted, and the service on loopback."""

import importlib.resources
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import time

from playwright.sync_api import TimeoutError as TooLate

from emitted import ROOT
from service import API_KEY

AXE = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
PICTURES = ROOT / ".tools" / "screenshots" / "voice"
FLAGS = ["--no-sandbox", "--allow-loopback-in-peer-connection", "--disable-features=WebRtcHideLocalIpsWithMdns,LocalNetworkAccessChecks"]
MICROPHONE = ["--use-fake-device-for-media-stream"]
UP = ("listening", "muted", "ready", "speaking", "thinking", "tool", "approval")

# How loud what the page plays is, at the tone's pitch and over all of it; asked of the player's own stream.
HEARD = """async () => {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  context.createMediaStreamSource(document.getElementById("player").srcObject).connect(analyser);
  const bins = new Float32Array(analyser.frequencyBinCount), samples = new Float32Array(2048);
  let loudest = 0, pitch = 0;
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise(done => setTimeout(done, 20));
    analyser.getFloatTimeDomainData(samples);
    const peak = Math.max(...samples.map(Math.abs));
    if (peak <= loudest) continue;
    loudest = peak;
    analyser.getFloatFrequencyData(bins);
    pitch = bins.indexOf(Math.max(...bins)) * context.sampleRate / 2048;
  }
  await context.close();
  return { loudest, pitch };
}"""


def compiler():
    return os.environ.get("PARLANCE", str(ROOT / ".build/debug/parlance"))


def fill(generated, folder):
    """The files as `parlance fill` deploys them."""
    secrets = {"MCP_DESK_TOKEN": "desk-token", "OPENAI_API_KEY": API_KEY, "OPENAI_WEBHOOK_SECRET": "x", "CARRIER_PASSWORD": "x", "PARCEL_TOKEN": "parcel-token"}
    done = subprocess.run(
        [compiler(), "fill", str(generated), "--out", str(folder)], env={**os.environ, **secrets}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return pathlib.Path(folder)


class Backend:
    """The emitted backend.py in a process of its own; its service is the one on loopback."""

    def __init__(self, folder, service, *options, local=True, calls=None, linked=()):
        self.folder = pathlib.Path(folder)
        settings = self.folder / "web/backend.json"
        told = json.loads(settings.read_text())
        told["service"] = service.address
        for agent in told["agents"].values():
            agent["limit"]["calls"] = calls or agent["limit"]["calls"]
        settings.write_text(json.dumps(told))
        for name in linked:
            policy = self.folder / f"realtime/policy/{name}.json"
            policy.write_text(json.dumps({**json.loads(policy.read_text()), "token": "linked"}))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.origin = f"http://localhost:{self.port}"
        self.log = open(self.folder / "backend.log", "w+", encoding="utf-8")
        words = [sys.executable, str(self.folder / "web/backend.py"), "--port", str(self.port), *options]
        self.process = subprocess.Popen(
            words + (["--local"] if local else []), stderr=self.log, env={"OPENAI_API_KEY": API_KEY, "PATH": os.environ["PATH"]}
        )
        for _ in range(100):
            if "listening" in self.told() or self.process.poll() is not None:
                break
            time.sleep(0.05)

    def told(self):
        return (self.folder / "backend.log").read_text(encoding="utf-8")

    def close(self):
        self.process.terminate()
        self.process.wait(5)
        self.log.close()


class Visitor:
    """One page in a browser context. `complaints` must stay empty, but for what a test expects."""

    def __init__(self, chromium, address, service, width=768, theme="light", microphone=True, motion="no-preference", host="api.openai.com", limits=None):
        self.service, self.complaints, self.requested = service, [], []
        self.context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, locale="en-US", timezone_id="UTC",
            has_touch=width < 500, reduced_motion=motion,
        )
        if microphone:
            self.context.grant_permissions(["microphone"])
        self.page = self.context.new_page()
        # A call is set up in real time, which takes a busy machine long.
        self.page.set_default_timeout(30_000)
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requested.append(request.url))
        self.host = host
        self.context.route(f"https://{host}/**", self._call)
        if limits is not None:
            self.context.route("**/*.html", lambda route: self._shorten(route, limits))
        self.page.goto(address)

    def _shorten(self, route, limits):
        """The page as it was emitted, but for the spans of time in its data: hours pass in seconds."""
        answer = route.fetch()
        text, count = re.subn(r'"limits":\{[^}]*\}', f'"limits":{json.dumps(limits)}', answer.text())
        assert count == 1
        route.fulfill(response=answer, body=text)

    def _call(self, route):
        request = route.request
        assert request.url == f"https://{self.host}/v1/realtime/calls" and request.method == "POST"
        status, body = self.service.call(request.headers, request.post_data)
        kind = "application/sdp" if status == 201 else "application/json"
        route.fulfill(status=status, body=body, headers={
            "Content-Type": kind, "Access-Control-Allow-Origin": "*", "Location": "/v1/realtime/calls/rtc_1",
        })

    @property
    def call(self):
        return self.service.calls[-1]

    def part(self, name):
        return self.page.locator("#" + name)

    def press(self, name):
        self.part(name).click()

    def state(self, *wanted):
        """Waits for one of some states."""
        try:
            self.page.locator(", ".join(f"#page[data-state={each}]" for each in wanted)).wait_for()
        except TooLate as error:
            raise AssertionError(f"{self.plight()}, not {' or '.join(wanted)}") from error

    def plight(self):
        """Where page and service are, in words."""
        here, why = self.page.locator("#page").get_attribute("data-state"), self.part("failure-text").text_content()
        calls = [f"{each.peer.iceConnectionState}, {each.peer.connectionState}" for each in self.service.calls]
        return f"the page is {here} ({why!r}; calls: {calls}; complaints: {self.complaints})"

    def begin(self, *script):
        """Agrees, and waits until the call is up."""
        self.service.next_script = list(script)
        self.press("start")
        self.press("agree")
        self.state(*UP)
        return self

    def talk(self, *script):
        """Agrees, and waits until the first response is heard to its end."""
        self.begin(*script).state("listening")
        return self

    def until_answerable(self):
        """A question can't be answered for a moment."""
        self.page.locator("#approve[aria-disabled=false]").wait_for()

    def lines(self):
        return [" ".join(line.split()) for line in self.part("transcript").locator("li:visible").all_inner_texts()]

    def sent(self, kind):
        return [event for call in self.service.calls for event in call.sent if event["type"] == kind]

    def until(self, holds, seconds=20):
        """Waits for something that the service has seen."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, f"waited in vain; the page says {self.part('page').inner_text()!r}"
            self.page.wait_for_timeout(30)

    def heard(self):
        return self.page.evaluate(HEARD)

    def until_silent(self):
        """Sound comes later than the event that tells of its end: it has lain in a buffer."""
        self.until(lambda: self.heard()["loudest"] < 0.01)

    def overflow(self):
        return self.page.evaluate("document.documentElement.scrollWidth - innerWidth")

    def violations(self):
        """What axe finds, each with the element."""
        # The page's policy admits no script but its own; a test's comes in beside it.
        self.page.evaluate(f"typeof axe === 'object' || (() => {{ {AXE} }})()")
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
        return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]

    def small_targets(self):
        """Controls that are smaller than a fingertip."""
        return self.page.evaluate("""() => [...document.querySelectorAll("button, a[href], select, input, summary")]
          .filter(each => each.checkVisibility()).map(each => [each.id, each.getBoundingClientRect()])
          .filter(([id, box]) => box.height < 44 && id).map(([id, box]) => id + " " + box.height)""")

    def picture(self, name):
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

    def close(self):
        self.context.close()


def browser_path():
    return shutil.which("chromium")
