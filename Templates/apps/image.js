// A picture in a frame of fixed ratio. Where it can't be had, its words stand in the frame.
function picture(image, scope) {
  const source = text(image.source, scope);
  if (!/^(https:\/\/|data:image\/)/i.test(source || "")) return null;
  const alt = text(image.alt, scope) || "";
  const fail = () => frame.replaceChildren(build("span", { class: "quiet" }, alt));
  const frame = build("span", { class: "picture", style: "aspect-ratio:" + image.ratio.replace(":", "/") },
    build("img", { src: source, alt, decoding: "async", referrerpolicy: "no-referrer", on: { error: fail } }));
  return frame;
}

elements.image = picture;
