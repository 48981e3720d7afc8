// Several of a few words: a box for each.
fieldKinds.many = {
  initial: field => field.options.map((option, place) => place).filter(place => (field.default || []).includes(field.options[place].value)),
  make(field, { id, ...attributes }, value) {
    const controls = field.options.map((option, place) =>
      build("input", { type: "checkbox", id: id + "-" + place, ...attributes, checked: value.includes(place) }));
    return {
      isGroup: true, controls,
      part: field.options.map((option, place) => build("label", { class: "one" }, controls[place], text(option.label, {}))),
      get: () => controls.map((control, place) => place).filter(place => controls[place].checked),
    };
  },
  read: (raw, field) => raw.map(place => field.options[place].value),
  fault(value, raw, field) {
    if (value.length < field.minItems) return words.atLeast.replace("{}", grouped(field.minItems));
    if (value.length > field.maxItems) return words.atMost.replace("{}", grouped(field.maxItems));
  },
};
