/// By which line calls come and go, and what the other end sees.
enum LineJudge: Judge {
  static let direction = ChangeKind(
    "review/call-direction", "A call flow takes calls instead of making them, or the reverse",
    why: "Calls that it took or made are not.")
  static let trunk = ChangeKind(
    "review/call-trunk", "Calls come and go by another trunk",
    why: "Another carrier hears them; the old one's calls are not taken.")
  static let caller = ChangeKind(
    "review/caller-id", "Another number is shown",
    why: "People decide by it whether to answer, and call it back.")
  static let kinds = [direction, trunk, caller]
  static let subjects: [Subject] = [
    Subject("Dialplan", "direction"), Subject("Dialplan", "trunk"), Subject("Dialplan", "caller_id"),
    Subject("CallingRules", "caller_id"), Subject("CallingRule", "caller_id"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.path.field {
    // What comes or goes with the whole call flow turns nothing round.
    case "direction" where difference.kind != .changed: nil
    case "trunk" where difference.kind == .added && difference.path.oldOwner == nil: nil
    case "direction": Judgement(direction, .breaks, "its calls go the other way")
    case "trunk": Judgement(trunk, .exposes, "another carrier has its calls", touches: [.phone, .deployment])
    default: Judgement(caller, .changes, "people see another number")
    }
  }
}
