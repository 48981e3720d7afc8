/// Whether those who wait in a queue wait on when the house closes.
enum ClosingJudge: Judge {
  static let changed = ChangeKind(
    "review/waiting-hours", "Callers wait in a queue by other hours",
    why: "Who waits when the schedule closes is led on, or waits on with nobody there.")
  static let kinds = [changed]
  static let subjects: [Subject] = [Subject("Step", "while")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .added: Judgement(changed, .changes, "nobody waits any more when it closes")
    case .removed: Judgement(changed, .changes, "callers wait on when it has closed")
    default: Judgement(changed, .changes, "another schedule ends the wait")
    }
  }
}
