/// The page that says what becomes of what people say.
enum PrivacyPageJudge: Judge {
  static let dropped = ChangeKind(
    "review/privacy-page-dropped", "A voice page no longer leads to the page about privacy",
    why: "People are not told there any more what becomes of what they say. Many places demand it by law.")
  static let changed = ChangeKind(
    "review/privacy-page", "A voice page leads to another page about privacy",
    why: "See that it says what becomes of what people say.")
  static let kinds = [dropped, changed]
  static let subjects: [Subject] = [Subject("VoicePage", "privacy")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    difference.kind == .removed
      ? Judgement(dropped, .exposes, "people are not told any more what becomes of what they say")
      : Judgement(changed, .changes)
  }
}
