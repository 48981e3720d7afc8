fieldKinds.date = plain("date");
// JSON Schema's time has a zone: the person's own, as it is today.
const pad = number => String(number).padStart(2, "0");
fieldKinds.time = {
  ...plain("time"),
  initial(field) {
    const date = new Date(new Date().toISOString().slice(0, 11) + field.default);
    return isNaN(date) ? "" : pad(date.getHours()) + ":" + pad(date.getMinutes());
  },
  read(raw) {
    const east = -new Date().getTimezoneOffset();
    const zone = (east < 0 ? "-" : "+") + pad(Math.floor(Math.abs(east) / 60)) + ":" + pad(Math.abs(east) % 60);
    return (raw.length === 5 ? raw + ":00" : raw) + zone;
  },
};
// Entered in the person's own time, sent as a moment.
fieldKinds.datetime = {
  ...plain("datetime-local"),
  initial(field) {
    const date = new Date(field.default);
    return isNaN(date) ? "" : new Date(date - date.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  },
  read: raw => (isNaN(new Date(raw)) ? undefined : new Date(raw).toISOString()),
  wrong: "required",
};
