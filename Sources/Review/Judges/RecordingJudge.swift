/// Where calls are recorded.
enum RecordingJudge: Judge {
  static let begun = ChangeKind(
    "review/recording-begun", "Calls are recorded that were not, or from another step on",
    why: "What is said is kept.")
  static let resumed = ChangeKind(
    "review/recording-pause-dropped", "Recording no longer rests in a step",
    why: "What is said there is kept.")
  static let stopped = ChangeKind(
    "review/recording-stopped", "Calls are recorded less",
    why: "What somebody counted on hearing again is not kept.")
  static let kinds = [begun, resumed, stopped]
  static let subjects: [Subject] = [
    Subject("Dialplan", "record_call"), Subject("RecordCall", "from"), Subject("RecordCall", "pause_in"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch (difference.path.field, difference.kind) {
    case ("record_call", .added), ("from", .added): Judgement(begun, .exposes, "calls are recorded")
    case ("record_call", .removed): Judgement(stopped, .safe, "calls are not recorded any more")
    case ("pause_in", .removed): Judgement(resumed, .exposes, "what is said there is recorded")
    case ("pause_in", .added): Judgement(stopped, .safe, "what is said there is not recorded")
    case ("pause_in", _): Judgement(stopped, .safe)
    default: Judgement(begun, .exposes, "recording begins elsewhere")
    }
  }
}
