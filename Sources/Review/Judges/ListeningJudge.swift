/// What is written down of conversations.
enum ListeningJudge: Judge {
  static let begun = ChangeKind(
    "review/conversation-kept", "Conversations are traced, written down or logged that were not",
    why: "What people say is kept in one more place.")
  static let ended = ChangeKind(
    "review/conversation-not-kept", "Conversations are no longer traced, written down or logged",
    why: "Who went by it has nothing to go by.")
  static let changed = ChangeKind(
    "review/conversation-kept-otherwise", "Conversations are written down in another way",
    why: "Words and figures differ.")
  static let kinds = [begun, ended, changed]
  static let subjects: [Subject] = [
    Subject("Agent", "tracing"), Subject("Agent", "transcription"), Subject("SurfaceSettings", "tracing"),
    Subject("SurfaceSettings", "transcription"), Subject("VoicePage", "event_log"), Subject("Tracing", "workflow"),
    Subject("Tracing", "group"), Subject("Transcription", "logprobs"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let path = difference.path
    if path.field == "event_log" {
      let (before, after) = difference.ranks(in: ["off", "save", "backend"])
      return after > before
        ? Judgement(begun, .exposes, "more is kept of what happens") : Judgement(ended, .safe)
    }
    switch difference.kind {
    case .added where ["tracing", "transcription"].contains(path.field):
      return Judgement(begun, .exposes, "what people say is written down")
    case .removed where ["tracing", "transcription"].contains(path.field): return Judgement(ended, .changes)
    default: return Judgement(changed, .changes)
    }
  }
}
