// What was said, line by line. In a spoken conversation it is not read aloud by a screen reader: the sound says it.

const lines = new Map();

// The line of an item, in the order in which the items came.
function lineOf(item, role) {
  if (!lines.has(item)) {
    const text = build("span", {});
    const element = build("li", { class: role }, build("span", { class: "unseen" }, words[role] + ": "), text);
    element.hidden = true;
    part("transcript").append(element);
    lines.set(item, { role, element, text, said: "" });
  }
  return lines.get(item);
}

function write(item, role, text, isWhole) {
  const line = lineOf(item, role);
  line.said = isWhole ? text : line.said + text;
  line.text.textContent = line.said;
  line.element.hidden = !line.said.trim();
  show("talk", true);
  const list = part("transcript");
  list.scrollTop = list.scrollHeight;
}

// Something that happened, between the lines.
function writeEvent(text) {
  write("event-" + lines.size, "event", text, true);
}

function cutShort(item) {
  const line = lines.get(item);
  if (!line || line.isCut) return;
  line.isCut = true;
  line.element.append(build("span", { class: "quiet" }, " " + words.interrupted));
}

// The last lines, as items for a session that goes on from here.
function history() {
  return [...lines.values()].filter(line => line.role !== "event" && line.said.trim()).slice(-20).map(line => ({
    type: "conversation.item.create",
    item: {
      type: "message", role: line.role,
      content: [{ type: line.role === "user" ? "input_text" : "output_text", text: line.said }],
    },
  }));
}
