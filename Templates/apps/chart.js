// Numbers as bars or a line, drawn in per cent of whatever room there is; and as a table for those who don't see it.
elements.chart = (element, scope) => {
  const all = look(element.of, scope);
  const title = text(element.title, scope);
  const points = (Array.isArray(all) ? all : []).map(item => {
    const here = { ...scope, item };
    const raw = look(element.value.path, here);
    return { label: text(element.label, here), shown: text(element.value, here), number: Number(raw && typeof raw === "object" ? raw.amount : raw) };
  }).filter(point => point.label !== null && Number.isFinite(point.number));
  if (points.length === 0) return [build("h2", {}, title), emptyText(element, scope)];
  const numbers = points.map(point => point.number);
  const top = Math.max(0, ...numbers), bottom = Math.min(0, ...numbers);
  const y = number => 12 + (top - number) / (top - bottom || 1) * 84;
  const isBar = element.kind === "bar";
  const width = 100 / points.length;
  const middle = place => {
    const x = (place + 0.5) * width;
    return document.documentElement.dir === "rtl" ? 100 - x : x;
  };
  const draw = (tag, attributes, content) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, typeof value === "number" ? value + "%" : value);
    if (content) made.textContent = content;
    return made;
  };
  const svg = draw("svg", { "aria-hidden": "true", class: "plot", focusable: "false" });
  svg.append(draw("line", { class: "base", x1: 0, x2: 100, y1: y(0), y2: y(0) }));
  points.forEach((point, place) => {
    const { number, shown } = point, x = middle(place);
    if (isBar) {
      const size = Math.min(width * 0.64, 14);
      svg.append(draw("rect", { x: x - size / 2, width: size, y: y(Math.max(number, 0)), height: Math.abs(y(number) - y(0)), rx: "3" }));
    } else {
      if (place) svg.append(draw("line", { class: "course", x1: middle(place - 1), y1: y(numbers[place - 1]), x2: x, y2: y(number) }));
      svg.append(draw("circle", { cx: x, cy: y(number), r: "3.5" }));
    }
    // More than a few numbers would run into each other: then the highest alone.
    if (points.length < 6 || number === Math.max(...numbers) && numbers.indexOf(number) === place) {
      svg.append(draw("text", { x, y: y(Math.max(number, 0)), dy: "-7", "text-anchor": "middle" }, shown));
    }
  });
  const step = Math.ceil(points.length / 6);
  const axis = build("div", { class: "axis", "aria-hidden": "true" },
    points.map((point, place) => build("span", {}, place % step ? "" : point.label)));
  return build("figure", {}, build("figcaption", {}, title), svg, axis,
    build("div", { class: "unseen" }, build("table", {}, build("caption", {}, title), build("tbody", {}, points.map(point =>
      build("tr", {}, build("th", { scope: "row" }, point.label), build("td", {}, point.shown)))))));
};
