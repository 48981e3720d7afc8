// Writes wait for the person's yes. Each is shown with its arguments, answered once, and given up in time.

const approvals = [];
const answered = new Set();
let ticking = null;

// A question can't be answered for a moment: a click or a key that was meant for something else is on its way.
const buttons = ["approve", "refuse"].map(part);
const unreadMilliseconds = 1000;
const mayAnswer = () => buttons[0].getAttribute("aria-disabled") === "false";

// What can't be seen and turns or parts what stands beside it would make one question look like another. Joiners and marks
// of direction, which scripts need, stay.
const unseen = /(?![\n\t\u200c-\u200f])[\p{C}\u2028\u2029]/gu;

function harmless(value) {
  if (typeof value === "string") return value.replace(unseen, "\ufffd");
  if (Array.isArray(value)) return value.map(harmless);
  return value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(harmless)) : value;
}

function askApproval(item) {
  if (answered.has(item.id) || approvals.some(asked => asked.id === item.id)) return;
  const tool = agent.tools[item.name];
  let input = {};
  try { input = harmless(JSON.parse(item.arguments || "{}")); } catch { input = null; }
  // What the contract does not know of, or can't be shown, is not offered.
  if (!tool || input === null || typeof input !== "object") return answer(item, false, "This page can't show the call.");
  approvals.push({ id: item.id, name: item.name, tool, input });
  if (approvals.length === 1) nextApproval();
}

function nextApproval() {
  clearInterval(ticking);
  const [asked] = approvals;
  show("approval", Boolean(asked));
  render();
  if (!asked) return followUp();
  asked.before = document.activeElement;
  const title = part("approval-title");
  title.replaceChildren(...question(asked));
  const facts = Object.entries(asked.input).filter(([, value]) => !isAbsent(value)).map(([name, value]) =>
    build("div", {}, build("dt", {}, (asked.tool.labels || {})[name] || named(name)), build("dd", {}, readable(value))));
  part("approval-facts").replaceChildren(...facts);
  // What is too long is scrolled, by the keyboard too, so that the buttons stay in sight.
  for (const each of [title, part("approval-facts")]) each.tabIndex = each.scrollHeight > each.clientHeight ? 0 : -1;
  // Not the button: what is about to be pressed elsewhere must not say yes.
  title.focus();
  asked.opens = Date.now() + unreadMilliseconds;
  asked.end = Date.now() + agent.approval.seconds * 1000;
  ticking = setInterval(countDown, 250);
  countDown();
  tell(filled(words.seconds_left, agent.approval.seconds));
}

// The contract's words, with each argument in a direction of its own.
function question({ tool, input }) {
  const { by } = tool.ask;
  const parts = [by ? by[language] || Object.values(by)[0] : tool.ask].flat();
  const said = parts.map(each => text(each, { input }));
  if (said.includes(null)) return [tool.title];
  return said.map((each, place) => (typeof parts[place] === "string" ? each : build("bdi", {}, each)));
}

function countDown() {
  for (const button of buttons) button.setAttribute("aria-disabled", String(Date.now() < approvals[0].opens));
  const left = Math.ceil((approvals[0].end - Date.now()) / 1000);
  part("approval-time").textContent = filled(words.seconds_left, Math.max(0, left));
  if (left > 0) return;
  settle(false, words.unanswered, "Nobody answered in time.");
  if (agent.approval.escalates) showWay("escalate_to_human");
}

function settle(isApproved, remark, reason) {
  const asked = approvals.shift();
  if (!asked) return;
  answer(asked, isApproved, reason);
  writeEvent(asked.tool.title + ": " + remark);
  tell(remark);
  const { before } = asked;
  nextApproval();
  if (approvals.length === 0 && before && before.isConnected) before.focus();
}

function answer({ id }, approve, reason) {
  answered.add(id);
  const item = { type: "mcp_approval_response", id: "mcp_approval_" + id, approval_request_id: id, approve };
  if (reason) item.reason = reason;
  send({ type: "conversation.item.create", item });
  // A refusal is answered too; a call that may run is followed up when it has ended.
  if (!approve) owe();
}

// The connection that they came by is gone.
function dropApprovals() {
  if (approvals.length === 0) return;
  approvals.length = 0;
  nextApproval();
  writeEvent(words.unanswered);
}

// What an argument is called where the contract has no title for it: `starts_at` → `Starts at`.
function named(name) {
  return name.charAt(0).toUpperCase() + name.slice(1).replace(/_/g, " ");
}

// A value as people read it: moments and days, lists, and the parts of an object on lines of their own.
function readable(value) {
  if (Array.isArray(value)) return value.map(readable).join(", ") || "–";
  if (value !== null && typeof value === "object") {
    if (Number.isFinite(value.amount) && typeof value.currency === "string") return formatters.money(value);
    return Object.entries(value).map(([name, each]) => named(name) + ": " + readable(each)).join("\n");
  }
  if (typeof value !== "string") return display(value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return format("datetime", value);
  return /^\d{4}-\d\d-\d\d$/.test(value) ? format("date", value) : value;
}
