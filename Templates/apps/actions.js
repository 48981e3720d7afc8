// Buttons under a layout: they call a tool, send a message, open a link or change the display mode.

elements.actions = (actions, scope, element) => {
  const id = placeOf(element, scope);
  const controls = actions.map((action, place) => control(action, scope, id, id + "-" + place)).filter(Boolean);
  return controls.length === 0 ? null : footer(id, controls);
};

function control(action, scope, footerID, id) {
  const label = text(action.label, scope);
  const needs = action.needs || [];
  // Where there is nothing to choose from, nothing can be done with a choice.
  if (label === null || needs.some(need => !(look(need.of, scope) || []).length)) return null;
  const style = action.style || "secondary";
  if (action.link) return link(text(action.link, scope), label, style, footerID, id);
  const message = action.message && text(action.message, scope);
  if (message === null) return null;
  return button(label, id, style, () => {
    if (message) send(message, footerID, id);
    else if (action.open) openMode(action.open);
    else if (needs.length === 0 || isChosen(needs)) start(action, argumentsOf(action.with, scope), footerID, id);
  });
}

function link(url, label, style, footerID, id) {
  if (!/^(https:\/\/|mailto:|tel:)/i.test(url || "")) return null;
  const follow = event => {
    event.preventDefault();
    openLink(url).catch(() => remark(footerID, words.refused, "bad", id));
  };
  return build("a", { id, class: style, href: url, target: "_blank", rel: "noopener noreferrer", on: { click: follow } }, label);
}

async function send(message, footerID, id) {
  const started = view;
  isBusy = true;
  render();
  const outcome = await sendMessage(message).then(
    () => [words.sent, "good"], error => [error.isTimeout ? words.failed : words.refused, "bad"]);
  isBusy = false;
  if (view === started) remark(footerID, outcome[0], outcome[1], id);
  else if (view) render();
}

// Where the host has no such mode, the layout is shown in place.
async function openMode(mode) {
  if (await requestMode(mode) === mode) return enter(mode);
  view.isInPlace = true;
  view.layout = mode;
  render("heading");
}
