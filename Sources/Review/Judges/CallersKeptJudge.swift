/// What is kept of callers to know whether they have called before.
enum CallersKeptJudge: Judge {
  static let kept = ChangeKind(
    "review/callers-kept", "Callers' numbers are kept, or longer",
    why: "A number is personal data: whoever calls leaves it for the span of time.")
  static let forgotten = ChangeKind(
    "review/callers-forgotten", "Callers' numbers are kept no more, or less long",
    why: "Nobody is told from others by how often they call.")
  static let kinds = [kept, forgotten]
  static let subjects: [Subject] = [Subject("Case", "called_before"), Subject("Case", "within")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let touches: [Audience] = [.phone, .deployment]
    switch (difference.path.field, difference.kind) {
    case ("called_before", .added): return Judgement(kept, .exposes, "who calls is kept for the span", touches: touches)
    case ("called_before", .removed):
      return Judgement(forgotten, .changes, "who calls is kept no more", touches: touches)
    case ("within", .changed):
      guard let isMore = Amount.isMore(difference) else {
        return Judgement(forgotten, .safe, "it is as long as before", touches: touches)
      }
      return isMore
        ? Judgement(kept, .exposes, "who calls is kept longer", touches: touches)
        : Judgement(forgotten, .changes, "who calls is kept less long", touches: touches)
    default: return nil
    }
  }
}
