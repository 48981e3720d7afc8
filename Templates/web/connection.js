// The way to the service: a secret from the team's own backend, then WebRTC. No API key comes near this page.

// What is connected: { peer, channel, sender }.
let link = null;
// By this the backend knows again a conversation that was begun, and does not count it twice.
let pass;

// The secret that starts one session; anything but a short-lived one is refused.
async function fetchSecret(mine) {
  const asked = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ pass }), cache: "no-store", signal: AbortSignal.timeout(15000) };
  if (program.credentials) asked.credentials = program.credentials;
  const answer = await fetch(agent.backend, asked).catch(() => {
    throw new Failure(navigator.onLine ? "backend" : "offline");
  });
  if (!answer.ok) throw new Failure({ 401: "sign_in", 403: "refused", 429: "many" }[answer.status] || "backend");
  const made = await answer.json().catch(() => ({}));
  still(mine);
  const { value } = made;
  if (!/^ek_/.test(value)) throw new Failure("secret");
  pass = made.pass;
  return value;
}

async function connect(mine) {
  if (!window.RTCPeerConnection) throw new Failure("unsupported");
  const secret = await fetchSecret(mine);
  const peer = new RTCPeerConnection();
  const channel = peer.createDataChannel("oai-events");
  const track = currentTrack();
  const { sender } = peer.addTransceiver(track || "audio", { direction: "sendrecv", streams: sound.stream ? [sound.stream] : [] });
  const made = { peer, channel, sender };
  peer.ontrack = event => {
    const stream = event.streams[0] || new MediaStream([event.track]);
    part("player").srcObject = stream;
    part("player").play().catch(() => {});
    watchLevel(stream, "assistant");
  };
  try {
    await peer.setLocalDescription();
    await gathered(peer);
    const sdp = await exchange(peer.localDescription.sdp, secret);
    await Promise.all([opened(made), peer.setRemoteDescription({ type: "answer", sdp })]);
    still(mine);
  } catch (error) {
    peer.close();
    throw error instanceof Failure ? error : new Failure("network");
  }
  link = made;
  peer.onconnectionstatechange = () => watch(made);
  channel.onclose = () => lost(made);
  channel.onmessage = event => receive(event.data);
  for (const data of made.early) receive(data);
}

// The whole offer is sent at once, so it waits for its addresses; not for long, as the service finds the browser's.
const gathered = peer => Promise.race([wait(1000), new Promise(done => {
  const look = () => peer.iceGatheringState === "complete" && done();
  peer.onicegatheringstatechange = look;
  look();
})]);

async function exchange(offer, secret) {
  const asked = {
    method: "POST", body: offer, credentials: "omit", signal: AbortSignal.timeout(15000),
    headers: { Authorization: "Bearer " + secret, "Content-Type": "application/sdp" },
  };
  const answer = await fetch(program.service, asked).catch(() => {
    throw new Failure(navigator.onLine ? "network" : "offline");
  });
  if (answer.ok) return answer.text();
  throw new Failure({ 401: "expired", 403: "expired", 429: "many" }[answer.status] || "service");
}

// Events that come before the page listens are kept. A busy browser opens the channel before it says that the answer is
// set, so this listens first.
function opened(made) {
  made.early = [];
  made.channel.onmessage = event => made.early.push(event.data);
  return new Promise((done, fail) => {
    made.channel.onopen = done;
    made.channel.onclose = () => fail(new Failure("network"));
    made.peer.onconnectionstatechange = () => made.peer.connectionState === "failed" && fail(new Failure("network"));
    setTimeout(() => fail(new Failure("network")), 15000);
  });
}

// A short gap mends itself; five seconds are none.
function watch(made) {
  const { connectionState } = made.peer;
  clearTimeout(made.gap);
  if (connectionState === "failed" || connectionState === "closed") lost(made);
  else if (connectionState === "disconnected") made.gap = setTimeout(lost, 5000, made);
}

function disconnect() {
  if (!link) return;
  const { peer, channel, gap } = link;
  link = null;
  clearTimeout(gap);
  channel.onclose = channel.onmessage = peer.onconnectionstatechange = null;
  peer.close();
}

function send(event) {
  if (!link || link.channel.readyState !== "open") return;
  record("client", event);
  link.channel.send(JSON.stringify(event));
}

function lost(made) {
  if (made === link) goOn();
}

// Connects again by itself, with what was said so far, as often as the contract says. Of a renewal or a hand-over that
// works the person need not hear; after a hand-over there is something to say at once.
async function goOn(isQuiet, isOwed) {
  const mine = talk;
  disconnect();
  forgetTurn();
  phase = "connecting";
  if (!isQuiet) note(words.reconnecting);
  render();
  for (const [tries, pause] of agent.retries.entries()) {
    if (!isQuiet || tries > 0) await wait(pause);
    if (mine !== talk) return;
    try {
      await connect(mine);
    } catch {
      continue;
    }
    phase = "live";
    begin(true, isOwed);
    if (!isQuiet) note(words.resumed);
    return render();
  }
  if (mine !== talk) return;
  fail(new Failure(navigator.onLine ? "lost" : "offline"), agent.failures.network.say);
  showWay("escalate_to_human");
}
