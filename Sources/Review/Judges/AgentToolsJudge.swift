/// The tools that an agent may call.
enum AgentToolsJudge: Judge {
  static let added = ChangeKind(
    "review/tool-allowed", "An agent may call one more tool",
    why: "It does so when it thinks fit; the surface's people reach it through the agent.")
  static let removed = ChangeKind(
    "review/tool-disallowed", "An agent may no longer call a tool",
    why: "What people asked of it so far can't be done.")
  static let kinds = [added, removed]
  static let subjects: [Subject] = [Subject("Agent", "tools")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .added: Judgement(added, .exposes, "the agent may call it")
    case .removed: Judgement(removed, .breaks, "what it did with it can't be done any more")
    default: Judgement(added, .safe)
    }
  }
}
