// The list as one would write it by hand.
const money = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
window.addEventListener("openai:set_globals", event => {
  const { title, parts } = event.detail.globals.toolOutput;
  const main = document.querySelector("main");
  const heading = document.createElement("h1");
  heading.textContent = title;
  const list = document.createElement("ul");
  for (const part of parts) {
    const row = document.createElement("li");
    const what = document.createElement("span");
    what.className = "what";
    const name = document.createElement("span");
    name.textContent = part.name;
    const maker = document.createElement("span");
    maker.className = "quiet";
    maker.textContent = part.maker;
    what.append(name, maker);
    const price = document.createElement("span");
    price.className = "price";
    price.textContent = money.format(part.price.amount / 100);
    row.append(what, price);
    list.append(row);
  }
  main.replaceChildren(heading, list);
});
