/// What a person is asked before a write.
enum ConfirmJudge: Judge {
  static let dropped = ChangeKind(
    "review/confirmation-dropped", "A person is no longer asked before a write",
    why: "The sentence was what told the person what they say yes to.")
  static let changed = ChangeKind(
    "review/confirmation-changed", "A person is asked another question before a write",
    why: "They say yes to these words; see that they still name what the call does.")
  static let kinds = [dropped, changed]
  static let subjects: [Subject] = [Subject("Tool", "confirm")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .removed: Judgement(dropped, .exposes, "people are not told any more what they say yes to")
    default: Judgement(changed, .changes)
    }
  }
}
