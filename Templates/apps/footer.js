// Under buttons and forms: the question before a write, the call, and how it went.

function footer(id, controls) {
  const { asking } = view;
  const note = view.notes[id];
  const isAsked = asking && asking.id === id;
  return build("div", { class: "footer" },
    isAsked ? question(asking) : build("div", { class: "buttons" }, controls),
    note ? build("p", { class: "note " + note.kind }, note.message) : null);
}

function remark(id, message, kind, focus) {
  view.notes = { [id]: { message, kind } };
  render(focus);
  live.textContent = message;
}

const argumentsOf = (bound, scope) => {
  const values = {};
  for (const [name, template] of Object.entries(bound || {})) {
    const value = evaluate(template, scope);
    if (!isAbsent(value)) values[name] = value;
  }
  return values;
};

// `call`: the action or form. `id`: its footer. `from`: the control that was pressed.
function start(call, args, id, from) {
  const asked = { call, args, id, from };
  if (!program.tools[call.call].ask) return run(asked);
  view.asking = asked;
  render("ask-yes");
}

function question(asked) {
  const tool = program.tools[asked.call.call];
  // A key that is held down must not answer the question that it has opened.
  const key = event => {
    if (event.repeat) event.preventDefault();
    else if (event.key === "Escape") refuse();
  };
  const refuse = () => { view.asking = null; render(asked.from); };
  return build("div", {
    class: "asking", role: "group", "aria-labelledby": "ask", on: { keydown: key },
  }, build("p", { id: "ask" }, text(tool.ask, { input: asked.args }) || tool.title), build("div", { class: "buttons" },
    button(words.yes, "ask-yes", "primary", () => run(asked)), button(words.no, "ask-no", "secondary", refuse)));
}

// What a tool says of itself it says in the contract's first language only.
const inOwnWords = message => (language === languages[0] ? message : null);

async function run({ call, args, id, from }) {
  if (isBusy) return;
  const tool = program.tools[call.call];
  const started = view;
  isBusy = true;
  view.asking = null;
  remark(id, inOwnWords(tool.running) || words.working, "quiet");
  let outcome;
  try {
    const result = await callTool(call.call, args);
    if (result.isError) outcome = [call.failed ? text(call.failed, started) : textOf(result), "bad"];
    else outcome = succeed(call, args, result, started);
  } catch (error) {
    outcome = [error.isTimeout ? words.silent : error.isRefused && !host.isConnected ? words.refused : words.failed, "bad"];
  }
  isBusy = false;
  if (view === started) remark(id, outcome[0] || words.failed, outcome[1], from);
  else if (view) {
    render("heading");
    save();
  }
}

function succeed(call, args, result, started) {
  const done = [inOwnWords(program.tools[call.call].done) || words.done, "good"];
  tellModel(result);
  if (!call.then || view !== started) return done;
  if (!result.structuredContent) return [textOf(result) || done[0], "good"];
  show(call.then, args, result);
  view.isFollowUp = true;
  // A wide layout of nothing but a form would hide what came of it.
  const wide = program.widgets[view.widget].fullscreen || [];
  view.layout = wide.some(element => !element.form && !element.actions) ? layoutOfMode() : "inline";
  view.isInPlace = started.isInPlace;
  live.textContent = done[0];
}
