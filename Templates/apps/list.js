elements.list = (element, scope) => {
  const { items, more } = rowsOf(element, scope);
  if (items.length === 0) return emptyText(element, scope);
  const rows = items.map((item, place) => {
    const here = { ...scope, item };
    const [title, subtitle, value] = [element.title, element.subtitle, element.value].map(part => text(part || [], here));
    if (title === null) return null;
    return build("li", { class: "row", id: element.id + "-" + place, tabindex: "-1" },
      titled(title, subtitle || null), value ? build("span", { class: "value" }, value) : null);
  });
  return [build("ul", { role: "list" }, rows), more];
};
