// What is shown: one widget's layout over one result. Text becomes text nodes, never markup.

const page = document.getElementById("page");
const live = document.getElementById("live");

// The language of the page: of those that it has, the one nearest to the host's locale.
const languages = Object.keys(program.words);
let language = languages[0];
let words = program.words[language];

function speak() {
  const wanted = (host.context.locale || "").toLowerCase();
  const nearest = match => languages.find(tag => match(tag.toLowerCase()));
  language = nearest(tag => tag === wanted) || nearest(tag => tag.split("-")[0] === wanted.split("-")[0]) || languages[0];
  words = program.words[language];
  kept.clear();
  const root = document.documentElement;
  root.lang = language;
  root.dir = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(language) ? "rtl" : "ltr";
  const loading = document.getElementById("loading");
  const said = program.widgets[program.show].loading;
  if (loading && (said || languages.length > 1)) loading.textContent = said ? text(said, given) : words.loading;
}

function build(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "on") for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    else if (value === true) made.setAttribute(name, "");
    else if (!isAbsent(value) && value !== false) made.setAttribute(name, value);
  }
  for (const child of children.flat(2)) if (!isAbsent(child)) made.append(child);
  return made;
}

// Elements inside a loop have a place of their own for each element of the list.
const placeOf = (element, scope) => element.id + (scope.place || "");

const titleOf = widget => text(program.widgets[widget].title, {});

// What the host has given; and what is shown: that, or the result of a call from this page.
const given = { input: {}, result: undefined };
let view = null;
let isBusy = false;

// `hidden`: what the result has in `_meta`, which no model reads.
function show(widget, input, { structuredContent: output, _meta: hidden }) {
  view = { widget, input, output, layout: "inline", expanded: {}, choice: {}, fields: {}, notes: {}, asking: null };
  view.hidden = { ...hidden };
}

// A host that gives a result in two ways may have what is hidden in one of them only, and later.
function addHidden(hidden) {
  if (!view || view.isFollowUp || !hidden) return;
  const before = JSON.stringify(view.hidden);
  Object.assign(view.hidden, hidden);
  if (JSON.stringify(view.hidden) !== before) render();
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
  if (given.result === key) return addHidden(result._meta);
  const isFirst = given.result === undefined;
  given.id = (result._meta || {}).viewUUID;
  given.result = key;
  if (result.isError) return notice(saying("failed") || textOf(result), "error");
  if (!result.structuredContent) return notice(textOf(result), "text");
  show(program.show, given.input, result);
  if (!(isFirst && restore())) view.layout = layoutOfMode();
  render();
}

const textOf = result =>
  (result.content || []).filter(block => block.type === "text").map(block => block.text).join("\n\n");

const saying = state => text(program.widgets[program.show][state] || null, given);
function takeCancelled() { if (!view) notice(saying("cancelled") || words.cancelled, "text"); }
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
  const title = build("h1", { class: "unseen" }, titleOf(program.show));
  page.replaceChildren(title, build("div", { class: "notice " + kind, role: kind === "error" ? "alert" : null },
    lines.map(line => build("p", {}, line))));
}

function render(focus) {
  const wanted = focus || (page.contains(document.activeElement) && document.activeElement.id);
  const widget = program.widgets[view.widget];
  headings = 0;
  const layout = (view.layout === "fullscreen" && widget.fullscreen) || widget.inline;
  const parts = draw(layout, view);
  if (!headings) parts.unshift(build("h1", { class: "unseen" }, titleOf(view.widget)));
  // In a host without fullscreen the wide layout stands in the card, and this is the way out of it.
  if (view.isInPlace && view.layout === "fullscreen") {
    const back = () => { view.layout = "inline"; render("heading"); };
    parts.push(build("button", { type: "button", id: "back", class: "quiet", on: { click: back } }, words.back));
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
  if(path, scope, element) {
    const value = look(path, scope);
    const holds = element.is ? element.is.includes(String(value)) : !isAbsent(value) && value !== false;
    return draw((holds ? element.then : element.else) || [], scope);
  },
};

function enter(mode) {
  host.context.displayMode = mode;
  document.documentElement.dataset.mode = mode;
  view.layout = layoutOfMode();
  render("heading");
}

// A host that keeps the page's state gives it back after a reload; elsewhere the browser may, if the server has named this
// view (`_meta.viewUUID`, as MCP Apps' patterns have it). What is typed is kept when it is done, not by the letter.
page.addEventListener("change", () => save());

function save() {
  if (!view) return;
  const { widget, input, output, hidden, choice, fields, expanded, isFollowUp } = view;
  const privateContent = {
    parlance: 1, choice, fields, expanded, shown: isFollowUp ? { widget, input, output, hidden } : null,
  };
  const isTold = host.isConnected && host.capabilities.updateModelContext;
  if (overlay().setWidgetState) {
    overlay().setWidgetState({ modelContent: isFollowUp && !isTold ? JSON.stringify(output) : null, privateContent });
  } else if (given.id) shelf(store => store.setItem("parlance:" + given.id, JSON.stringify([Date.now(), privateContent])));
}

// Nothing lies there for more than a month. A frame without an origin has no such place.
function shelf(use) {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith("parlance:") && !(JSON.parse(localStorage[name])[0] > Date.now() - 2.6e9)) localStorage.removeItem(name);
    }
    return use(localStorage);
  } catch { return null; }
}

function restore() {
  let state = overlay().widgetState;
  if (!overlay().setWidgetState && given.id) state = shelf(store => JSON.parse(store["parlance:" + given.id])[1]);
  const kept = state && (state.privateContent || state);
  if (!kept || kept.parlance !== 1) return false;
  const { shown } = kept;
  if (shown && Object.hasOwn(program.widgets, shown.widget)) {
    show(shown.widget, shown.input, { structuredContent: shown.output, _meta: shown.hidden });
    view.isFollowUp = true;
  }
  for (const part of ["choice", "fields", "expanded"]) view[part] = kept[part] || {};
  return Boolean(shown);
}
