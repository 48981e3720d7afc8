fieldKinds.select = {
  initial: field => field.options.findIndex(option => option.value === field.default),
  make(field, attributes, value) {
    const first = build("option", { value: "" }, field.optional ? "" : words.pick);
    const options = field.options.map((option, place) => build("option", { value: String(place) }, text(option.label, {})));
    const control = build("select", attributes, first, options);
    control.value = value === -1 ? "" : String(value);
    return { part: control, controls: [control], get: () => control.value };
  },
  read: (raw, field) => field.options[Number(raw)].value,
};
