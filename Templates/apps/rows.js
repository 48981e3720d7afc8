// What is said where a list is empty.
function emptyText(element, scope) {
  const message = element.empty ? text(element.empty, scope) : words.nothing;
  return message === null ? null : build("p", { class: "quiet" }, message);
}

// A title, and a subtitle under it.
const titled = (title, subtitle) => build("span", { class: "what" }, build("span", {}, title),
  isAbsent(subtitle) ? null : build("span", { class: "quiet" }, subtitle));

// The elements of a list that are shown now, and the button that shows the rest.
function rowsOf(element, scope) {
  const all = look(element.of, scope);
  const items = Array.isArray(all) ? all : [];
  const id = placeOf(element, scope);
  const limit = view.expanded[id] ? items.length : Math.min(element.limit || items.length, items.length);
  const expand = () => {
    view.expanded[id] = true;
    save();
    render(id + "-" + limit);
  };
  const isWide = element.more === "fullscreen" && view.layout === "inline" && program.widgets[view.widget].fullscreen;
  const open = () => (isWide ? requestMode("fullscreen").then(mode => (mode === "fullscreen" ? enter(mode) : expand())) : expand());
  return {
    id, items: items.slice(0, limit),
    more: limit === items.length ? null
      : button(words.showAll + " (" + display(items.length) + ")", id + "-more", "quiet more", open),
  };
}
