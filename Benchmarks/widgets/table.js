// The table as one would write it by hand.
const money = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });
const states = { in_stock: "In stock", on_order: "On order", sold_out: "Sold out" };
window.addEventListener("openai:set_globals", event => {
  const { title, parts } = event.detail.globals.toolOutput;
  const main = document.querySelector("main");
  const heading = document.createElement("h1");
  heading.textContent = title;
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const label of ["Part", "State", "Due", "Price"]) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = label;
    if (label === "Price") cell.className = "price";
    head.append(cell);
  }
  const body = table.createTBody();
  for (const part of parts) {
    const row = body.insertRow();
    for (const text of [part.name, states[part.state], day.format(new Date(part.due))]) row.insertCell().textContent = text;
    const price = row.insertCell();
    price.className = "price";
    price.textContent = money.format(part.price.amount / 100);
  }
  main.replaceChildren(heading, table);
});
