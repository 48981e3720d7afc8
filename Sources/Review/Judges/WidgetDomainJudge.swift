/// The origin that widgets are served from.
enum WidgetDomainJudge: Judge {
  static let changed = ChangeKind(
    "review/widget-domain", "Widgets are served from another origin",
    why: "What a page has kept in the browser belongs to its origin, and so do the permissions of other servers.")
  static let kinds = [changed]
  static let subjects: [Subject] = [Subject("Widget", "domain"), Subject("WidgetDefaults", "domain")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    Judgement(
      changed, .breaks, "what pages kept in the browser stays behind", touches: [.chat, .reviewers, .deployment])
  }
}
