elements.choice = (element, scope) => {
  const { items, more } = rowsOf(element, scope);
  const title = element.label ? heading(text(element.label, scope)) : null;
  if (items.length === 0) return [title, emptyText(element, scope)];
  const options = items.map((item, place) => {
    const here = { ...scope, item };
    const value = evaluate(element.value, here);
    const name = text(element.title, here);
    if (isAbsent(value) || name === null) return null;
    const isChosen = element.many ? (view.choice[element.name] || []).includes(value) : view.choice[element.name] === value;
    const input = build("input", {
      type: element.many ? "checkbox" : "radio", name: element.id, id: element.id + "-" + place, checked: isChosen,
      on: { change: event => choose(element, value, event.target.checked) },
    });
    return build("label", { class: "option" }, input, titled(name, text(element.subtitle || [], here) || null));
  });
  const note = view.notes[element.id];
  return [
    build("fieldset", element.many ? {} : { role: "radiogroup", "aria-required": element.required ? "true" : null },
      build("legend", { class: title ? null : "unseen" }, title || titleOf(view.widget)), options),
    more, note ? build("p", { class: "note bad" }, note.message) : null,
  ];
};

function choose(element, value, isOn) {
  const others = (view.choice[element.name] || []);
  view.choice[element.name] = !element.many ? value : isOn ? [...others, value] : others.filter(other => other !== value);
  save();
  if (element.isLive || view.notes[element.id]) {
    delete view.notes[element.id];
    render();
  }
}

// Whether everything that a call needs has been chosen; if not, it is said at the choice.
function isChosen(needs) {
  const missing = needs.find(need => isAbsent(view.choice[need.name]) || view.choice[need.name].length === 0);
  if (missing) remark(missing.id, words.choose, "bad", missing.id + "-0");
  return !missing;
}
