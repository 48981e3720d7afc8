// Puts the voice page of `claims` where this script stands:
//   <script src="https://HOST/claims.embed.js" async></script>
// Colours come from the site's own `--parlance-…` properties; data-theme="light" or "dark" settles the theme.
{
  const script = document.currentScript;
  const address = new URL("claims.html", script.src);
  const styles = getComputedStyle(script.parentElement || document.body);
  const colours = new URLSearchParams();
  for (const name of ["accent", "on-accent", "surface", "raised", "text", "quiet", "line", "edge", "bad", "radius", "font"]) {
    const value = styles.getPropertyValue("--parlance-" + name).trim();
    if (value) colours.set(name, value);
  }
  if (script.dataset.theme) colours.set("theme", script.dataset.theme);
  address.hash = colours;
  const frame = document.createElement("iframe");
  frame.title = script.dataset.title || "Halden Parcels";
  frame.allow = "microphone; autoplay; speaker-selection";
  frame.referrerPolicy = "strict-origin";
  frame.src = address;
  Object.assign(frame.style, { display: "block", inlineSize: "100%", blockSize: "640px", border: "0", colorScheme: "normal" });
  addEventListener("message", event => {
    const height = event.source === frame.contentWindow && event.origin === address.origin && event.data.parlanceHeight;
    if (Number.isFinite(height)) frame.style.blockSize = height + "px";
  });
  script.after(frame);
}
