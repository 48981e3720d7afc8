// A word that stands out; its colour says nothing that the word does not.
function badge(element, scope) {
  const word = text(element.text, scope);
  if (!word) return null;
  const tone = (element.tones || {})[String(evaluate(element.value || null, scope))] || element.tone;
  return build("span", { class: "badge " + (tone || "") }, word);
}

elements.badge = (element, scope) => {
  const made = badge(element, scope);
  return made && build("p", {}, made);
};
