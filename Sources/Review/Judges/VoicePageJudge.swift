/// Where a voice page stands, and who may show it.
enum VoicePageJudge: Judge {
  static let moved = ChangeKind(
    "review/page-moved", "A voice page or its backend stands elsewhere",
    why: "Links, frames and permissions for the microphone belong to the old origin.")
  static let embedded = ChangeKind(
    "review/embedding-allowed", "One more site may show a voice page",
    why: "Its visitors talk to the agent within that site.")
  static let refused = ChangeKind(
    "review/embedding-refused", "A site may no longer show a voice page",
    why: "The page stays empty there.")
  static let kinds = [moved, embedded, refused]
  static let subjects: [Subject] = [
    Subject("VoicePage", "origin"), Subject("VoicePage", "backend"), Subject("VoicePage", "embed_on"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let whom: [Audience] = [.web, .deployment]
    switch (difference.path.field, difference.kind) {
    case ("embed_on", .added): return Judgement(embedded, .exposes, "the page can be shown there", touches: whom)
    case ("embed_on", .removed):
      return Judgement(refused, .breaks, "the page is not shown there any more", touches: whom)
    case ("embed_on", _): return Judgement(refused, .safe)
    case (_, .added): return Judgement(moved, .changes, touches: whom)
    default: return Judgement(moved, .breaks, "what points at the old place finds nothing", touches: whom)
    }
  }
}
