// Functions that the model calls: the ways out of the conversation, and its end.

// How often each hand-over was taken in this conversation.
const handedOver = new Map();

function callFunction({ name, call_id, arguments: written }) {
  const way = agent.ways[name];
  let output = { error: "There is no such function." };
  let isAnswered = true;
  const next = agent.handOvers[name];
  const count = (handedOver.get(name) || 0) + 1;
  if (next && !(count > agent.atMost[name])) {
    handedOver.set(name, count);
    turn.next = next;
    return;
  }
  if (next) output = { error: "It was handed over as often as may be. Go on yourself, or escalate." };
  if (name === "wait_for_user") {
    output = { waits: true };
    isAnswered = false;
  } else if (way) {
    showWay(name);
    output = { shown: true, message: way.message, number: way.number };
  } else if (name === "finish_session") {
    turn.isEnding = true;
    isAnswered = false;
    output = { ended: true };
    // The goodbye is heard to its end, but not waited for without end.
    setTimeout(endIfDue, 15000, turn);
  }
  send({ type: "conversation.item.create", item: { type: "function_call_output", call_id, output: JSON.stringify(output) } });
  if (isAnswered) turn.isOwed = true;
}

// What is being said is heard to its end; then the conversation ends, or another agent goes on with it.
function endIfDue(late) {
  if (late ? late !== turn : turn.heard || turn.response) return;
  if (turn.isEnding) end(words.state_ended);
  else if (turn.next) handOver(turn.next);
}

// Another agent has other tools and another token, so it gets a session of its own, with what was said so far.
function handOver(name) {
  agent = program.others[name];
  goOn(true, true);
}

// A person, or another place: in words, as a link, as a number.
function showWay(name) {
  const way = agent.ways[name];
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

function hideWay() {
  show("way", false);
  if (part("person")) part("person").setAttribute("aria-expanded", "false");
}

function toggleWay() {
  if (part("way").hidden) showWay("escalate_to_human");
  else hideWay();
}
