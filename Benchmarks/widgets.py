"""Measures the emitted widgets: their sizes, and their work in Chromium beside pages of the same content by hand.

The work is scripting, style and layout on the page's main thread from the data's arrival until it is laid out, read
from Chromium's trace: the time that is covered by its events, none counted twice. The pages take turns.
usage: widgets.py PARLANCE WORK-FOLDER
"""
import gzip
import json
import pathlib
import shutil
import statistics
import subprocess
import sys

from playwright.sync_api import sync_playwright

HERE = pathlib.Path(__file__).parent
ROUNDS = 15
ROWS = (8, 500)
RAW, ZIPPED, RATIO = 40_000, 12_000, 1.5
# Sizes of others' widgets (raw, gzip -9), measured on their repositories' files, 2026-11-22.
OTHERS = {
    "React and the MCP Apps SDK, one list": (541_007, 142_968),
    "TypeScript and the SDK, without React": (279_026, 65_911),
    "the same list by hand": (12_618, 3_555),
}
WORK = {
    "EventDispatch", "FunctionCall", "EvaluateScript", "v8.compile", "RunMicrotasks", "TimerFire", "FireAnimationFrame",
    "UpdateLayoutTree", "RecalculateStyles", "Layout", "PrePaint", "ParseHTML", "ResizeObserverController",
    "V8.GCScavenger", "MinorGC", "MajorGC",
}
CATEGORIES = ["devtools.timeline", "v8", "blink.user_timing"]
HOST = """window.openai = { theme: "light", locale: "en-US", displayMode: "inline", toolInput: {}, toolOutput: null,
  notifyIntrinsicHeight() {} };"""
GIVE = """rows => new Promise(done => {
  const states = ["in_stock", "on_order", "sold_out"];
  const parts = Array.from({ length: rows }, (_, n) => ({
    name: "Part number " + n, maker: "Maker " + n % 7, state: states[n % 3], due: "2026-12-" + String(n % 28 + 1).padStart(2, "0"),
    price: { amount: 1250 + n * 37, currency: "USD" },
  }));
  const globals = { toolOutput: { title: "Parts", parts } };
  setTimeout(() => {
    performance.mark("arrival");
    window.dispatchEvent(new CustomEvent("openai:set_globals", { detail: { globals } }));
    requestAnimationFrame(() => requestAnimationFrame(() => { performance.mark("shown"); setTimeout(done, 20); }));
  }, 50);
})"""


def build(parlance: str, project: pathlib.Path, out: pathlib.Path) -> None:
    subprocess.run([parlance, "build", "--project", project, "--out", out], check=True, capture_output=True)


def sizes(parlance: str, work: pathlib.Path) -> bool:
    specs = HERE.parent / "Specs"
    for page in sorted(specs.glob("*/parlance.yaml")):
        build(parlance, page.parent, work / "specs")
    found = {}
    for path in sorted((work / "specs").glob("*/*/apps/*.html")):
        body = path.read_bytes()
        found[f"{path.parts[-4]} {path.stem}"] = (len(body), len(gzip.compress(body, 9)))
    width = max(map(len, [*found, *OTHERS]))
    print(f"{'widget':{width}}      raw  gzipped   (at most {RAW:,} and {ZIPPED:,})")
    for name, (raw, zipped) in found.items():
        print(f"{name:{width}}  {raw:>7,}  {zipped:>7,}  {'OVER' if raw > RAW or zipped > ZIPPED else ''}".rstrip())
    for name, (raw, zipped) in OTHERS.items():
        print(f"{name:{width}}  {raw:>7,}  {zipped:>7,}  (others)")
    return all(raw <= RAW and zipped <= ZIPPED for raw, zipped in found.values())


def covered(trace: bytes) -> float:
    """Milliseconds of work on the thread that was marked, between the marks; nested events count once."""
    events = json.loads(trace)["traceEvents"]
    marks = {e["name"]: e for e in events if e.get("cat", "").find("blink.user_timing") >= 0 and e["name"] in ("arrival", "shown")}
    start, end = marks["arrival"]["ts"], marks["shown"]["ts"]
    thread = (marks["arrival"]["pid"], marks["arrival"]["tid"])
    # The thread's own clock: what the machine does beside it does not count.
    spans = sorted(
        (e["tts"], e["tts"] + e.get("tdur", 0)) for e in events
        if e.get("ph") == "X" and (e["pid"], e["tid"]) == thread and e["name"] in WORK and start <= e["ts"] <= end
    )
    total, reached = 0.0, 0
    for begin, finish in spans:
        total += max(0, finish - max(begin, reached))
        reached = max(reached, finish)
    return total / 1000


def by_hand(name: str) -> str:
    style, script = (HERE / "widgets" / "page.css").read_text(), (HERE / "widgets" / f"{name}.js").read_text()
    return f"<!DOCTYPE html><html lang=en><title>Parts</title><style>{style}</style><main></main><script>{script}</script></html>"


def measure(browser, html: str, rows: int) -> float:
    page = browser.new_page(viewport={"width": 768, "height": 800})
    page.add_init_script(HOST)
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto("http://widget.test/")
    page.wait_for_timeout(150)
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.evaluate(GIVE, rows)
    trace = browser.stop_tracing()
    assert page.locator("li, tbody tr").count() == rows, "the page shows every row"
    page.close()
    return covered(trace)


def speed(parlance: str, work: pathlib.Path) -> bool:
    build(parlance, HERE / "widgets", work / "bench")
    fits = True
    print(f"\n{'':14}  emitted  by hand  ratio   (milliseconds, medians of {ROUNDS}; ratio at most {RATIO})")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in ("list", "table"):
            pages = ((work / "bench/bench/default/apps" / f"{name}.html").read_text(), by_hand(name))
            for rows in ROWS:
                times = [[measure(browser, html, rows) for html in pages] for _ in range(ROUNDS + 1)][1:]
                emitted, hand = (statistics.median(each) for each in zip(*times))
                fits = fits and emitted / hand <= RATIO
                verdict = "" if emitted / hand <= RATIO else "OVER"
                print(f"{name}, {rows} rows".ljust(14) + f"  {emitted:>7.2f}  {hand:>7.2f}  {emitted / hand:>5.2f}  {verdict}".rstrip())
        browser.close()
    return fits


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    fits = [sizes(sys.argv[1], folder), speed(sys.argv[1], folder)]
    sys.exit(0 if all(fits) else 1)
