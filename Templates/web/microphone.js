// The microphone and the loudspeaker. Nothing here runs before the person has agreed.

const sound = { stream: null, isMuted: false, input: "", meters: [], context: null };

async function openMicrophone() {
  const devices = navigator.mediaDevices;
  if (!devices) throw new Failure(isSecureContext ? "unsupported" : "insecure");
  const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  if (sound.input) audio.deviceId = { exact: sound.input };
  const mine = talk;
  try {
    closeMicrophone();
    sound.stream = await devices.getUserMedia({ audio });
  } catch (error) {
    const names = { NotAllowedError: "denied", SecurityError: "denied", NotFoundError: "no_device", NotReadableError: "busy" };
    // The device that was chosen is gone: any other will do.
    if (sound.input && error.name === "OverconstrainedError") {
      sound.input = "";
      return openMicrophone();
    }
    throw new Failure(names[error.name] || "microphone");
  }
  // Permission came when the conversation was over.
  if (mine !== talk) closeMicrophone();
  still(mine);
  const [track] = sound.stream.getAudioTracks();
  track.enabled = !sound.isMuted;
  // Unplugged, or taken back by the person.
  track.onended = () => isLive() && track === currentTrack() && setMode("text", words.fail_microphone);
  watchLevel(sound.stream, "user");
  await listDevices();
  return track;
}

const currentTrack = () => (sound.stream ? sound.stream.getAudioTracks()[0] : null);

function closeMicrophone() {
  if (sound.stream) for (const track of sound.stream.getTracks()) track.stop();
  sound.stream = null;
}

function setMuted(isMuted) {
  sound.isMuted = isMuted;
  const track = currentTrack();
  if (track) track.enabled = !isMuted;
  const button = part("mute");
  button.setAttribute("aria-pressed", String(isMuted));
  render();
}

async function listDevices() {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const player = part("player");
  const track = currentTrack();
  const chosen = { input: track ? track.getSettings().deviceId : "", output: player.sinkId || "" };
  for (const [id, kind] of [["input", "audioinput"], ["output", "audiooutput"]]) {
    const found = devices.filter(device => device.kind === kind && device.deviceId);
    const options = found.map((device, place) =>
      build("option", { value: device.deviceId }, device.label || filled(words.device, place + 1)));
    part(id).replaceChildren(...options);
    if (found.some(device => device.deviceId === chosen[id])) part(id).value = chosen[id];
    if (id === "output") show("output-box", found.length > 1 && Boolean(player.setSinkId));
  }
}

async function chooseInput() {
  sound.input = part("input").value;
  try {
    const track = await openMicrophone();
    if (link) await link.sender.replaceTrack(track);
  } catch (error) {
    if (error.name !== "over") setMode("text", words["fail_" + error.name]);
  }
}

// How loud it is, for the picture alone.
function watchLevel(stream, who) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  if (!sound.context) {
    sound.context = new AudioContext();
    drawLevel();
  }
  const analyser = sound.context.createAnalyser();
  analyser.fftSize = 256;
  sound.context.createMediaStreamSource(stream).connect(analyser);
  sound.meters[who] = { analyser, samples: new Uint8Array(256) };
}

function drawLevel() {
  const meter = sound.meters[stateNow() === "speaking" ? "assistant" : "user"];
  let level = 0;
  if (meter && isLive()) {
    meter.analyser.getByteTimeDomainData(meter.samples);
    level = Math.min(1, Math.max(...meter.samples.map(sample => Math.abs(sample - 128))) / 64);
  }
  part("voice").style.setProperty("--level", level.toFixed(2));
  requestAnimationFrame(drawLevel);
}
