import Language

/// Where a tool may be called from, or an agent be met.
enum SurfacesJudge: Judge {
  static let added = ChangeKind(
    "review/surface-added", "A tool or an agent is open on one more surface",
    why: "People there reach what they did not.")
  static let removed = ChangeKind(
    "review/surface-removed", "A tool or an agent is closed on a surface",
    why: "What people there did with it no longer works.")
  static let kinds = [added, removed]
  static let subjects: [Subject] = [Subject("Tool", "surfaces"), Subject("Agent", "surfaces")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let people = Audience.on(difference.text.flatMap { Surface(rawValue: $0) }.map { [$0] } ?? [])
    let whom = people.first?.rawValue ?? "people"
    let thing = difference.path.record == "Tool" ? "call it" : "meet it"
    switch difference.kind {
    case .added where difference.after == "app":
      return Judgement(added, .exposes, "a widget can call it", touches: people)
    case .added: return Judgement(added, .exposes, "\(whom) can \(thing)", touches: people)
    case .removed: return Judgement(removed, .breaks, "\(whom) can no longer \(thing)", touches: people)
    default: return Judgement(added, .safe)
    }
  }
}
