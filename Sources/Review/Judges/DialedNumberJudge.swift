/// The numbers at which a call flow is reached.
enum DialedNumberJudge: Judge {
  static let added = ChangeKind(
    "review/number-added", "A call flow answers at one more number",
    why: "Whoever dials it comes to this call flow.")
  static let removed = ChangeKind(
    "review/number-removed", "A call flow no longer answers at a number",
    why: "Whoever dials it does not come here any more.")
  static let kinds = [added, removed]
  static let subjects: [Subject] = [Subject("Dialplan", "numbers")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .added: Judgement(added, .exposes, "who dials it comes here")
    case .removed: Judgement(removed, .breaks, "who dials it no longer comes here")
    default: Judgement(added, .safe)
    }
  }
}
