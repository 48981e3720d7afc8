/// What the directory's listing promises.
enum ListingJudge: Judge {
  static let recipient = ChangeKind(
    "review/recipient-added", "One more party gets personal data",
    why: "Reviewers and people are told of each.")
  static let country = ChangeKind(
    "review/country-removed", "The app is no longer offered in a country",
    why: "People there lose it.")
  static let offered = ChangeKind(
    "review/country-added", "The app is offered in one more country",
    why: "Its law holds too.")
  static let controls = ChangeKind(
    "review/controls-dropped", "Nothing says any more how people see or delete their data",
    why: "Reviewers ask for it.")
  static let kinds = [recipient, country, offered, controls]
  static let subjects: [Subject] = [
    Subject("Submission", "recipients"), Subject("Submission", "countries"), Subject("Submission", "controls"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch (difference.path.field, difference.kind) {
    case ("recipients", .removed), (_, .reordered): return nil
    case ("recipients", _):
      return Judgement(recipient, .exposes, "personal data goes to others", touches: [.chat, .reviewers])
    case ("countries", .removed):
      return Judgement(country, .breaks, "people there lose the app", touches: [.chat, .reviewers])
    case ("countries", _):
      return Judgement(offered, .exposes, "people there can use the app", touches: [.chat, .reviewers])
    case (_, .removed):
      return Judgement(
        controls, .exposes, "people are not told how to see or delete their data", touches: [.chat, .reviewers])
    default: return nil
    }
  }
}
