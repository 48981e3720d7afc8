elements.table = (element, scope) => {
  const { id, items, more } = rowsOf(element, scope);
  if (items.length === 0) return emptyText(element, scope);
  // Roles are written out: a narrow screen lays the rows of a wide table out as blocks, and those would lose them.
  const columns = element.columns.map(({ label, value, isNumber }) => ({
    label: text(label, scope) || "", value, align: isNumber ? "end" : null,
  }));
  const header = columns.map(({ label, align }) =>
    build("th", { role: "columnheader", scope: "col", class: align }, label));
  const rows = items.map((item, place) => {
    const here = { ...scope, item };
    return build("tr", { role: "row", id: id + "-" + place, tabindex: "-1" }, columns.map(({ label, value, align }) =>
      build("td", { role: "cell", class: align, "data-label": label }, text(value, here) || "–")));
  });
  return [build("table", { role: "table", class: columns.length > 3 ? "wide" : null },
    build("thead", { role: "rowgroup" }, build("tr", { role: "row" }, header)),
    build("tbody", { role: "rowgroup" }, rows)), more];
};
