// An amount in the currency's main unit, sent in its smallest one.
fieldKinds.money = {
  initial(field) {
    const { amount, currency } = field.default || {};
    const known = currency || field.currencies[0] || field.currency || "";
    return { amount: Number.isFinite(amount) ? String(amount / 10 ** digitsOf(known)) : "", currency: known };
  },
  make(field, attributes, value) {
    const amount = build("input", { type: "text", inputmode: "decimal", autocomplete: "off", ...attributes });
    amount.value = value.amount;
    const choices = field.currencies.map(code => build("option", { value: code }, code));
    const label = { id: attributes.id + "-currency", "aria-label": field.label + ": " + words.currency, class: "currency" };
    const currency = choices.length > 0 ? build("select", label, choices) : build("input", { type: "text", maxlength: "3", ...label });
    currency.value = value.currency;
    return {
      part: build("div", { class: "money" }, amount, currency), controls: [amount, currency],
      get: () => ({ amount: amount.value.trim(), currency: currency.value.trim().toUpperCase() }),
    };
  },
  read(raw) {
    const parts = /^(\d+)(?:[.,](\d+))?$/.exec(raw.amount);
    const digits = digitsOf(raw.currency);
    if (!parts || !/^[A-Z]{3}$/.test(raw.currency) || (parts[2] || "").length > digits) return undefined;
    return { amount: Number(parts[1] + (parts[2] || "").padEnd(digits, "0")), currency: raw.currency };
  },
  wrong: "amount",
};

const digitsOf = currency => {
  try { return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits; } catch { return 2; }
};

// The amount, and how many of its units make one of the currency.
const amountOf = value => [value.amount, 10 ** digitsOf(value.currency)];
