import Language

/// The origins that a widget may reach.
enum OriginsJudge: Judge {
  static let opened = ChangeKind(
    "review/origin-allowed", "A widget may reach one more origin",
    why: "Reviewers ask for each; data of the conversation can go there.")
  static let closed = ChangeKind(
    "review/origin-refused", "A widget may no longer reach an origin",
    why: "What it loaded from there is missing.")
  static let rewritten = ChangeKind(
    "review/origins-rewritten", "A widget says the origins that it had from the defaults, or no longer says them",
    why: "It may reach the same ones: a widget's own `csp` stands in place of that of `widget_defaults`.")
  static let kinds = [opened, closed, rewritten]
  static let subjects: [Subject] = [
    Subject("Widget", "csp"),
    Subject("ContentSecurityPolicy", "connect"), Subject("ContentSecurityPolicy", "resources"),
    Subject("ContentSecurityPolicy", "frames"), Subject("ContentSecurityPolicy", "redirects"),
  ]

  static let wholes = [Subject("Widget", "csp")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    if difference.path.field == "csp" { return policy(difference, comparison) }
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

  /// A widget's own policy that came or went: the defaults hold where it has none.
  private static func policy(_ difference: Difference, _ comparison: Comparison) -> Judgement {
    func origins(_ side: Side) -> [String] {
      let contract = side.contract.contract
      let policy =
        contract.widgets[difference.path.name]?.contentSecurityPolicy ?? contract.widgetDefaults?.contentSecurityPolicy
      guard let policy else { return [] }
      return [
        ("connect", policy.connect), ("resources", policy.resources), ("frames", policy.frames),
        ("redirects", policy.redirects),
      ].flatMap { list, origins in origins.map { "\(Wording.quoted($0)) (`\(list)`)" } }
    }
    let (before, after) = (origins(comparison.old), origins(comparison.new))
    let gained = after.filter { !before.contains($0) }
    let lost = before.filter { !after.contains($0) }
    let whom: [Audience] = [.chat, .reviewers]
    let narrowed =
      lost.isEmpty ? "" : "\(lost.joined(separator: " and ")) \(lost.count == 1 ? "is" : "are") out of reach"
    if gained.isEmpty {
      return lost.isEmpty
        ? Judgement(rewritten, .safe, "it may reach the same origins", touches: whom)
        : Judgement(closed, .safe, narrowed, touches: whom)
    }
    let widened = "it may reach \(gained.joined(separator: " and ")) too"
    return Judgement(opened, .exposes, lost.isEmpty ? widened : "\(widened), and \(narrowed)", touches: whom)
  }
}
