/// Which tools the phone calls by itself, and with what.
enum ToolStepJudge: Judge {
  static let called = ChangeKind(
    "review/tool-called", "A call flow calls another tool",
    why: "The server runs it for whoever is on the line, without a sign-in.")
  static let told = ChangeKind(
    "review/tool-told", "A call flow tells a tool something else",
    why: "The server gets other arguments, which may be what the caller pressed, or their number.")
  static let kinds = [called, told]
  static let subjects: [Subject] = [Subject("Step", "call"), Subject("Step", "with")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let touches: [Audience] = [.phone, .server]
    switch (difference.path.field, difference.kind) {
    case ("call", .removed): return Judgement(called, .changes, "it is called no more", touches: touches)
    case ("call", _): return Judgement(called, .exposes, "it runs for whoever is on the line", touches: touches)
    case (_, .removed): return Judgement(told, .changes, touches: touches)
    default: return Judgement(told, .exposes, "the server is told it", touches: touches)
    }
  }
}
