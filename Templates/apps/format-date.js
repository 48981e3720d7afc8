const dateFormat = (name, options) => once(name, () => intl(Intl.DateTimeFormat, options));

// A day without a time is the same day everywhere.
formatters.date = value => {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value);
  return dateFormat("date " + isDay, { dateStyle: "medium", ...(isDay && { timeZone: "UTC" }) }).format(moment(value));
};

const clock = { hour: "numeric", minute: "2-digit" };
formatters.datetime = value => {
  const date = moment(value);
  const isThisYear = date.getFullYear() === new Date().getFullYear();
  return dateFormat("datetime " + isThisYear, {
    weekday: "short", month: "short", day: "numeric", ...clock, ...(!isThisYear && { year: "numeric" }),
  }).format(date);
};

formatters.time = value => {
  const isClock = /^\d\d:\d\d/.test(value);
  const date = moment(isClock ? "1970-01-01T" + value.slice(0, 5) + "Z" : value);
  return dateFormat("time " + isClock, { ...clock, ...(isClock && { timeZone: "UTC" }) }).format(date);
};
