// The host: MCP Apps' bridge (protocol 2026-01-26) first, and `window.openai` where it is there.

const host = { context: {}, capabilities: {}, isConnected: false };
const pending = new Map();
let lastId = 0;

const overlay = () => window.openai || {};
const isFramed = window.parent !== window;
const post = message => window.parent.postMessage({ jsonrpc: "2.0", ...message }, "*");
const notify = (method, params) => { if (isFramed) post({ method, params: params || {} }); };

function request(method, params, seconds) {
  return new Promise((resolve, reject) => {
    const id = ++lastId;
    pending.set(id, { resolve, reject });
    if (seconds) {
      setTimeout(() => {
        if (pending.delete(id)) reject(Object.assign(new Error(method), { isTimeout: true }));
      }, seconds * 1000);
    }
    post({ id, method, params: params || {} });
  });
}

window.addEventListener("message", event => {
  const message = event.data;
  if (event.source !== window.parent || !isFramed || !message || message.jsonrpc !== "2.0") return;
  if (typeof message.method === "string") {
    const isRequest = message.id !== undefined && message.id !== null;
    if (isRequest) answer(message);
    else if (Object.hasOwn(received, message.method)) received[message.method](message.params || {});
    return;
  }
  const waiting = pending.get(message.id);
  if (!waiting || !pending.delete(message.id)) return;
  if (message.error) waiting.reject(Object.assign(new Error(message.error.message), { isRefused: true }));
  else waiting.resolve(message.result || {});
});

function answer({ id, method }) {
  const isKnown = method === "ui/resource-teardown" || method === "ping";
  if (method === "ui/resource-teardown") save();
  post(isKnown ? { id, result: {} } : { id, error: { code: -32601, message: "Method not found" } });
}

const received = {
  "ui/notifications/tool-input": params => takeInput(params.arguments),
  "ui/notifications/tool-result": params => takeResult(params),
  "ui/notifications/tool-cancelled": () => takeCancelled(),
  "ui/notifications/host-context-changed": params => mergeContext(params),
};

function connect() {
  readGlobals(overlay());
  window.addEventListener("openai:set_globals", event => readGlobals(event.detail && event.detail.globals));
  // A host that never answers: the overlay alone, or nobody at all.
  const alone = setTimeout(() => { if (!window.openai) takeNoHost(); }, isFramed ? 5000 : 0);
  new ResizeObserver(sendSize).observe(page);
  if (!isFramed) return;
  request("ui/initialize", {
    appInfo: program.app,
    appCapabilities: { availableDisplayModes: program.modes },
    protocolVersion: "2026-01-26",
  }).then(result => {
    clearTimeout(alone);
    host.isConnected = true;
    host.capabilities = result.hostCapabilities || {};
    mergeContext(result.hostContext || {});
    notify("ui/notifications/initialized");
    sendSize();
  }, () => {});
}

// Some hosts give the first result, or all of them, only here.
function readGlobals(globals) {
  if (!globals) return;
  if (!host.isConnected) {
    const context = {};
    for (const name of ["theme", "locale", "displayMode"]) if (globals[name]) context[name] = globals[name];
    if (globals.safeArea && globals.safeArea.insets) context.safeAreaInsets = globals.safeArea.insets;
    mergeContext(context);
  }
  // A call from this page may change these too: what the page shows then is newer.
  if (view && view.isFollowUp) return;
  if (globals.toolInput) takeInput(globals.toolInput);
  if (!globals.toolOutput && !globals.toolResponseMetadata) return;
  // Since 2026-05-27 the metadata is an envelope around the result; before, and in other hosts still, its `_meta` itself.
  const { toolOutput, toolResponseMetadata: metadata } = { ...overlay(), ...globals };
  const whole = metadata && (metadata.mcp_tool_result || metadata.call_tool_result);
  if (whole && whole.isError) takeResult(whole);
  else if (toolOutput) takeResult({ structuredContent: toolOutput, _meta: whole ? whole._meta : metadata });
}

function mergeContext(change) {
  const before = host.context;
  const now = (host.context = { ...before, ...change });
  const root = document.documentElement;
  if (now.theme === "light" || now.theme === "dark") root.dataset.theme = now.theme;
  const variables = (change.styles && change.styles.variables) || {};
  for (const name of Object.keys(variables)) {
    if (name.startsWith("--") && variables[name]) root.style.setProperty(name, variables[name]);
  }
  for (const side of ["top", "right", "bottom", "left"]) {
    const inset = now.safeAreaInsets && now.safeAreaInsets[side];
    if (inset > 0) root.style.setProperty("--safe-" + side, inset + "px");
    else root.style.removeProperty("--safe-" + side);
  }
  root.dataset.mode = now.displayMode || "inline";
  const shown = ["locale", "timeZone", "displayMode"].filter(name => before[name] !== now[name]);
  if (shown.length === 0) return;
  speak();
  takeContext(before.displayMode !== now.displayMode);
}

// The height of the content itself, and only when it has changed: a height that depends on the frame grows for ever.
// The bridge is told after it is initialized; before that a host may not listen.
const told = { bridge: 0, overlay: 0 };
function sendSize() {
  const height = Math.ceil(page.getBoundingClientRect().height);
  if (height === 0) return;
  if (host.isConnected && told.bridge !== height) {
    told.bridge = height;
    notify("ui/notifications/size-changed", { height });
  }
  if (overlay().notifyIntrinsicHeight && told.overlay !== height) {
    told.overlay = height;
    overlay().notifyIntrinsicHeight(height);
  }
}

const refuse = () => Promise.reject(Object.assign(new Error("no host"), { isRefused: true }));
const accepted = result => (result && result.isError ? refuse() : result);

// A person may be asked by the host before the call runs: it gets two minutes.
function callTool(name, args) {
  if (overlay().callTool && !(host.isConnected && host.capabilities.serverTools)) {
    return Promise.resolve(overlay().callTool(name, args));
  }
  return host.isConnected ? request("tools/call", { name, arguments: args }, 120) : refuse();
}

function sendMessage(text) {
  const follow = () =>
    overlay().sendFollowUpMessage ? Promise.resolve(overlay().sendFollowUpMessage({ prompt: text })) : refuse();
  if (!host.isConnected) return follow();
  return request("ui/message", { role: "user", content: [{ type: "text", text }] }, 30).then(accepted)
    .catch(error => (error.isTimeout ? Promise.reject(error) : follow()));
}

function openLink(url) {
  const open = () => (overlay().openExternal ? Promise.resolve(overlay().openExternal({ href: url })) : refuse());
  if (!host.isConnected) return open();
  return request("ui/open-link", { url }, 30).then(accepted).catch(open);
}

// Gives the mode that the host has chosen.
function requestMode(mode) {
  if (host.context.displayMode === mode) return Promise.resolve(mode);
  const available = host.context.availableDisplayModes;
  const ask = host.isConnected && (!available || available.includes(mode))
    ? () => request("ui/request-display-mode", { mode }, 10)
    : overlay().requestDisplayMode ? () => Promise.resolve(overlay().requestDisplayMode({ mode })) : refuse;
  return ask().then(result => (result && result.mode) || mode, () => host.context.displayMode || "inline");
}

// What a call from this page has given, so that the conversation can go on from it.
function tellModel(result) {
  const allowed = host.capabilities.updateModelContext;
  if (!host.isConnected || !allowed) return;
  const params = { content: (result.content || []).filter(block => block.type === "text") };
  if (allowed.structuredContent && result.structuredContent) params.structuredContent = result.structuredContent;
  request("ui/update-model-context", params, 30).catch(() => {});
}
