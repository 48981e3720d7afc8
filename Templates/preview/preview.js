// A host for the widgets of a contract: MCP Apps 2026-01-26 over postMessage, `window.openai`, or both with the
// quirks that real hosts were seen to have. Tools answer from the contract's examples.
"use strict";

const byId = id => document.getElementById(id);
const element = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

let state = null;
let known = null;
let shown = null;
let frame = null;
const settings = {
  example: "0", state: "result", theme: "light", width: "390", mode: "inline", locale: "en-US",
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone, host: "bridge", tools: "answer",
};
try { Object.assign(settings, JSON.parse(decodeURIComponent(location.hash.slice(1)))); } catch { /* a fresh start */ }

// MARK: - What the compiler has written

// Called by version.js, which is loaded again and again.
window.announce = (version, problem) => {
  byId("problem").hidden = !problem;
  byId("problem").textContent = problem;
  if (version === known) return;
  known = version;
  load("state.js");
};

// Called by state.js.
window.receive = next => {
  state = next;
  byId("contract").textContent = next.title + " " + next.version;
  document.title = next.title + ": widgets";
  if (!next.widgets.some(widget => widget.name === settings.widget)) settings.widget = next.widgets[0] && next.widgets[0].name;
  drawWidgets();
  open();
};

function load(name) {
  const script = element("script", { src: name + "?" + Date.now() });
  script.onload = script.onerror = () => script.remove();
  document.head.append(script);
}

// MARK: - Controls

const widgetNow = () => state.widgets.find(widget => widget.name === settings.widget);

// The examples that a widget can show: those of the tools that show it.
const examplesOf = widget => state.tools.filter(tool => widget.tools.includes(tool.name))
  .flatMap(tool => tool.examples.map(example => ({ ...example, tool: tool.name })));

function drawWidgets() {
  byId("widgets").replaceChildren(...state.widgets.map(widget => {
    const button = element("button", { type: "button", onclick: () => change("widget", widget.name) },
      widget.title, element("small", {}, widget.name + " · " + (widget.contents.text.length / 1000).toFixed(1) + " kB"));
    if (widget.name === settings.widget) button.setAttribute("aria-current", "true");
    return button;
  }));
}

function drawSettings() {
  const widget = widgetNow();
  const locales = [...new Set([...state.locales, "en-US", "en-GB", "de-DE", "fr-FR", "ja-JP", "ar-EG"])];
  const choices = {
    example: examplesOf(widget).map((example, place) => [String(place), example.tool + ": " + example.name]),
    state: [["result", "result"], ["loading", "still running"], ["error", "failed"], ["cancelled", "cancelled"]],
    theme: [["light", "light"], ["dark", "dark"]],
    width: [["320", "small phone, 320"], ["390", "phone, 390"], ["768", "wide, 768"], ["1100", "desktop, 1100"]],
    mode: widget.modes.map(mode => [mode, mode]),
    locale: locales.map(locale => [locale, locale]),
    zone: [...new Set([settings.zone, "UTC", "America/New_York", "Europe/Berlin", "Asia/Tokyo"])].map(zone => [zone, zone]),
    host: [["bridge", "MCP Apps"], ["overlay", "window.openai only"], ["both", "both, with quirks"]],
    tools: [["answer", "answer"], ["slow", "answer after 3 s"], ["fail", "fail"], ["refuse", "are refused"], ["never", "never answer"]],
  };
  const titles = { example: "Example", state: "Call", theme: "Theme", width: "Width", mode: "Display mode", locale: "Locale", zone: "Time zone", host: "Host", tools: "Tools" };
  byId("settings").replaceChildren(...Object.entries(choices).map(([name, values]) => {
    if (!values.some(([value]) => value === settings[name])) settings[name] = values.length ? values[0][0] : "";
    const select = element("select", { name, onchange: event => change(name, event.target.value) },
      ...values.map(([value, text]) => element("option", { value, selected: settings[name] === value }, text)));
    return element("label", {}, titles[name], select);
  }));
}

function change(name, value) {
  settings[name] = value;
  if (name === "widget") { settings.example = "0"; drawWidgets(); }
  location.hash = encodeURIComponent(JSON.stringify(settings));
  open();
}

// MARK: - The frame

// The policy that a host builds from what the resource declares.
function policyOf({ connectDomains = [], resourceDomains = [], frameDomains = [] }) {
  const list = (first, domains) => [...first, ...domains].join(" ");
  return [
    "default-src 'none'", "script-src " + list(["'unsafe-inline'"], resourceDomains),
    "style-src " + list(["'unsafe-inline'"], resourceDomains), "img-src " + list(["data:"], resourceDomains),
    "media-src " + list(["data:"], resourceDomains), "font-src " + (resourceDomains.join(" ") || "'none'"),
    "connect-src " + (connectDomains.join(" ") || "'none'"), "frame-src " + (frameDomains.join(" ") || "'none'"),
    "object-src 'none'", "base-uri 'none'", "form-action 'none'",
  ].join("; ");
}

// What runs in the frame before the widget: it tells of problems, and is `window.openai` where the host has one.
function companion(globals) {
  const tell = (kind, more) => window.parent.postMessage({ preview: kind, ...more }, "*");
  addEventListener("securitypolicyviolation", event => tell("problem", { text: "policy: " + event.violatedDirective + " " + event.blockedURI }));
  addEventListener("error", event => tell("problem", { text: String(event.message || "something could not be loaded") }));
  if (!globals) return;
  const waiting = new Map();
  let last = 0;
  const ask = name => (...values) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    tell("openai", { id: last, name, values });
  });
  const calls = ["callTool", "sendFollowUpMessage", "requestDisplayMode", "openExternal", "requestClose"];
  window.openai = { ...globals, ...Object.fromEntries(calls.map(name => [name, ask(name)])) };
  window.openai.notifyIntrinsicHeight = height => tell("openai", { name: "notifyIntrinsicHeight", values: [height] });
  window.openai.setWidgetState = kept => { window.openai.widgetState = kept; tell("openai", { name: "setWidgetState", values: [kept] }); };
  addEventListener("message", event => {
    const message = event.data || {};
    if (event.source !== window.parent || !message.preview) return;
    if (message.preview === "globals") {
      Object.assign(window.openai, message.globals);
      dispatchEvent(new CustomEvent("openai:set_globals", { detail: { globals: message.globals } }));
    }
    const asked = waiting.get(message.id);
    if (message.preview !== "answer" || !asked || !waiting.delete(message.id)) return;
    if (message.error) asked.reject(new Error(message.error)); else asked.resolve(message.result);
  });
}

const context = () => ({
  theme: settings.theme, locale: settings.locale, timeZone: settings.zone, displayMode: settings.mode,
  availableDisplayModes: ["inline", "fullscreen"], platform: Number(settings.width) < 500 ? "mobile" : "web",
  containerDimensions: { maxWidth: Number(settings.width) },
});

let kept = {};
function open() {
  if (!state || !widgetNow()) return;
  drawSettings();
  byId("log").replaceChildren();
  const widget = widgetNow();
  const example = examplesOf(widget)[Number(settings.example)] || { input: {} };
  shown = { widget, example };
  const isOverlay = settings.host !== "bridge";
  const hasResult = settings.state === "result" && !example.error;
  const globals = isOverlay ? {
    theme: settings.theme, locale: settings.locale, displayMode: settings.mode, maxHeight: 800,
    safeArea: { insets: { top: 0, right: 0, bottom: 0, left: 0 } }, toolInput: example.input || {},
    // A host's first result may come here alone, and only after the page has begun.
    toolOutput: settings.host === "overlay" && hasResult ? example.output || null : null,
    toolResponseMetadata: settings.host === "overlay" && hasResult ? metadata(example) : null, widgetState: kept[widget.name + settings.example] || null,
  } : null;
  const policy = policyOf((widget.contents._meta.ui || {}).csp || {}).replace(/"/g, "&quot;");
  const script = "(" + companion + ")(" + JSON.stringify(globals).replace(/</g, "\\u003c") + ")";
  const head = "<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n<script>" + script + "<\/script>";
  frame = element("iframe", { title: widget.title, srcdoc: widget.contents.text.replace("<head>", () => head) });
  frame.setAttribute("sandbox", "allow-scripts allow-popups");
  frame.dataset.border = String((widget.contents._meta.ui || {}).prefersBorder !== false);
  frame.style.inlineSize = settings.width + "px";
  frame.style.blockSize = settings.mode === "fullscreen" ? "800px" : "120px";
  byId("stage").replaceChildren(frame);
}

const post = message => frame.contentWindow.postMessage(message, "*");
const notify = (method, params) => { log("→ " + method, params); post({ jsonrpc: "2.0", method, params }); };

function log(title, content, isProblem) {
  const entry = element("li", { className: isProblem ? "problem" : "" },
    element("details", {}, element("summary", {}, title), element("pre", {}, JSON.stringify(content, null, 2) || "")));
  byId("log").append(entry);
  entry.scrollIntoView({ block: "nearest" });
}

// MARK: - What the host does

// A call's result: of the example with the same arguments, else of the tool's first.
function resultOf(name, args) {
  const tool = state.tools.find(each => each.name === name);
  if (!tool) return { isError: true, content: [{ type: "text", text: "There is no tool " + name + "." }] };
  const same = tool.examples.find(each => JSON.stringify(each.input) === JSON.stringify(args));
  return envelope(same || tool.examples.find(each => !each.error) || { text: "Done." });
}

const envelope = example => example.error
  ? { isError: true, content: [{ type: "text", text: example.error }] }
  : { content: [{ type: "text", text: example.text || "" }], structuredContent: example.output || {}, _meta: example.hidden };

// What `window.openai` calls `toolResponseMetadata`.
const metadata = example => ({ status: "success", mcp_tool_result: envelope(example) });

const later = (action, seconds) => setTimeout(action, seconds * 1000);

function call(name, args, resolve, reject) {
  if (settings.tools === "never") return;
  if (settings.tools === "refuse") return reject("The host does not allow this call.");
  if (settings.tools === "fail") return later(() => resolve({ isError: true, content: [{ type: "text", text: "The tool failed." }] }), 0.4);
  later(() => resolve(resultOf(name, args)), settings.tools === "slow" ? 3 : 0.2);
}

// The call that the widget shows.
function give() {
  const { example } = shown;
  if (settings.state === "cancelled") return notify("ui/notifications/tool-cancelled", { reason: "the person stopped it" });
  const failed = { isError: true, content: [{ type: "text", text: "The tool failed." }] };
  notify("ui/notifications/tool-input", { arguments: example.input || {} });
  if (settings.state === "loading") return;
  const result = settings.state === "error" ? failed : envelope(example);
  if (settings.host === "both" && !result.isError) return post({ preview: "globals", globals: { toolOutput: example.output, toolResponseMetadata: metadata(example) } });
  notify("ui/notifications/tool-result", result);
}

const requests = {
  "ui/initialize": (params, resolve) => resolve({
    protocolVersion: "2026-01-26", hostInfo: { name: "parlance preview", version: "1" }, hostContext: context(),
    hostCapabilities: {
      serverTools: {}, openLinks: {}, message: { text: {} }, logging: {},
      ...(settings.host !== "both" && { updateModelContext: { text: {}, structuredContent: {} } }),
    },
  }),
  "tools/call": ({ name, arguments: args }, resolve, reject) => call(name, args, resolve, reject),
  "ui/request-display-mode": ({ mode }, resolve) => { resolve({ mode }); later(() => change("mode", mode), 0); },
  "ui/open-link": ({ url }, resolve) => { window.open(url, "_blank", "noopener"); resolve({}); },
  "ui/message": (params, resolve) => resolve({}),
  "ui/update-model-context": (params, resolve) => resolve({}),
  ping: (params, resolve) => resolve({}),
};

const openai = {
  callTool: ([name, args], resolve, reject) => call(name, args, resolve, reject),
  requestDisplayMode: ([{ mode }], resolve) => { resolve({ mode }); later(() => change("mode", mode), 0); },
  openExternal: ([{ href }], resolve) => { window.open(href, "_blank", "noopener"); resolve({}); },
  setWidgetState: ([value]) => { kept[shown.widget.name + settings.example] = value; },
  notifyIntrinsicHeight: ([height]) => resize(height),
};

function resize(height) {
  if (settings.mode === "inline" && height > 0) frame.style.blockSize = Math.ceil(height) + 2 + "px";
}

addEventListener("message", event => {
  if (!frame || event.source !== frame.contentWindow) return;
  const message = event.data || {};
  if (message.preview === "problem") return log("problem: " + message.text, message, true);
  if (message.preview === "openai") {
    log("← openai." + message.name, message.values);
    const reply = more => post({ preview: "answer", id: message.id, ...more });
    const known = openai[message.name] || ((values, resolve) => resolve({}));
    return known(message.values, result => reply({ result }), error => reply({ error }));
  }
  // A host that knows only `window.openai` does not hear the bridge.
  if (message.jsonrpc !== "2.0" || settings.host === "overlay") return;
  log("← " + (message.method || "answer"), message.params || message.result || message.error);
  if (message.method === "ui/notifications/initialized") return give();
  if (message.method === "ui/notifications/size-changed") return resize(message.params.height);
  if (message.id === undefined || !message.method) return;
  const answer = more => { log("→ answer to " + message.method, more.result || more.error); post({ jsonrpc: "2.0", id: message.id, ...more }); };
  const refuse = text => answer({ error: { code: -32000, message: text } });
  const known = requests[message.method];
  if (known) known(message.params || {}, result => answer({ result }), refuse);
  else answer({ error: { code: -32601, message: "Method not found" } });
});

load("version.js");
setInterval(() => load("version.js"), 1000);
