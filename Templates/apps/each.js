// The same elements for each element of a list. What has a state in them has one for each.
elements.each = (element, scope) => {
  const { id, items, more } = rowsOf(element, scope);
  if (items.length === 0) return emptyText(element, scope);
  const parts = items.map((item, place) =>
    build("li", { id: id + "-" + place, tabindex: "-1" },
      draw(element.show, { ...scope, item, place: (scope.place || "") + "." + place })));
  return [build("ul", { role: "list", class: "each" }, parts), more];
};
