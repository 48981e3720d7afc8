// E.164: the country's code, then groups that can be read aloud. Its digits run from left to right in every script.
formatters.phone = value => {
  const parts = /^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d{4,})$/.exec(value);
  if (!parts) return value;
  const [, country, number] = parts;
  return "\u2066+" + country + " " + number.replace(/\d{3}(?=\d{3})/g, "$& ") + "\u2069";
};
