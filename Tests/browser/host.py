"""A browser with a host in it: the page that a test steers, and a widget in a sandboxed frame under its CSP."""

import pathlib

from playwright.sync_api import sync_playwright

HERE = pathlib.Path(__file__).parent

# What a host must apply where a resource declares no domains (MCP Apps 2026-01-26, UI resource format).
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; media-src 'self' data:; connect-src 'none'"
)


class Browser:
    """One Chromium for all tests."""

    def __init__(self, executable="/usr/bin/chromium"):
        self.playwright = sync_playwright().start()
        self.chromium = self.playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])

    def close(self):
        self.chromium.close()
        self.playwright.stop()


class Host:
    """A host page with at most one widget. `complaints` must stay empty."""

    def __init__(self, browser, pages, width=400, scheme="light", script=None, touch=False):
        self.complaints = []
        self.pages = pages
        context = browser.chromium.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, has_touch=touch,
            locale="en-US", timezone_id="UTC",
        )
        self.page = context.new_page()
        self.page.set_default_timeout(5000)
        if script:
            self.page.add_init_script(f'if (location.host === "widget.test") {{ {script} }}')
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.page.route("**/*", self._route)
        # Another origin of the same site: a browser that is new and private gives frames of other sites no storage.
        self.page.goto("http://host.widget.test/")

    def _route(self, route):
        url = route.request.url
        if url == "http://host.widget.test/":
            route.fulfill(body=(HERE / "host.html").read_text(), content_type="text/html")
        elif url.startswith("http://widget.test/") and url.endswith(".html"):
            body = (self.pages / url.rsplit("/", 1)[1]).read_text()
            route.fulfill(body=body, headers={"Content-Type": "text/html", "Content-Security-Policy": POLICY})
        else:
            self.complaints.append(f"asked for {url}")
            route.abort()

    def close(self):
        self.page.context.close()

    def open(self, widget, mute=False, capabilities=None, **context):
        """Opens a widget and waits until it has introduced itself."""
        context = {"theme": "light", "locale": "en-US", "timeZone": "UTC", "displayMode": "inline",
                   "availableDisplayModes": ["inline", "fullscreen"], **context}
        if capabilities is None:
            capabilities = {"serverTools": {}, "openLinks": {}, "message": {"text": {}},
                            "updateModelContext": {"text": {}, "structuredContent": {}}}
        self.page.evaluate(
            "([url, options]) => open(url, options)",
            [f"http://widget.test/{widget}.html", {"context": context, "capabilities": capabilities, "mute": mute}])
        self.page.wait_for_function("log.length > 0")
        if not mute:
            self.wait_for("ui/notifications/initialized")
        return self

    @property
    def view(self):
        return self.page.frame_locator("iframe")

    @property
    def frame(self):
        return next(frame for frame in self.page.frames if frame.url.startswith("http://widget.test/"))

    def notify(self, method, params=None):
        self.page.evaluate("([m, p]) => notify(m, p)", [method, params or {}])

    def give(self, output=None, arguments=None, error=None, text=None, hidden=None):
        """The tool's arguments and result."""
        if arguments is not None:
            self.notify("ui/notifications/tool-input", {"arguments": arguments})
        result = {"content": [{"type": "text", "text": error or text or ""}]}
        if error:
            result["isError"] = True
        if output is not None:
            result["structuredContent"] = output
        if hidden is not None:
            result["_meta"] = hidden
        self.notify("ui/notifications/tool-result", result)

    def answer(self, method, result=None, error=None, delay=0):
        """What the host answers from now on."""
        value = {"error": error} if error else {"result": result}
        self.page.evaluate("([m, v, d]) => { answers[m] = v; window.delay = d; }", [method, value, delay])

    def answer_call(self, output=None, error=None, delay=0, hidden=None):
        result = {"content": [{"type": "text", "text": error or "Done."}], "isError": bool(error)}
        if output is not None:
            result["structuredContent"] = output
        if hidden is not None:
            result["_meta"] = hidden
        self.answer("tools/call", result, delay=delay)

    def messages(self, method):
        return [m for m in self.page.evaluate("log") if m.get("method") == method]

    def wait_for(self, method, count=1):
        self.page.wait_for_function("([m, n]) => log.filter(x => x.method === m).length >= n", arg=[method, count])
        return self.messages(method)[-1]

    def ask(self, method, params=None):
        """A request to the widget, and its answer."""
        return self.page.evaluate(
            """([method, params]) => new Promise(resolve => {
              const id = "host-" + Math.random();
              addEventListener("message", e => { if (e.data && e.data.id === id) resolve(e.data); });
              send({ id, method, params });
            })""", [method, params or {}])

    def text(self):
        return self.frame.evaluate("document.getElementById('page').innerText")
