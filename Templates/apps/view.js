// What is shown: one widget's layout over one result. Text becomes text nodes, never markup.

const page = document.getElementById("page");
const live = document.getElementById("live");

const words = {
  cancelled: "This was cancelled.", failed: "That did not work. Please try again.",
  refused: "That can’t be done here.", silent: "No answer came. Check before you try again.",
  noHost: "This is shown inside a conversation.", nothing: "Nothing to show.", done: "Done.", sent: "Sent.",
  working: "Working…", yes: "Yes", no: "No", back: "Back", showAll: "Show all", choose: "Choose one first.",
  optional: "optional", required: "Please fill this in.", pick: "Please choose…",
};

function build(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "on") for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    else if (value === true) made.setAttribute(name, "");
    else if (!isAbsent(value) && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter(child => !isAbsent(child)));
  return made;
}

const button = (label, id, style, listener) =>
  build("button", { type: "button", id, class: style, on: { click: listener } }, label);

// What the host has given; and what is shown: that, or the result of a call from this page.
const given = { input: {}, result: undefined };
let view = null;
let isBusy = false;

function show(widget, input, output) {
  view = { widget, input, output, layout: "inline", expanded: {}, choice: {}, fields: {}, notes: {}, asking: null };
}

const layoutOfMode = () => (host.context.displayMode === "fullscreen" ? "fullscreen" : "inline");

function takeInput(input) {
  const isNew = JSON.stringify(input || {}) !== JSON.stringify(given.input);
  given.input = input || {};
  if (!isNew || !view || view.isFollowUp) return;
  view.input = given.input;
  render();
}

function takeResult(result) {
  const key = JSON.stringify([result.structuredContent, result.isError]);
  if (given.result === key) return;
  const isFirst = given.result === undefined;
  given.result = key;
  if (result.isError || !result.structuredContent) return notice(textOf(result), result.isError ? "error" : "text");
  show(program.show, given.input, result.structuredContent);
  if (!(isFirst && restore())) view.layout = layoutOfMode();
  render();
}

const textOf = result =>
  (result.content || []).filter(block => block.type === "text").map(block => block.text).join("\n\n");

function takeCancelled() { if (!view) notice(words.cancelled, "text"); }
function takeNoHost() { if (!view) notice(words.noHost, "text"); }

function takeContext(isNewMode) {
  if (!view) return;
  if (isNewMode) view.layout = layoutOfMode();
  render();
}

function notice(message, kind) {
  view = null;
  page.removeAttribute("aria-busy");
  const lines = (message || (kind === "error" ? words.failed : words.nothing)).split("\n\n");
  const title = build("h1", { class: "unseen" }, program.widgets[program.show].title);
  page.replaceChildren(title, build("div", { class: "notice " + kind, role: kind === "error" ? "alert" : null },
    lines.map(line => build("p", {}, line))));
}

function render(focus) {
  const wanted = focus || (page.contains(document.activeElement) && document.activeElement.id);
  const widget = program.widgets[view.widget];
  headings = 0;
  const layout = (view.layout === "fullscreen" && widget.fullscreen) || widget.inline;
  const parts = draw(layout, view);
  if (!headings) parts.unshift(build("h1", { class: "unseen" }, widget.title));
  // In a host without fullscreen the wide layout stands in the card, and this is the way out of it.
  if (view.isInPlace && view.layout === "fullscreen") {
    parts.push(button(words.back, "back", "quiet", () => { view.layout = "inline"; render("heading"); }));
  }
  page.replaceChildren(...parts);
  page.toggleAttribute("aria-busy", false);
  if (isBusy) {
    page.setAttribute("aria-busy", "true");
    for (const control of page.querySelectorAll("button, input, select, textarea")) control.disabled = true;
  }
  const place = wanted && document.getElementById(wanted);
  if (place) place.focus({ preventScroll: !focus });
}

const draw = (layout, scope) => layout.flatMap(element => {
  const kind = Object.keys(element)[0];
  return elements[kind](element[kind], scope, element);
}).filter(part => !isAbsent(part));

let headings = 0;
function heading(message) {
  headings += 1;
  return headings === 1
    ? build("h1", { id: "heading", tabindex: "-1" }, message)
    : build("h2", {}, message);
}

const elements = {
  heading(template, scope) {
    const message = text(template, scope);
    return message === null ? null : heading(message);
  },
  text(template, scope) {
    const message = text(template, scope);
    return message === null ? null : build("p", {}, message);
  },
  facts(facts, scope) {
    const rows = facts.map(fact => [text(fact.label, scope), text(fact.value, scope)]);
    const shown = rows.filter(row => !row.includes(null));
    return shown.length === 0 ? null : build("dl", {}, shown.map(([label, value]) =>
      build("div", { class: "row" }, build("dt", {}, label), build("dd", {}, value))));
  },
  if(path, scope, element) {
    const value = look(path, scope);
    return draw((isAbsent(value) || value === false ? element.else : element.then) || [], scope);
  },
};

function emptyText(element, scope) {
  const message = element.empty ? text(element.empty, scope) : words.nothing;
  return message === null ? null : build("p", { class: "quiet" }, message);
}

// A title, and a subtitle under it.
const titled = (title, subtitle) => build("span", { class: "what" }, build("span", {}, title),
  isAbsent(subtitle) ? null : build("span", { class: "quiet" }, subtitle));

function enter(mode) {
  host.context.displayMode = mode;
  document.documentElement.dataset.mode = mode;
  view.layout = layoutOfMode();
  render("heading");
}

// A host that keeps the page's state gives it back after a reload.
function save() {
  if (!overlay().setWidgetState || !view) return;
  const { widget, input, output, choice, isFollowUp } = view;
  const isTold = host.isConnected && host.capabilities.updateModelContext;
  overlay().setWidgetState({
    modelContent: isFollowUp && !isTold ? JSON.stringify(output) : null,
    privateContent: { parlance: 1, choice, shown: isFollowUp ? { widget, input, output } : null },
  });
}

function restore() {
  const state = overlay().widgetState;
  const kept = state && (state.privateContent || state);
  if (!kept || kept.parlance !== 1) return false;
  const { shown } = kept;
  if (shown && Object.hasOwn(program.widgets, shown.widget)) {
    show(shown.widget, shown.input, shown.output);
    view.isFollowUp = true;
  }
  view.choice = kept.choice || {};
  return Boolean(shown);
}
