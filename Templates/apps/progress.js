// How much is done, in words and as a bar.
elements.progress = (element, scope) => {
  const [label, done] = [text(element.label, scope), Number(evaluate(element.value, scope))];
  const all = element.of ? Number(evaluate(element.of, scope)) : 1;
  if (label === null || !Number.isFinite(done) || !(all > 0)) return null;
  const share = Math.min(Math.max(done / all, 0), 1);
  const percent = once("share", () => intl(Intl.NumberFormat, { style: "percent" })).format(share);
  const told = element.of ? words.ofAll.replace("{}", display(done)).replace("{}", display(all)) : percent;
  return build("div", { class: "progress" },
    build("p", {}, build("span", {}, label), build("span", { class: "quiet" }, told)),
    build("div", {
      role: "progressbar", "aria-label": label, "aria-valuemin": 0, "aria-valuemax": 100,
      "aria-valuenow": Math.round(share * 100), "aria-valuetext": told,
    }, build("div", { style: "inline-size:" + share * 100 + "%" })));
};
