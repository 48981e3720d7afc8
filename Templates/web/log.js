// The event log that figures are computed from: each event with this page's own clock, in milliseconds. Of what people
// and the model say it has the number of words alone; of the session nothing. Arguments of tool calls are in it.

const log = [];
const dropped = new Set(["session", "transcript", "delta", "text", "content", "output", "logprobs"]);

function record(from, event) {
  log.push(JSON.stringify({ at: Math.round(performance.now() * 10) / 10, from, event: cleaned(event) }));
}

function cleaned(value) {
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== "object") return value;
  const kept = {};
  for (const [name, each] of Object.entries(value)) {
    if (typeof each === "string" && dropped.has(name)) kept[name + "_words"] = each.trim().split(/\s+/).filter(Boolean).length;
    else if (name === "output" && Array.isArray(each) || !dropped.has(name)) kept[name] = cleaned(each);
  }
  return kept;
}

function forgetLog() {
  log.length = 0;
  keepLog();
}

const logText = () => log.map(line => line + "\n").join("");
