"""A page's script is compacted, and its variables get short names. This page and one with the script as it is written in
Templates/apps do the same: over every widget of Specs, and over made-up widgets that put the parts together otherwise,
each led through the same steps at random."""

import json
import os
import pathlib
import random
import re
import subprocess

import pytest

from emitted import ROOT, units
from host import Host
from test_hosts import OPENAI, envelope
from widgets import cases, drawing

PARLANCE = os.environ.get("PARLANCE", str(ROOT / ".build/debug/parlance"))
# How many ways through each widget are tried; more take longer.
DEPTH = int(os.environ.get("WALKS", "1"))
TEMPLATES = ROOT / "Templates" / "apps"
BEGIN, END = ".textContent);\n\n", "connect();\n}\n</script>"

# Presses, types and chooses at random, and writes down what stands in the page after each step.
WALK = """async ([seed, steps, texts]) => {
  let state = seed;
  const chance = count => { state = (state * 1103515245 + 12345) % 2147483648; return Math.floor(state / 65536) % count; };
  const page = document.getElementById("page");
  const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
  const calm = async () => {
    await pause(8);
    for (let turn = 0; turn < 200 && page.hasAttribute("aria-busy"); turn++) await pause(4);
    // The host's answers come by messages: those that were asked for first are here when these have gone round.
    for (let turn = 0; turn < 3; turn++) await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  };
  const seen = [];
  for (let step = 0; step <= steps; step++) {
    await calm();
    const controls = [...page.querySelectorAll("button, input, select, textarea, a")].filter(each => !each.disabled);
    const values = controls.map(each => each.type === "checkbox" || each.type === "radio" ? each.checked : each.value);
    const root = document.documentElement;
    seen.push([page.outerHTML, values, document.activeElement.id, document.getElementById("live").textContent, root.lang, root.dir, root.dataset.mode]);
    if (controls.length === 0) continue;
    const control = controls[chance(controls.length)];
    if (control.localName === "select") control.selectedIndex = chance(control.options.length);
    else if (control.localName === "textarea" || control.type !== "checkbox" && control.type !== "radio" && control.localName === "input") {
      control.focus();
      try { control.value = texts[chance(texts.length)]; } catch { /* it takes no such text */ }
    } else { control.focus(); control.click(); continue; }
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
    if (chance(3) === 0) control.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  }
  await calm();
  return seen;
}"""
TEXTS = ["", "Ada", "a@b.example", "12", "-3.5", "1e9", "2026-12-05", "08:30", "2026-12-05T08:30", "USD", "x" * 130,
         "https://a.example/", "<b>&amp;</b>", "$&$1{}"]

ANSWER = """results => Object.defineProperty(answers, "tools/call", { configurable: true, get() {
  const call = log[log.length - 1];
  const count = log.filter(each => each.method === "tools/call").length;
  const result = results[call.params.name];
  if (count % 3 === 0 || !result) return { result: { isError: true, content: [{ type: "text", text: "It is broken." }] } };
  return { result };
} })"""


class PageHost(Host):
    """A host whose widget is any text; pictures are drawn."""

    def __init__(self, browser, html, **options):
        self.html = html
        super().__init__(browser, None, **options)

    def _route(self, route):
        address = route.request.url
        if address.startswith("http://widget.test/"):
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8")
        elif route.request.resource_type == "image":
            route.fulfill(body=drawing(address), content_type="image/svg+xml")
        else:
            super()._route(route)


def as_written(html, project, widget):
    """The page with its script as it stands in the templates, comments and all."""
    told = subprocess.run(
        [PARLANCE, "explain", f"widget.{widget}", "--project", project], capture_output=True, text=True, check=True).stdout
    parts = re.search(r"it is made of (.*)", told)[1].split(", ")
    sources = [TEMPLATES / f"{part}.js" for part in parts]
    script = "\n".join(path.read_text(encoding="utf-8") for path in sources if path.exists())
    begin, end = html.index(BEGIN) + len(BEGIN), html.rindex(END)
    assert len(script) > end - begin, "the page's own script is the shorter one"
    return html[:begin] + script + "\n" + html[end:]


def walked(browser, html, example, results, seed):
    """What is seen and told on a way through the page."""
    chance = random.Random(seed)
    context = {
        "locale": chance.choice(["en-US", "de-DE", "ar-EG", "ja-JP", "nl-BE"]),
        "timeZone": chance.choice(["UTC", "America/New_York", "Asia/Tokyo"]),
        "theme": chance.choice(["light", "dark"]), "displayMode": chance.choice(["inline", "inline", "fullscreen"]),
    }
    script = None
    if chance.random() < 0.4:
        script = OPENAI % tuple(json.dumps(each) for each in (example["input"], example["output"], envelope(example), None))
    host = PageHost(browser, html, width=chance.choice([320, 640]), script=script)
    try:
        host.open("widget", **context)
        host.page.evaluate(ANSWER, results)
        host.give(example["output"], example["input"], hidden=example.get("hidden"))
        host.view.locator("main:not([aria-busy])").wait_for()
        seen = host.frame.evaluate(WALK, [seed, 10, TEXTS])
        # Heights and the moments at which they are told are those of the machine.
        log = [each for each in host.page.evaluate("log") if each.get("method") != "ui/notifications/size-changed"]
        calls = [each for each in host.frame.evaluate("window.calls || []") if each[0] != "notifyIntrinsicHeight"]
        return {"seen": seen, "log": [{**each, "id": None} for each in log], "calls": calls, "complaints": list(host.complaints)}
    finally:
        host.close()


def compare(browser, short, written, example, results, seeds):
    for seed in seeds:
        one, other = (walked(browser, html, example, results, seed) for html in (short, written))
        # What is typed at random may be no date, of which Chromium tells the console.
        assert [each for each in one["complaints"] + other["complaints"] if "specified value" not in each] == []
        for step, (here, there) in enumerate(zip(one["seen"], other["seen"], strict=True)):
            assert here == there, f"after step {step} of seed {seed}"
        assert one == other, f"seed {seed}"
        assert len({json.dumps(each) for each in one["seen"]}) > 1 or "<button" not in one["seen"][0][0], "nothing was done"


def result(example):
    return {"content": [{"type": "text", "text": "Done."}], "structuredContent": example.get("output"), "_meta": example.get("hidden")}


ONE_EACH = {(case[0].parent.name, case[2]): case for case in reversed(cases()) if "output" in case[3]}


@pytest.mark.parametrize("name", sorted(ONE_EACH), ids="-".join)
def test_a_widget_does_what_its_source_does(browser, name):
    unit, _, widget, example = ONE_EACH[name]
    html = (unit / "apps" / f"{widget}.html").read_text(encoding="utf-8")
    results = {tool: result(each) for of, tool, _, each in cases() if of == unit and "output" in each}
    compare(browser, html, as_written(html, ROOT / "Specs" / unit.parent.name, widget), example, results, range(DEPTH))


# MARK: - Made-up widgets

MONEY = {"properties": {"amount": {"type": "integer", "minimum": 0}, "currency": {"type": "string", "pattern": "^[A-Z]{3}$", "examples": ["EUR"]}}}
STATE = {"enum": ["open", "closed", "lost"]}
ITEM = {"properties": {
    "id": {"type": "string"}, "name": {"type": "string"}, "note": {"type": "string", "optional": True}, "state": "State",
    "price": "Money", "count": {"type": "integer"}, "photo": {"type": "string", "format": "uri"}}}
INPUTS = {
    "text": {"type": "string", "minLength": 2, "maxLength": 40, "title": "Text"},
    "long": {"type": "string", "maxLength": 400, "optional": True, "title": "Long"},
    "mail": {"type": "string", "format": "email", "title": "Mail"},
    "link": {"type": "string", "format": "uri", "optional": True, "title": "Link"},
    "whole": {"type": "integer", "minimum": 1, "maximum": 9, "title": "Whole"},
    "number": {"type": "number", "multipleOf": 0.5, "optional": True, "title": "Number"},
    "day": {"type": "string", "format": "date", "title": "Day"},
    "hour": {"type": "string", "format": "time", "optional": True, "title": "Hour"},
    "moment": {"type": "string", "format": "date-time", "optional": True, "title": "Moment"},
    "state": "State",
    "agreed": {"type": "boolean", "title": "Agreed"},
    "price": "Money",
}
OUTPUT = {
    "title": {"type": "string"}, "items": {"type": "array", "items": "Item", "maxItems": 12}, "state": "State", "price": "Money",
    "share": {"type": "number"}, "count": {"type": "integer"}, "at": {"type": "string", "format": "date-time"},
    "day": {"type": "string", "format": "date"}, "phone": {"type": "string"}, "note": {"type": "string", "optional": True},
    "photo": {"type": "string", "format": "uri"},
}
BADGE = {"text": "$(item.state)", "tones": {"open": "good", "lost": "bad"}}
PHOTO = {"source": "$(item.photo)", "alt": "Picture of $(item.name)", "ratio": "4:3"}
ASK = {"actions": [{"label": "Ask", "message": "Tell me of $(output.title)"}]}
ELEMENTS = [
    {"heading": "$(output.title)"}, {"text": {"en": "On $(output.day | date) at $(output.at | time)", "de": "Am $(output.day | date)"}},
    {"facts": [{"label": "Price", "value": "$(output.price | money)"}, {"label": "Note", "value": "$(output.note?)"}]},
    {"facts": [{"label": "Phone", "value": "$(output.phone | phone)"}, {"label": "Share", "value": "$(output.share | percent)"}]},
    {"facts": [{"label": "When", "value": "$(output.at | datetime)"}, {"label": "In", "value": "$(output.at | relative)"}]},
    {"list": {"of": "output.items", "limit": 2, "more": "inline", "title": "$(item.name)", "badge": BADGE, "value": "$(item.price | money)"}},
    {"list": {"of": "output.items", "limit": 3, "more": "fullscreen", "image": PHOTO, "title": "$(item.name)", "subtitle": "$(item.note?)"}},
    {"table": {"of": "output.items", "limit": 3, "more": "inline", "columns": [
        {"label": "Name", "value": "$(item.name)"}, {"label": "Count", "value": "$(item.count | number)"}, {"label": "State", "value": "$(item.state)"}]}},
    {"each": {"of": "output.items", "limit": 2, "more": "inline", "show": [
        {"card": {"title": "$(item.name)", "badge": BADGE, "show": [{"facts": [{"label": "Price", "value": "$(item.price | money)"}]},
                  {"actions": [{"label": "Take", "call": "send_min", "with": {"whole": "$(item.count)"}}]}]}}]}},
    {"carousel": {"of": "output.items", "image": PHOTO, "title": "$(item.name)", "details": ["$(item.price | money)"],
                  "actions": [{"label": "More", "message": "More of $(item.name)"}]}},
    {"chart": {"kind": "bar", "title": "Counts", "of": "output.items", "label": "$(item.name)", "value": "$(item.count)"}},
    {"chart": {"kind": "line", "title": "Prices", "of": "output.items", "label": "$(item.name)", "value": "$(item.price | money)"}},
    {"badge": {"text": "$(output.state)", "tones": {"open": "good"}}}, {"divider": "line"},
    {"progress": {"label": "Done", "value": "$(output.share)"}}, {"progress": {"label": "Count", "value": "$(output.count)", "of": "9"}},
    {"steps": {"at": "output.state", "steps": {"open": "Open", "closed": "Closed"}}},
    {"image": {"source": "$(output.photo)", "alt": "The whole", "ratio": "16:9"}},
    {"if": "output.state", "is": ["open"], "then": [{"text": "It is open."}], "else": [{"text": "It is not."}]},
    {"if": "output.note", "then": [{"text": "Noted: $(output.note?)"}]},
    ASK, {"actions": [{"label": "Wide", "open": "fullscreen"}, {"label": "Read", "link": "https://a.example/"}]},
]
CHOICES = [
    [{"choice": {"name": "one", "of": "output.items", "limit": 3, "more": "inline", "value": "$(item.count)", "title": "$(item.name)"}},
     {"if": "choice.one", "then": [{"text": "Chosen: $(choice.one)"}]},
     {"actions": [{"label": "Send", "call": "send_min", "with": {"whole": "$(choice.one)"}, "style": "primary", "then": {"show": "sent"}}]}],
    [{"choice": {"name": "some", "of": "output.items", "many": True, "required": True, "value": "$(item.id)", "title": "$(item.name)", "subtitle": "$(item.price | money)"}},
     {"actions": [{"label": "Send all", "call": "send_all", "with": {"ids": "$(choice.some)"}, "failed": {"text": "Not now."}}]}],
]


def made_up(seed, count):
    """A contract with widgets of elements and inputs at random."""
    chance = random.Random(seed)
    widgets, tools = {}, {}
    for number in range(count):
        layout = chance.sample(ELEMENTS, chance.randint(0, 5))
        if chance.random() < 0.5:
            layout += chance.choice(CHOICES)
        names = chance.sample(sorted(INPUTS), chance.randint(1, 5))
        if chance.random() < 0.6 or not layout:
            then = {"then": {"show": "sent"}} if chance.random() < 0.5 else {}
            layout.append({"form": {"call": f"send_{number}", "fields": names, "submit": "Send", **then}})
        widgets[f"w{number}"] = {"title": f"Widget {number}", "inline": layout, "fullscreen": chance.sample(ELEMENTS, 2)}
        tools[f"look_{number}"] = {"description": "Use this when testing.", "effect": "read", "open_world": False,
                                   "input": {}, "output": OUTPUT, "widget": f"w{number}"}
        tools[f"send_{number}"] = {"description": "Use this when testing.", "effect": chance.choice(["read", "write"]), "open_world": False,
                                   "input": {name: INPUTS[name] for name in names}, "output": {"title": "string"}}
    for name, parameters in {"send_min": {"whole": {"type": "integer"}}, "send_all": {"ids": {"type": "array", "items": "string"}}}.items():
        tools[name] = {"description": "Use this when testing.", "effect": "write", "open_world": False, "input": parameters,
                       "confirm": "Send it?", "output": {"title": "string"}}
    widgets["sent"] = {"title": "Sent", "inline": [{"heading": "$(output.title)"}]}
    return {"parlance": 1, "contract": "made-up", "version": "1.0.0", "types": {"Money": MONEY, "State": STATE, "Item": ITEM},
            "widget_defaults": {"csp": {"connect": [], "resources": ["https://images.example"]}}, "tools": tools, "widgets": widgets}


ITEMS = [{"id": f"I{n}", "name": f"Item {n}", "state": ["open", "closed", "lost"][n % 3], "price": {"amount": 1250 * n, "currency": "EUR"},
          "count": n * 7, "photo": f"https://images.example/{n}.svg", **({"note": "Noted"} if n % 2 else {})} for n in range(6)]
LOOKED = {"title": "All of it", "items": ITEMS, "state": "open", "price": {"amount": 99900, "currency": "USD"}, "share": 0.4, "count": 4,
          "at": "2026-11-24T09:00:00Z", "day": "2026-12-31", "phone": "+14155550123", "photo": "https://images.example/all.svg"}


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    """The project, and the folder of its pages."""
    folder = tmp_path_factory.mktemp("made-up")
    (folder / "parlance.yaml").write_text(json.dumps(made_up(7, 24)), encoding="utf-8")
    built = subprocess.run([PARLANCE, "build", "--project", folder, "--out", folder / "out"], capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    return folder, folder / "out" / "made-up" / "default" / "apps"


@pytest.mark.parametrize("number", range(24))
def test_a_made_up_widget_does_what_its_source_does(browser, invented, number):
    project, pages = invented
    html = (pages / f"w{number}.html").read_text(encoding="utf-8")
    results = {name: {"content": [], "structuredContent": {"title": "It is sent"}} for name in made_up(7, 24)["tools"]}
    example = {"input": {}, "output": LOOKED}
    compare(browser, html, as_written(html, project, f"w{number}"), example, results, range(number, number + DEPTH))


def test_a_variable_that_lost_its_name_is_noticed(browser):
    """The proof that the comparison can fail."""
    unit, _, widget, example = ONE_EACH["widget-gallery", "loan_card"]
    html = (unit / "apps" / f"{widget}.html").read_text(encoding="utf-8")
    broken = as_written(html, ROOT / "Specs" / "widget-gallery", widget).replace("const lines =", "const line =", 1)
    with pytest.raises(AssertionError):
        compare(browser, html, broken, {**example, "output": None}, {}, [1])
