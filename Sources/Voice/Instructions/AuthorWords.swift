import Language

/// What the author has already said, so that no derived sentence says it again.
struct AuthorWords {
  /// The numbers of the rules that say how values are read back; they stand in the section on entities.
  let readBackRules: [Int]
  /// Whether the author asks for one question, or one thing, at a time.
  let asksOneAtATime: Bool
  /// Whether a rule says how unclear speech is met.
  let saysUnclear: Bool
  /// Whether a trigger of the escalation is that a tool has failed.
  let escalatesOnFailure: Bool

  init(_ agent: Agent) {
    readBackRules = agent.rules.indices.filter { index in
      let rule = agent.rules[index]
      return Self.repeating.contains(where: rule.mentions) && Self.piecewise.contains(where: rule.mentions)
    }
    asksOneAtATime = (agent.rules + [agent.length ?? ""]).contains {
      Self.singly.contains(where: $0.mentions)
    }
    escalatesOnFailure = agent.escalation?.triggers.contains { $0.mentions("tool") && $0.mentions("fail") } ?? false
    saysUnclear = agent.rules.contains { $0.mentions("unclear") || $0.mentions("unintelligible") }
  }

  private static let repeating: [StaticString] = ["back", "repeat", "spell"]
  private static let piecewise: [StaticString] = [
    "character at a time", "digit at a time", "one by one", "digit by digit", "character by character",
    "letter by letter",
  ]
  private static let singly: [StaticString] = ["one question", "one thing at a time", "one detail at a time"]
}
