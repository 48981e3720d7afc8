const button = (label, id, style, listener) =>
  build("button", { type: "button", id, class: style, on: { click: listener } }, label);
