elements.list = (element, scope) => {
  const { id, items, more } = rowsOf(element, scope);
  if (items.length === 0) return emptyText(element, scope);
  const rows = items.map((item, place) => {
    const here = { ...scope, item };
    const [title, subtitle, value] = [element.title, element.subtitle, element.value].map(part => text(part || [], here));
    if (title === null) return null;
    return build("li", { class: "row", id: id + "-" + place, tabindex: "-1" },
      element.image ? picture(element.image, here) : null, titled(title, subtitle || null),
      value ? build("span", { class: "value" }, value) : null, element.badge ? badge(element.badge, here) : null);
  });
  return [build("ul", { role: "list", class: element.image ? "pictured" : null }, rows), more];
};
