/// What people must be told.
enum DisclosureJudge: Judge {
  static let dropped = ChangeKind(
    "review/disclosure-dropped", "People are no longer told something that they must be told",
    why: "Many places demand by law that people know when a machine speaks, and when they are recorded.")
  static let changed = ChangeKind(
    "review/disclosure-changed", "People are told something in other words",
    why: "See that it still says what the law asks for.")
  static let added = ChangeKind(
    "review/disclosure-added", "People are told one thing more",
    why: "They hear it before anything else.")
  static let kinds = [dropped, changed, added]
  static let subjects: [Subject] = [
    Subject("Disclosures", "ai"), Subject("Disclosures", "recording"), Subject("Step", "disclose"),
  ]
  static let wholes = [Subject("Disclosures", "ai"), Subject("Disclosures", "recording")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .removed: Judgement(dropped, .exposes, "people are not told any more")
    case .added: Judgement(added, .changes)
    default: Judgement(changed, .changes)
    }
  }
}
