/// Which data counts as personal.
enum PersonalDataJudge: Judge {
  static let changed = ChangeKind(
    "review/data-class-changed", "A value belongs to another class of personal data",
    why: "Purpose and retention follow from the class. A value without one is kept as if it were nobody's.")
  static let kinds = [changed]
  static let subjects: [Subject] = [Subject("Type", "data")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    difference.kind == .removed
      ? Judgement(changed, .exposes, "it no longer counts as personal data", touches: [.server, .reviewers])
      : Judgement(changed, .changes, touches: [.server, .reviewers])
  }
}
