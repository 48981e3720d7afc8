elements.facts = (facts, scope) => {
  const rows = facts.map(fact => [text(fact.label, scope), text(fact.value, scope)]);
  const shown = rows.filter(row => !row.includes(null));
  return shown.length === 0 ? null : build("dl", {}, shown.map(([label, value]) =>
    build("div", { class: "row" }, build("dt", {}, label), build("dd", {}, value))));
};
