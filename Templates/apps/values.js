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
  return (template.as || []).reduce((shown, name) => format(name, shown), value);
}

// The text of a template; null where its row is left out.
function text(template, scope) {
  const value = evaluate(template, scope);
  return value === null ? null : display(value);
}

function display(value) {
  if (isAbsent(value)) return "–";
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number") return numberFormat({ useGrouping: false, maximumFractionDigits: 20 }).format(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const formats = new Map();
function cached(kind, options) {
  const { locale, timeZone } = host.context;
  const key = JSON.stringify([kind.name, locale, timeZone, options]);
  if (!formats.has(key)) formats.set(key, makeFormat(kind, locale, options));
  return formats.get(key);
}

// A locale or a time zone that the browser does not know is no reason to show nothing.
function makeFormat(kind, locale, options) {
  try { return new kind(locale || undefined, options); } catch { return new kind("en-US", { ...options, timeZone: undefined }); }
}

const numberFormat = options => cached(Intl.NumberFormat, options);
const zoned = options => cached(Intl.DateTimeFormat, { timeZone: host.context.timeZone, ...options });

const day = { weekday: "short", month: "short", day: "numeric" };
const clock = { hour: "numeric", minute: "2-digit" };
const isDay = value => /^\d{4}-\d\d-\d\d$/.test(value);
const yearOf = date => (date.getFullYear() === new Date().getFullYear() ? {} : { year: "numeric" });

const formatters = {
  number: value => numberFormat({}).format(finite(value)),
  percent: value => numberFormat({ style: "percent", maximumFractionDigits: 2 }).format(finite(value)),
  money(value) {
    const format = numberFormat({ style: "currency", currency: value.currency });
    return format.format(finite(value.amount) / 10 ** format.resolvedOptions().maximumFractionDigits);
  },
  // A day without a time is the same day everywhere.
  date: value => zoned({ dateStyle: "medium", ...(isDay(value) && { timeZone: "UTC" }) }).format(moment(value)),
  datetime: value => zoned({ ...day, ...clock, ...yearOf(moment(value)) }).format(moment(value)),
  time(value) {
    const isClock = /^\d\d:\d\d/.test(value);
    const date = moment(isClock ? "1970-01-01T" + value.slice(0, 5) + "Z" : value);
    return zoned({ ...clock, ...(isClock && { timeZone: "UTC" }) }).format(date);
  },
  relative(value) {
    const seconds = (moment(value) - Date.now()) / 1000;
    const units = [["day", 86400], ["hour", 3600], ["minute", 60]];
    const [unit, length] = units.find(([, length]) => Math.abs(seconds) >= length) || ["minute", 60];
    return cached(Intl.RelativeTimeFormat, { numeric: "auto" }).format(Math.round(seconds / length), unit);
  },
  // E.164: the country's code, then groups that can be read aloud.
  phone(value) {
    const parts = /^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d{4,})$/.exec(value);
    if (!parts) return value;
    const [, country, number] = parts;
    return "+" + country + " " + number.replace(/\d{3}(?=\d{3})/g, "$& ");
  },
  // A value of an enumeration, as a label: `not_started` → `Not started`.
  label: value => (typeof value === "string" ? value.charAt(0).toUpperCase() + value.slice(1).replace(/_/g, " ") : value),
};

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
