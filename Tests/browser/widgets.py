"""The emitted widgets with their examples, each served under the policy that its resource declares."""

import html
import importlib.resources
import json
import re

from contract_files import examples
from emitted import ROOT, load, units
from host import Host

AXE = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
PICTURES = ROOT / ".tools" / "screenshots"


def cases():
    """(unit, tool, widget, example) of every distinct page: environments may share theirs."""
    seen, found = set(), []
    for unit in units():
        tools = {tool["name"]: tool for tool in load(unit / "mcp/tools.json")["tools"]}
        for tool, example in examples(unit):
            address = tools[tool].get("_meta", {}).get("ui", {}).get("resourceUri")
            if address and (address, tool, example["name"]) not in seen:
                seen.add((address, tool, example["name"]))
                found.append((unit, tool, widget_of(unit, address), example))
    return found


def widget_of(unit, address):
    for path in (unit / "mcp/resources").glob("*.json"):
        if load(path)["contents"][0]["uri"] == address:
            return path.stem
    raise LookupError(address)


def modes(unit, widget):
    """The display modes that the page says it has."""
    page = (unit / "apps" / f"{widget}.html").read_text(encoding="utf-8")
    return json.loads(re.search(r'"modes":(\[[^\]]*\])', page)[1])


def content_security_policy(declared):
    """The policy that a host builds from `_meta.ui.csp`: MCP Apps 2026-01-26, Content Security Policy."""
    resources = " ".join(declared.get("resourceDomains") or [])
    connect = " ".join(declared.get("connectDomains") or []) or "'none'"
    frames = " ".join(declared.get("frameDomains") or []) or "'none'"
    rules = [
        "default-src 'none'",
        f"script-src 'self' 'unsafe-inline' {resources}",
        f"style-src 'self' 'unsafe-inline' {resources}",
        f"img-src 'self' data: {resources}",
        f"media-src 'self' data: {resources}",
        f"font-src 'self' {resources}",
        f"connect-src {connect}",
        f"frame-src {frames}",
        "object-src 'none'",
        "base-uri 'self'",
    ]
    return "; ".join(rule.strip() for rule in rules)


def drawing(address):
    """A quiet picture, always the same for an address."""
    seed = sum(address.encode())
    tint, shade = [("#dbe7f3", "#5b7fa6"), ("#e6eadb", "#7d8f4e"), ("#f3e4d7", "#b0744a"), ("#e9e0ef", "#8466a3")][seed % 4]
    shapes = [
        '<rect x="120" y="70" width="160" height="62" rx="14"/><rect x="90" y="88" width="40" height="26" rx="6"/>'
        '<rect x="196" y="120" width="46" height="110" rx="12"/>',
        '<rect x="70" y="128" width="260" height="44" rx="10"/><circle cx="200" cy="150" r="13" fill="#fff"/>',
        '<rect x="150" y="60" width="100" height="180" rx="26"/><circle cx="200" cy="110" r="26" fill="#fff"/>',
        '<rect x="90" y="80" width="220" height="50" rx="12"/><rect x="184" y="120" width="32" height="120" rx="10"/>',
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" preserveAspectRatio="xMidYMid slice">'
        f'<rect width="400" height="300" fill="{tint}"/><g fill="{shade}">{shapes[seed // 4 % 4]}</g></svg>'
    )


class WidgetHost(Host):
    """A host that reads the widget as an MCP client does: out of the emitted `resources/read` result."""

    def __init__(self, browser, unit, **options):
        self.unit, self.requested = unit, []
        super().__init__(browser, unit / "apps", **options)

    def _route(self, route):
        address = route.request.url
        if route.request.resource_type == "image" and address.startswith("https://"):
            # Chromium asks only for what the policy allows; a picture stands in for the real one.
            route.fulfill(body=drawing(address), content_type="image/svg+xml")
            return
        if not address.startswith("http://widget.test/"):
            super()._route(route)
            return
        self.requested.append(address)
        name = address.rsplit("/", 1)[1].removesuffix(".html")
        (item,) = load(self.unit / "mcp/resources" / f"{name}.json")["contents"]
        policy = content_security_policy(item["_meta"]["ui"]["csp"])
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy}
        route.fulfill(body=item["text"], headers=headers)

    def show(self, widget, example, mode="inline", **context):
        """Opens a widget with an example's arguments and result, and waits until it is laid out."""
        self.open(widget, displayMode=mode, timeZone="America/New_York", **context)
        self.give(example.get("output"), example["input"], error=example.get("error"), hidden=example.get("hidden"))
        self.settle()
        return self

    def settle(self):
        """Two frames of the widget: what was given is laid out, and the host has its new height."""
        self.frame.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        self.page.wait_for_timeout(30)

    def overflow(self):
        """How many pixels the content is wider than its frame."""
        return self.frame.evaluate("document.documentElement.scrollWidth - innerWidth")

    def violations(self):
        """What axe finds, each with the element."""
        self.frame.evaluate(f"typeof axe === 'object' || (() => {{ {AXE} }})()")
        found = self.frame.evaluate(
            "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)"
        )
        return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]

    def picture(self, *names):
        """Takes a picture into the folder of pictures, and gives it."""
        path = PICTURES.joinpath(self.unit.parent.name, *names)
        path = path.with_name(path.name + ".png")
        path.parent.mkdir(parents=True, exist_ok=True)
        height = self.page.evaluate("frame.getBoundingClientRect().height")
        # What is outside of the window may not be painted.
        self.page.set_viewport_size({"width": self.page.viewport_size["width"], "height": max(800, int(height) + 1)})
        self.settle()
        clip = {"x": 0, "y": 0, "width": self.page.viewport_size["width"], "height": max(height, 40)}
        return self.page.screenshot(path=path, clip=clip, full_page=True)


def write_gallery():
    """One page with every picture, to be looked at."""
    shots = sorted(PICTURES.rglob("*.png"))
    if not shots:
        return
    rows = "\n".join(
        f"<figure><img src='{html.escape(path.relative_to(PICTURES).as_posix())}' alt='' loading=lazy>"
        f"<figcaption>{html.escape(path.relative_to(PICTURES).as_posix())}</figcaption></figure>"
        for path in shots
    )
    style = (
        "body{font:14px system-ui;background:#999;display:flex;flex-wrap:wrap;gap:16px;align-items:start}"
        "figure{margin:0}img{display:block}figcaption{padding:4px 0}"
    )
    text = f"<!DOCTYPE html><meta charset=utf-8><title>Widgets</title><style>{style}</style>{rows}\n"
    (PICTURES / "index.html").write_text(text, encoding="utf-8")
    print(f"\nPictures of every widget: {PICTURES / 'index.html'} ({len(shots)} pictures)")
