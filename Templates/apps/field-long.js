fieldKinds.long = {
  ...plain("text"),
  make(field, attributes, value) {
    const control = build("textarea", { rows: "4", ...attributes });
    control.value = value;
    return { part: control, controls: [control], get: () => control.value };
  },
};
