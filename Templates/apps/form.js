// Inputs for a tool's parameters. Each is checked against the tool's schema before the call.

elements.form = (form, scope, element) => {
  const { id } = element;
  const values = view.fields[id] || (view.fields[id] = {});
  const fields = form.fields.map(field => input(said(field, scope), id + "-" + field.name, values));
  const title = form.title ? heading(form.title) : null;
  const submit = () => {
    if (isBusy) return;
    const args = argumentsOf(form.with, scope);
    const wrong = fields.filter(field => !field.read(args));
    if (wrong.length > 0) wrong[0].focus();
    else if (!form.needs || isChosen(form.needs)) start(form, args, id, id + "-submit");
  };
  // Not a <form>: hosts' sandboxes do not allow one to be submitted, not even to its own script.
  const enter = event => {
    if (event.key !== "Enter" || event.target.localName !== "input") return;
    // The question before a write takes the focus: this key must not answer it too.
    event.preventDefault();
    submit();
  };
  return build("div", { id, role: "form", "aria-label": form.title || program.tools[form.call].title }, title,
    build("div", { on: { keydown: enter } }, fields.map(field => field.box)),
    footer(id, [button(text(form.submit, scope), id + "-submit", "primary", submit)]));
};

// A field with its texts in the page's language, and with what stands in it at first.
const said = (field, scope) => {
  const first = field.value ? evaluate(field.value, scope) : null;
  return {
    ...field, label: text(field.label, scope) || field.name, hint: field.hint ? text(field.hint, scope) : null,
    default: isAbsent(first) ? field.default : first,
  };
};

// One field: its box, a way to read it into the arguments (false where it is wrong), and a way to go to it.
function input(field, id, values) {
  const kind = fieldKinds[field.kind];
  const label = [field.label, field.optional ? build("span", { class: "quiet" }, " (" + words.optional + ")") : null];
  const hint = field.hint ? build("p", { class: "quiet hint", id: id + "-hint" }, field.hint) : null;
  const note = build("p", { class: "note bad", id: id + "-note", hidden: true });
  const described = [hint ? id + "-hint" : null, id + "-note"].filter(Boolean).join(" ");
  const kept = Object.hasOwn(values, field.name) ? values[field.name] : undefined;
  const made = kind.make(field, { id, name: field.name, "aria-describedby": described }, isAbsent(kept) ? kind.initial(field) : kept);
  const complain = message => {
    note.textContent = message;
    note.hidden = !message;
    for (const control of made.controls) {
      if (message) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  };
  const keep = () => { values[field.name] = made.get(); };
  for (const control of made.controls) {
    control.addEventListener("input", () => { keep(); complain(""); });
    if (!field.optional && !made.isToggle && !made.isGroup) control.setAttribute("aria-required", "true");
  }
  const box = made.isToggle
    ? build("div", { class: "field" }, build("label", { class: "toggle", for: id }, build("span", {}, label), made.part), hint, note)
    : build(made.isGroup ? "fieldset" : "div", { class: "field" },
      made.isGroup ? build("legend", {}, label) : build("label", { for: id }, label), hint, made.part, note);
  return {
    box,
    focus: () => made.controls[0].focus(),
    read(args) {
      const raw = made.get();
      if (isBlank(raw)) {
        complain(field.optional ? "" : words.required);
        return Boolean(field.optional);
      }
      const value = kind.read(raw, field);
      const message = value === undefined ? words[kind.wrong] : (kind.fault || fault)(value, raw, field);
      complain(message || "");
      if (message) return false;
      args[field.name] = value;
      return true;
    },
  };
}

const isBlank = raw => raw.length === 0 || raw.amount === "";

const grouped = number => once("grouped", () => intl(Intl.NumberFormat, { maximumFractionDigits: 20 })).format(number);

// What is wrong with a value, in words; nothing if it is right.
function fault(value, raw, field) {
  const say = (sentence, ...numbers) => numbers.reduce((text, number) => text.replace("{}", grouped(number)), sentence);
  if (typeof value === "string") {
    const length = [...value].length;
    if (length < field.minLength) return say(words.longer, field.minLength);
    if (length > field.maxLength) return say(words.shorter, field.maxLength, length);
    if (field.pattern && !matches(field.pattern, value)) return field.example ? words.like.replace("{}", field.example) : words.form;
    if (field.kind === "email" && !/^[^@\s]+@[^@\s]+$/.test(value)) return words.email;
    if (field.kind === "link" && !/^[a-z][a-z0-9+.-]*:\S+$/i.test(value)) return words.link;
  }
  const [number, scale] = typeof value === "number" ? [value, 1] : field.kind === "money" ? amountOf(value) : [NaN, 1];
  if (number < field.minimum) return say(words.atLeast, field.minimum / scale);
  if (number > field.maximum) return say(words.atMost, field.maximum / scale);
  if (number <= field.exclusiveMinimum) return say(words.moreThan, field.exclusiveMinimum / scale);
  if (number >= field.exclusiveMaximum) return say(words.lessThan, field.exclusiveMaximum / scale);
  if (field.multipleOf && Math.abs(number / field.multipleOf - Math.round(number / field.multipleOf)) > 1e-9) {
    return say(words.multiple, field.multipleOf / scale);
  }
}

function matches(pattern, value) {
  try { return new RegExp(pattern, "u").test(value); } catch { return true; }
}

const plain = (type, more) => ({
  initial: field => (isAbsent(field.default) ? "" : String(field.default)),
  make(field, attributes, value) {
    const control = build("input", { type, ...more, ...attributes });
    control.value = value;
    return { part: control, controls: [control], get: () => control.value };
  },
  read: raw => raw,
});

const fieldKinds = {
  text: plain("text", { autocomplete: "off" }),
  email: plain("email", { autocomplete: "email" }),
  link: plain("url"),
};
