// The conversation from the person's side: agree, talk or type, mute, stop, end.

// idle, consent, connecting, live, ended, failed
let phase = "idle";
// voice, text
let mode = "voice";
let hasAgreed = false;
let timers = [];

const isLive = () => phase === "live";

function stateNow() {
  if (!isLive()) return phase;
  if (approvals.length > 0) return "approval";
  if (turn.heard && !part("player").muted) return "speaking";
  if (turn.calls.size > 0) return "tool";
  if (turn.response || turn.isWaiting) return "thinking";
  if (mode === "text") return "ready";
  return sound.isMuted ? "muted" : "listening";
}

function stateWords(state) {
  if (state !== "tool") return words["state_" + state];
  const [call] = turn.calls.values();
  return (call && agent.status[call.name]) || words.state_tool;
}

function render() {
  const state = stateNow();
  const page = part("page");
  const isNew = page.dataset.state !== state;
  page.dataset.state = state;
  page.dataset.mode = mode;
  const text = stateWords(state);
  if (part("state").textContent !== text) part("state").textContent = text;
  const isText = mode === "text";
  const isOver = phase === "idle" || phase === "ended" || phase === "failed";
  show("start", isOver);
  show("type", isOver || (isLive() && !isText));
  show("mute", isLive() && !isText);
  show("hush", state === "speaking");
  show("end", isLive() || phase === "connecting");
  show("talk-again", isLive() && isText);
  show("typing", isLive() && isText);
  show("sound", isLive() && !isText);
  show("consent", phase === "consent");
  show("failure", phase === "failed");
  part("transcript").setAttribute("aria-live", isText ? "polite" : "off");
  part("mute").textContent = sound.isMuted ? words.unmute : words.mute;
  if (phase === "ended" || phase === "failed") part("start").textContent = phase === "failed" ? words.retry : words.again;
  // The turns are heard; the rest is told.
  if (isNew && ["connecting", "muted", "tool", "ended"].includes(state)) tell(text);
}

function ask(wanted) {
  mode = wanted;
  forget();
  if (hasAgreed) return start();
  phase = "consent";
  render();
  part("consent-title").focus();
}

// Whoever comes next finds nothing of the conversation before.
function forget() {
  lines.clear();
  for (const id of ["transcript", "approval-title", "approval-facts"]) part(id).replaceChildren();
  part("message").value = "";
  show("talk", false);
  hideWay();
  note("");
  tell("");
  forgetLog();
}

async function start() {
  const mine = ++talk;
  hasAgreed = true;
  agent = program;
  // A try after a failure is of the same conversation, and counts once.
  if (phase !== "failed") pass = undefined;
  phase = "connecting";
  forgetTurn();
  handedOver.clear();
  render();
  part("state").focus();
  try {
    if (mode === "voice") await openMicrophone();
    still(mine);
    await connectTwice(mine);
    phase = "live";
    begin(false);
    setTimers();
    render();
    part(mode === "text" ? "message" : "mute").focus();
  } catch (error) {
    if (mine === talk) fail(error);
  }
}

// A secret that has run out on the way is asked for once more.
async function connectTwice(mine) {
  try {
    await connect(mine);
  } catch (error) {
    if (error.name !== "expired") throw error;
    await connect(mine);
  }
}

function setTimers() {
  for (const timer of timers) clearTimeout(timer);
  timers = [];
  const { seconds, refresh } = program.limits;
  if (refresh) timers.push(setInterval(renew, refresh * 1000));
  if (!seconds) return;
  if (seconds > 120) timers.push(setTimeout(() => isLive() && note(words.minute_left), (seconds - 60) * 1000));
  timers.push(setTimeout(() => end(words.limit), seconds * 1000));
}

// Before the service ends a session, the page takes a new one; in a pause if there is one.
async function renew() {
  const mine = talk;
  for (let tries = 0; tries < 60 && isLive() && !["listening", "muted", "ready"].includes(stateNow()); tries += 1) await wait(1000);
  if (isLive() && mine === talk) goOn(true);
}

function stop() {
  talk += 1;
  for (const timer of timers) clearTimeout(timer);
  timers = [];
  disconnect();
  closeMicrophone();
  forgetTurn();
  part("player").srcObject = null;
  keepLog();
}

function end(reason) {
  if (phase === "ended" || phase === "failed") return;
  phase = "ended";
  stop();
  note(reason === words.state_ended ? "" : reason);
  hasAgreed = false;
  render();
  part("start").focus();
}

function fail(error, say) {
  phase = "failed";
  stop();
  note("");
  part("failure-text").textContent = say || words["fail_" + error.name] || words.fail_service;
  render();
  tell(part("failure-text").textContent);
  part("failure-title").focus();
}

// Typing is a way out of speaking, and back.
async function setMode(wanted, reason) {
  mode = wanted;
  if (wanted === "text") {
    hush();
    closeMicrophone();
    if (link) link.sender.replaceTrack(null);
  } else {
    try {
      const track = await openMicrophone();
      if (link) await link.sender.replaceTrack(track);
    } catch (error) {
      return error.name !== "over" && setMode("text", words["fail_" + error.name]);
    }
  }
  sendModality();
  note(reason || "");
  render();
  part(wanted === "text" ? "message" : "mute").focus();
}

const on = (id, event, listener) => part(id) && part(id).addEventListener(event, listener);
on("start", "click", () => ask("voice"));
on("type", "click", () => (isLive() ? setMode("text") : ask("text")));
on("talk-again", "click", () => setMode("voice"));
on("agree", "click", () => { mode = "voice"; start(); });
on("agree-type", "click", () => { mode = "text"; start(); });
on("decline", "click", () => { phase = "idle"; render(); part("start").focus(); });
on("mute", "click", () => setMuted(!sound.isMuted));
on("hush", "click", () => { hush(); render(); });
on("end", "click", () => end(words.state_ended));
on("approve", "click", () => mayAnswer() && settle(true, words.approved));
on("refuse", "click", () => mayAnswer() && settle(false, words.refused, "The person said no."));
on("person", "click", toggleWay);
on("save", "click", () => saveLog());
on("input", "change", chooseInput);
on("output", "change", () => part("player").setSinkId(part("output").value));
on("typing", "submit", event => {
  event.preventDefault();
  const said = part("message").value.trim();
  if (!said) return;
  part("message").value = "";
  sendText(said);
});
// A key that is held down must not answer the question that has just come up.
on("approval", "keydown", event => event.repeat && event.preventDefault());
if (navigator.mediaDevices) navigator.mediaDevices.addEventListener("devicechange", () => sound.stream && listDevices());
addEventListener("pagehide", () => isLive() && end(words.state_ended));
render();
