fieldKinds.toggle = {
  initial: field => field.default === true,
  make(field, attributes, value) {
    const control = build("input", { type: "checkbox", role: "switch", ...attributes, checked: value });
    return { part: control, controls: [control], isToggle: true, get: () => control.checked };
  },
  read: raw => raw,
};
