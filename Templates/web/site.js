// The site around: its colours come behind the # of the address, and it is told how high the page is.

const told = new URLSearchParams(location.hash.slice(1));
const root = document.documentElement;
const painted = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

// How light a colour of the page is as it is seen, from 0 to 1. Nothing can be said of one that lets others through.
function light(name) {
  const { style } = part("page");
  style.color = "var(--" + name + ")";
  painted.clearRect(0, 0, 1, 1);
  painted.fillStyle = "transparent";
  painted.fillStyle = getComputedStyle(part("page")).color;
  style.color = "";
  painted.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = [...painted.getImageData(0, 0, 1, 1).data].map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return alpha < 1 ? NaN : 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function canBeRead(name, under) {
  const [one, other] = [light(name) + 0.05, light(under) + 0.05];
  return Math.max(one, other) / Math.min(one, other) >= 4.5;
}

// Whoever makes the address may not hide what the person has to read: colours in which it can't be read are not taken.
function dress() {
  const put = (name, value) => root.style.setProperty("--parlance-" + name, value);
  const given = name => root.style.getPropertyValue("--parlance-" + name);
  const kinds = { radius: "border-radius", font: "font-family" };
  for (const name of ["accent", "on-accent", "surface", "raised", "text", "quiet", "line", "edge", "bad", "radius", "font"]) {
    const value = told.get(name) || "";
    put(name, !/[;{}]|url\(/.test(value) && CSS.supports(kinds[name] || "color", value) ? value : "");
  }
  const texts = ["text", "quiet"], grounds = ["surface", "raised"];
  if (!texts.every(name => grounds.every(under => canBeRead(name, under)))) for (const name of [...texts, ...grounds]) put(name, "");
  if (isNaN(light("accent"))) put("accent", "");
  if (!canBeRead("on-accent", "accent")) put("on-accent", "");
  // On a colour of the site's, text is black or white, whichever can be read.
  if (given("accent") && !given("on-accent")) put("on-accent", light("accent") > 0.179 ? "#000" : "#fff");
}
if (["light", "dark"].includes(told.get("theme"))) root.dataset.theme = told.get("theme");
dress();
matchMedia("(prefers-color-scheme: dark)").onchange = dress;

if (parent !== window) {
  const page = part("page");
  new ResizeObserver(() => parent.postMessage({ parlanceHeight: Math.ceil(page.getBoundingClientRect().height) }, "*")).observe(page);
}
