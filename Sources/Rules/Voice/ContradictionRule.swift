import Findings
import Language
import Resolve
import Voice

/// No rule says what another one forbids.
enum ContradictionRule: Rule {
  static let kind = FindingKind(
    "voice/contradiction", .warning,
    "Checks that no two rules say \"always\" and \"never\" of the same, and that a turn has one length",
    why: """
      Of two rules that contradict each other a voice model keeps to either, and newer models spend their thought on the
      riddle. Seen are pairs that begin with "Always" or "Never" (or "Do not") and share what follows, or name the same
      tool; and a rule that gives a turn another number of sentences than `length`. Other conflicts need a reader.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting (no conflicting rules), read 2026-10")

  private struct Claim {
    let index: Int
    let isAllowed: Bool
    let words: [Substring]
  }

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      let claims = agent.rules.enumerated().compactMap(claim)
      var findings = lengths(of: agent, contract)
      for (place, claim) in claims.enumerated() {
        let earlier = claims[..<place].first { other in
          other.isAllowed != claim.isAllowed && isSame(claim.words, other.words, agent)
        }
        guard let earlier else { continue }
        let first = contract.origin.location(agent.node, "rules", element: earlier.index)
        findings.append(
          Finding(
            kind, at: contract.origin.location(agent.node, "rules", element: claim.index),
            "this rule contradicts another one", related: first.map { [.init($0, "the other")] } ?? [],
            help: "keep one, or say when each holds"))
      }
      return findings
    }
  }

  /// Rules that say how many sentences a turn has, where `length` says so too and otherwise.
  private static func lengths(of agent: Agent, _ contract: ResolvedContract) -> [Finding] {
    guard let length = agent.length, let wanted = sentences(in: length) else { return [] }
    return agent.rules.enumerated().compactMap { index, rule in
      guard let other = sentences(in: rule), other != wanted else { return nil }
      let first = contract.origin.location(agent.node, "length")
      return Finding(
        kind, at: contract.origin.location(agent.node, "rules", element: index),
        "this rule gives a turn another length than `length`", related: first.map { [.init($0, "the other")] } ?? [],
        help: "keep one")
    }
  }

  /// The numbers before "sentence" or "sentences" in a text about turns or answers: `one or two short sentences`.
  private static func sentences(in text: String) -> [Int]? {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    let speaksOfTurns = words.contains {
      ["turn", "turns", "answer", "answers", "reply", "replies", "response", "responses"].contains($0)
    }
    guard speaksOfTurns, let noun = words.firstIndex(where: { $0 == "sentence" || $0 == "sentences" }) else {
      return nil
    }
    let numbers = words[..<noun].suffix(4).compactMap { word in
      Int(word) ?? Self.numbers.firstIndex { $0 == word }.map { $0 + 1 }
    }
    return numbers.isEmpty ? nil : numbers
  }

  private static let numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

  private static func claim(_ rule: (offset: Int, element: String)) -> Claim? {
    let text = rule.element.lowercased()
    for (opening, isAllowed) in openings where text.hasPrefix(opening) {
      let words = text.dropFirst(opening.count).split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      return Claim(index: rule.offset, isAllowed: isAllowed, words: words)
    }
    return nil
  }

  /// The same first three words, or the same verb on the same tool.
  private static func isSame(_ left: [Substring], _ right: [Substring], _ agent: Agent) -> Bool {
    guard left.count >= 2, right.count >= 2, left[0] == right[0] else { return false }
    let tool = { (words: [Substring]) in words.first { word in agent.tools.contains { $0 == word } } }
    if let one = tool(left), one == tool(right) { return true }
    let count = min(3, left.count, right.count)
    return left[..<count] == right[..<count]
  }

  private static let openings = [("always ", true), ("never ", false), ("do not ", false), ("don't ", false)]
}
