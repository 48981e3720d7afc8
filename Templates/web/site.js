// The site around: its colours come behind the # of the address, and it is told how high the page is.

const told = new URLSearchParams(location.hash.slice(1));
const root = document.documentElement;
const colours = ["accent", "on-accent", "surface", "raised", "text", "quiet", "line", "edge", "bad"];
for (const [name, kind] of [...colours.map(colour => [colour, "color"]), ["radius", "border-radius"], ["font", "font-family"]]) {
  const value = told.get(name);
  if (value && !/[;{}]|url\(/.test(value) && CSS.supports(kind, value)) root.style.setProperty("--parlance-" + name, value);
}
if (["light", "dark"].includes(told.get("theme"))) root.dataset.theme = told.get("theme");

// On a colour of the site's, text is black or white, whichever can be read.
if (root.style.getPropertyValue("--parlance-accent") && !root.style.getPropertyValue("--parlance-on-accent")) {
  const painted = document.createElement("canvas").getContext("2d");
  painted.fillStyle = getComputedStyle(root).getPropertyValue("--accent").trim();
  painted.fillRect(0, 0, 1, 1);
  const [red, green, blue] = [...painted.getImageData(0, 0, 1, 1).data].map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  root.style.setProperty("--parlance-on-accent", 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000" : "#fff");
}

if (parent !== window) {
  const page = part("page");
  new ResizeObserver(() => parent.postMessage({ parlanceHeight: Math.ceil(page.getBoundingClientRect().height) }, "*")).observe(page);
}
