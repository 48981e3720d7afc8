formatters.number = value => once("number", () => intl(Intl.NumberFormat)).format(finite(value));
formatters.percent = value =>
  once("percent", () => intl(Intl.NumberFormat, { style: "percent", maximumFractionDigits: 2 })).format(finite(value));
