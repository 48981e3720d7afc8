elements.choice = (element, scope) => {
  const { items, more } = rowsOf(element, scope);
  const title = element.label ? heading(element.label) : null;
  if (items.length === 0) return [title, emptyText(element, scope)];
  const options = items.map((item, place) => {
    const here = { ...scope, item };
    const value = evaluate(element.value, here);
    const name = text(element.title, here);
    if (isAbsent(value) || name === null) return null;
    const input = build("input", {
      type: "radio", name: element.id, id: element.id + "-" + place, checked: view.choice[element.name] === value,
      on: { change: () => choose(element, value) },
    });
    return build("label", { class: "option" }, input, titled(name, text(element.subtitle || [], here) || null));
  });
  const note = view.notes[element.id];
  return [
    build("fieldset", { role: "radiogroup", "aria-required": element.required ? "true" : null },
      build("legend", { class: title ? null : "unseen" }, title || program.widgets[view.widget].title), options),
    more, note ? build("p", { class: "note bad" }, note.message) : null,
  ];
};

function choose(element, value) {
  view.choice[element.name] = value;
  save();
  if (element.isLive || view.notes[element.id]) {
    delete view.notes[element.id];
    render();
  }
}

// Whether everything that a call needs has been chosen; if not, it is said at the choice.
function isChosen(needs) {
  const missing = needs.find(need => isAbsent(view.choice[need.name]));
  if (missing) remark(missing.id, words.choose, "bad", missing.id + "-0");
  return !missing;
}
