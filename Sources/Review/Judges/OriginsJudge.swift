/// The origins that a widget may reach.
enum OriginsJudge: Judge {
  static let opened = ChangeKind(
    "review/origin-allowed", "A widget may reach one more origin",
    why: "Reviewers ask for each; data of the conversation can go there.")
  static let closed = ChangeKind(
    "review/origin-refused", "A widget may no longer reach an origin",
    why: "What it loaded from there is missing.")
  static let kinds = [opened, closed]
  static let subjects: [Subject] = [
    Subject("ContentSecurityPolicy", "connect"), Subject("ContentSecurityPolicy", "resources"),
    Subject("ContentSecurityPolicy", "frames"), Subject("ContentSecurityPolicy", "redirects"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .removed: return Judgement(closed, .safe, "it is out of reach", touches: [.chat, .reviewers])
    case .reordered: return Judgement(closed, .safe)
    default:
      let effect =
        switch difference.path.field {
        case "connect": "data can be sent there"
        case "resources": "pictures, styles and fonts come from there"
        case "frames": "its pages are shown inside"
        default: "links there open without a warning"
        }
      return Judgement(opened, .exposes, effect, touches: [.chat, .reviewers])
    }
  }
}
