// A value of an enumeration: what the contract calls it, or its own word, `not_started` → `Not started`.
formatters.label = value => {
  if (typeof value !== "string") return value;
  if (Object.hasOwn(program.labels, value)) return text(program.labels[value], {});
  return value.charAt(0).toUpperCase() + value.slice(1).replace(/_/g, " ");
};
