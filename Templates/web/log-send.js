// To the team's own backend, when the conversation is over or the page goes.
function keepLog() {
  if (log.length === 0) return;
  const asked = { method: "POST", headers: { "Content-Type": "application/x-ndjson" }, body: logText(), keepalive: log.length < 400 };
  if (program.credentials) asked.credentials = program.credentials;
  log.length = 0;
  fetch(program.events, asked).catch(() => {});
}
