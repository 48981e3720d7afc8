// Stages in their order, and which one it is at. A value that is none of them marks none.
elements.steps = ({ at, steps }, scope) => {
  const now = steps.findIndex(step => step.value === String(look(at, scope)));
  return build("ol", { class: "steps", role: "list" }, steps.map((step, place) =>
    build("li", { class: place < now ? "past" : null, "aria-current": place === now ? "step" : null },
      build("span", {}, text(step.label, scope)),
      place < now ? build("span", { class: "unseen" }, " (" + words.stepDone + ")") : null)));
};
