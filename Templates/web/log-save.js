function saveLog() {
  const address = URL.createObjectURL(new Blob([logText()], { type: "application/x-ndjson" }));
  build("a", { href: address, download: program.agent + ".events.jsonl" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

const keepLog = () => show("save", log.length > 0);
