formatters.relative = value => {
  const seconds = (moment(value) - Date.now()) / 1000;
  const units = [["day", 86400], ["hour", 3600], ["minute", 60]];
  const [unit, length] = units.find(([, length]) => Math.abs(seconds) >= length) || ["minute", 60];
  return once("relative", () => intl(Intl.RelativeTimeFormat, { numeric: "auto" })).format(Math.round(seconds / length), unit);
};
