// Functions that the model calls: the ways out of the conversation, and its end.

function callFunction({ name, call_id, arguments: written }) {
  const way = program.ways[name];
  let output = { error: "There is no such function." };
  if (way) {
    showWay(name);
    output = { shown: true, message: way.message, number: way.number };
  } else if (name === "finish_session") {
    turn.isEnding = true;
    output = { ended: true };
    // The goodbye is heard to its end, but not waited for without end.
    setTimeout(endIfDue, 15000, turn);
  }
  send({ type: "conversation.item.create", item: { type: "function_call_output", call_id, output: JSON.stringify(output) } });
  if (name !== "finish_session") turn.isOwed = true;
}

function endIfDue(late) {
  if (late ? late === turn : turn.isEnding && !turn.heard && !turn.response) end(words.state_ended);
}

// A person, or another place: in words, as a link, as a number.
function showWay(name) {
  const way = program.ways[name];
  if (!way) return;
  part("way-title").textContent = way.title;
  part("way-text").textContent = way.message || "";
  for (const [id, address, label] of [
    ["way-link", way.link, words.way_link], ["way-number", way.number && "tel:" + way.number, filled(words.way_number, format("phone", way.number))],
  ]) {
    show(id, Boolean(address));
    if (!address) continue;
    part(id).href = address;
    part(id).textContent = label;
  }
  show("way", true);
  if (part("person")) part("person").setAttribute("aria-expanded", "true");
  if (approvals.length === 0) part("way-title").focus();
}

function toggleWay() {
  if (part("way").hidden) return showWay("escalate_to_human");
  show("way", false);
  part("person").setAttribute("aria-expanded", "false");
}
