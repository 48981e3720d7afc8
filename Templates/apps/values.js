// Bindings and formatters. A template is text, a binding, or a list of both.

const isAbsent = value => value === undefined || value === null;

function look(path, scope) {
  let value = scope;
  for (const name of path) {
    if (isAbsent(value) || typeof value !== "object" || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

// The value itself where the template is one binding; null where an optional part is absent.
function evaluate(template, scope) {
  if (isAbsent(template) || typeof template === "string") return template;
  if (template.by) return evaluate(template.by[language] || Object.values(template.by)[0], scope);
  if (Array.isArray(template)) {
    let text = "";
    for (const part of template) {
      const value = evaluate(part, scope);
      if (value === null) return null;
      text += display(value);
    }
    return text;
  }
  const value = look(template.path, scope);
  if (isAbsent(value)) return template.optional ? null : undefined;
  return template.as ? format(template.as[0], value) : value;
}

// The text of a template; null where its row is left out.
function text(template, scope) {
  const value = evaluate(template, scope);
  return value === null ? null : display(value);
}

function display(value) {
  if (isAbsent(value)) return "–";
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number") {
    return once("digits", () => intl(Intl.NumberFormat, { useGrouping: false, maximumFractionDigits: 20 })).format(value);
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

// What is costly to make is made once; another locale, time zone or language begins anew.
const kept = new Map();
function once(name, make) {
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name);
}

// A locale or a time zone that the browser does not know is no reason to show nothing.
function intl(kind, options) {
  const { locale, timeZone } = host.context;
  const zoned = kind === Intl.DateTimeFormat ? { timeZone, ...options } : options;
  try { return new kind(locale || undefined, zoned); } catch { return new kind("en-US", { ...zoned, timeZone: undefined }); }
}

const formatters = {};

function finite(value) {
  if (!Number.isFinite(value)) throw new RangeError("not a number");
  return value;
}

function moment(value) {
  const date = new Date(value);
  if (isNaN(date)) throw new RangeError("not a date");
  return date;
}

// A value that a formatter can't read is shown as it is.
function format(name, value) {
  try { return formatters[name](value); } catch { return value; }
}
