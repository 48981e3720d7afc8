// What the service tells, and what is sent back: who speaks, which tools run, and when the next response is due.

const emptyTurn = () => ({
  // The response that is being made, and the one that is being heard.
  response: null, heard: null, item: null,
  isWaiting: false,
  // Tool calls by item: the response that each stands in, and whether it has begun.
  calls: new Map(),
  // Whether a response has to be asked for as soon as nothing runs.
  isOwed: false, isEnding: false,
  // The agent that goes on, and how often in a row each tool, or the model, has failed.
  next: null, failed: new Map(),
});
let turn = emptyTurn();

function forgetTurn() {
  turn = emptyTurn();
  dropApprovals();
}

// A response follows neither a tool's result nor an answer by itself.
function followUp() {
  if (!turn.isOwed || !link || turn.response || turn.calls.size > 0 || approvals.length > 0) return;
  turn.isOwed = false;
  if (turn.isEnding || turn.next) return;
  turn.isWaiting = true;
  send({ type: "response.create" });
}

function owe() {
  turn.isOwed = true;
  followUp();
}

function receive(data) {
  let event;
  try { event = JSON.parse(data); } catch { return; }
  record("server", event);
  const handle = received[event.type];
  if (handle) handle(event);
  if (event.item) takeItem(event);
  if (isLive()) render();
}

const received = {
  "input_audio_buffer.speech_started"() {
    turn.isWaiting = false;
    // The service cuts its own sound off; until it says so, nothing more of it is heard.
    if (turn.heard && agent.interrupts) quiet();
  },
  "input_audio_buffer.speech_stopped"() {
    turn.isWaiting = agent.responds;
  },
  "input_audio_buffer.committed"({ item_id }) {
    if (agent.transcribes) lineOf(item_id, "user");
    if (!agent.responds) owe();
  },
  "conversation.item.input_audio_transcription.delta"({ item_id, delta }) {
    write(item_id, "user", delta || "");
  },
  "conversation.item.input_audio_transcription.completed"({ item_id, transcript }) {
    write(item_id, "user", transcript, true);
  },
  "conversation.item.truncated"({ item_id }) {
    cutShort(item_id);
  },
  "output_audio_buffer.started"({ response_id }) {
    turn.heard = response_id;
    part("player").muted = false;
  },
  "output_audio_buffer.stopped"() {
    turn.heard = null;
    endIfDue();
  },
  "output_audio_buffer.cleared"() {
    turn.heard = null;
    part("player").muted = false;
    cutShort(turn.item);
    endIfDue();
  },
  "response.created"({ response }) {
    turn.response = response.id;
    turn.isWaiting = false;
    part("player").muted = false;
  },
  "response.output_audio_transcript.delta": said,
  "response.output_text.delta": said,
  "response.output_audio_transcript.done": ({ item_id, transcript }) => write(item_id, "assistant", transcript, true),
  "response.output_text.done": ({ item_id, text }) => write(item_id, "assistant", text, true),
  "response.mcp_call.in_progress"({ item_id }) {
    turn.calls.set(item_id, { ...turn.calls.get(item_id), hasBegun: true });
  },
  "response.mcp_call.completed": ({ item_id }) => callEnded(item_id),
  "response.mcp_call.failed": ({ item_id }) => callEnded(item_id, true),
  "mcp_list_tools.failed": () => note(words.note_tools),
  "response.done": ({ response }) => responseDone(response),
  error: ({ error }) => serviceError(error),
};

function said({ item_id, delta }) {
  turn.item = item_id;
  write(item_id, "assistant", delta);
}

// Items come in several events; a call for approval is whole in the last one.
function takeItem({ type, item, response_id }) {
  const isWhole = type.endsWith(".done");
  if (item.type === "mcp_call") {
    const known = turn.calls.get(item.id);
    if (isWhole && (item.output || item.error)) callEnded(item.id, item.error);
    else if (response_id && !isWhole) turn.calls.set(item.id, { ...known, response: response_id, name: item.name });
  }
  if (item.type === "mcp_approval_request" && isWhole) askApproval(item);
}

function callEnded(item, hasFailed) {
  const call = turn.calls.get(item);
  if (!turn.calls.delete(item)) return;
  if (!hasFailed) turn.failed.delete("tool " + call.name);
  else if (isGivenUp("tool", "tool " + call.name, words.note_tools)) return;
  owe();
}

function responseDone(response) {
  if (turn.response === response.id) turn.response = null;
  const isWhole = response.status === "completed";
  if (response.status === "cancelled") cutShort(turn.item);
  if (isWhole) turn.failed.delete("model");
  if (response.status === "failed" && !isGivenUp("model", "model", words.note_service)) owe();
  if (phase === "ended") return;
  // A call of a response that was broken off never begins.
  for (const [item, call] of turn.calls) {
    if (!isWhole && call.response === response.id && !call.hasBegun) turn.calls.delete(item);
  }
  for (const item of response.output || []) {
    if (isWhole && item.type === "function_call") callFunction(item);
    if (item.type === "mcp_call" && (item.output || item.error)) callEnded(item.id, item.error);
    if (isWhole && item.type === "mcp_approval_request") askApproval(item);
  }
  endIfDue();
  followUp();
}

// Failures in a row: as often as the contract says it is gone on, then comes what the contract says. Whether it is over.
function isGivenUp(kind, name, usual) {
  const { tries, say, then } = agent.failures[kind];
  const count = (turn.failed.get(name) || 0) + 1;
  turn.failed.set(name, count);
  if (count < tries) return false;
  turn.failed.delete(name);
  if (then === "end") end(say || usual);
  else if (say || kind === "model") note(say || usual);
  if (then === "escalate") showWay("escalate_to_human");
  // A tool's failure is for the model to speak of; its own is not.
  return then === "end" || kind === "model";
}

function serviceError(error) {
  // Another response was faster; the one that is due follows it.
  if (error.code === "conversation_already_has_active_response") turn.isOwed = true;
  else if (error.code === "session_expired") lost(link);
  else if (error.code !== "response_cancel_not_active") note(words.note_service);
}

// The person wants silence: nothing more is made, and what is left of it is not heard.
function quiet() {
  part("player").muted = true;
}

function hush() {
  if (turn.response) send({ type: "response.cancel" });
  if (turn.heard) send({ type: "output_audio_buffer.clear" });
  if (turn.heard) quiet();
}

let written = 0;

function sendText(text) {
  hush();
  const id = "typed_" + ++written + "_" + Date.now().toString(36);
  write(id, "user", text, true);
  send({
    type: "conversation.item.create",
    item: { id, type: "message", role: "user", content: [{ type: "input_text", text }] },
  });
  owe();
}

// Once the connection stands: how to answer, what was said before, or the first word.
function begin(isAgain, isOwed) {
  if (mode === "text") sendModality();
  const past = isAgain ? history() : [];
  for (const event of past) send(event);
  if (isOwed || past.length === 0) owe();
}

const sendModality = () =>
  send({ type: "session.update", session: { type: "realtime", output_modalities: [mode === "text" ? "text" : "audio"] } });
