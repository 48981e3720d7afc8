// The amount is in the currency's smallest unit.
formatters.money = ({ amount, currency }) => {
  const made = once("money " + currency, () => {
    const format = intl(Intl.NumberFormat, { style: "currency", currency });
    return { format, unit: 10 ** format.resolvedOptions().maximumFractionDigits };
  });
  return made.format.format(finite(amount) / made.unit);
};
