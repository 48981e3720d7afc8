elements.card = (card, scope) => {
  const title = card.title ? text(card.title, scope) : "";
  if (title === null) return null;
  const subtitle = card.subtitle ? text(card.subtitle, scope) : null;
  const mark = card.badge ? badge(card.badge, scope) : null;
  const head = title || mark ? build("div", { class: "head" },
    build("div", { class: "what" }, title ? build("h2", {}, title) : null,
      subtitle ? build("p", { class: "quiet" }, subtitle) : null), mark) : null;
  return build("section", { class: "card" }, card.image ? picture(card.image, scope) : null,
    build("div", { class: "body" }, head, draw(card.show, scope)));
};
