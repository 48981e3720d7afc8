// The elements of a list that are shown now, and the button that shows the rest.
function rowsOf(element, scope) {
  const all = look(element.of, scope);
  const items = Array.isArray(all) ? all : [];
  const limit = view.expanded[element.id] ? items.length : Math.min(element.limit || items.length, items.length);
  const expand = () => {
    view.expanded[element.id] = true;
    render(element.id + "-" + limit);
  };
  const isWide = element.more === "fullscreen" && view.layout === "inline" && program.widgets[view.widget].fullscreen;
  const open = () => (isWide ? requestMode("fullscreen").then(mode => (mode === "fullscreen" ? enter(mode) : expand())) : expand());
  return {
    items: items.slice(0, limit),
    more: limit === items.length ? null
      : button(words.showAll + " (" + display(items.length) + ")", element.id + "-more", "quiet", open),
  };
}
