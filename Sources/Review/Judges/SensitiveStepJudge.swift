/// What people give in a step that neither the model nor a recording may have.
enum SensitiveStepJudge: Judge {
  static let dropped = ChangeKind(
    "review/protection-dropped", "Card or health data is no longer kept from the model and from recordings",
    why: "What the person gives there is heard and kept.")
  static let added = ChangeKind(
    "review/protection-added", "Card or health data is kept from the model and from recordings",
    why: "Recording and transcription rest there.")
  static let kinds = [dropped, added]
  static let subjects: [Subject] = [Subject("Step", "takes")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .removed: Judgement(dropped, .exposes, "what is given there is no longer kept from model and recording")
    default: Judgement(added, .safe)
    }
  }
}
