/// Who may come into a conference.
enum MeetingPINJudge: Judge {
  static let dropped = ChangeKind(
    "review/pin-dropped", "A conference asks for no PIN any more",
    why: "Whoever comes to the step comes in.")
  static let asked = ChangeKind(
    "review/pin-asked", "A conference asks for a PIN",
    why: "Callers who have none no longer come in.")
  static let kinds = [dropped, asked]
  static let subjects: [Subject] = [Subject("Meeting", "pin"), Subject("Pin", "code")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    if difference.path.field == "code" { return Judgement(asked, .breaks, "the PIN that callers know opens no more") }
    switch difference.kind {
    case .removed: return Judgement(dropped, .exposes, "whoever comes to the step comes in")
    case .added: return Judgement(asked, .breaks, "who has none no longer comes in")
    default: return nil
    }
  }
}
