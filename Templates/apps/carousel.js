// Cards side by side. A finger moves them, the arrow keys do, and where there is a mouse two buttons.
elements.carousel = (element, scope) => {
  const { id, items } = rowsOf(element, scope);
  if (items.length === 0) return emptyText(element, scope);
  const cards = items.map((item, place) => {
    const here = { ...scope, item, place: (scope.place || "") + "." + place };
    const title = text(element.title, here);
    if (title === null) return null;
    const details = element.details.map(detail => text(detail, here)).filter(Boolean);
    return build("li", { class: "card", id: id + "-" + place, tabindex: "-1" },
      element.image ? picture(element.image, here) : null,
      build("div", { class: "body" }, build("div", { class: "head" }, build("h2", {}, title), element.badge ? badge(element.badge, here) : null),
        details.map(detail => build("p", { class: "quiet" }, detail)), draw(element.show || [], here)));
  });
  const track = build("ul", { role: "list", class: "carousel", tabindex: "0", "aria-label": titleOf(view.widget) }, cards);
  const move = step => track.scrollBy({
    left: step * track.clientWidth * 0.8 * (document.documentElement.dir === "rtl" ? -1 : 1),
    behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
  });
  const arrow = (name, sign, step) => build("button", {
    type: "button", class: "secondary", id: id + "-" + name, "aria-label": words[name], on: { click: () => move(step) },
  }, build("span", { "aria-hidden": "true", class: "arrow" }, sign));
  return build("div", {}, track, items.length < 3 ? null : build("div", { class: "arrows" }, arrow("previous", "‹", -1), arrow("next", "›", 1)));
};
