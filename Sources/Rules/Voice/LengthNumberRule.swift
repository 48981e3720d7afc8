import Findings
import Language
import Resolve

/// A length is a number.
enum LengthNumberRule: Rule {
  static let kind = FindingKind(
    "voice/length-without-number", .warning, "Checks that `length` says how long a turn is in numbers",
    why: "\"Be brief\" is a matter of opinion; \"one or two short sentences per turn\" is kept to.",
    source: "developers.openai.com/api/docs/guides/voice-prompting (length, verbosity), read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.compactMap { agent in
      guard let length = agent.length else { return nil }
      let words = length.lowercased().split { !$0.isLetter && !$0.isNumber }
      let isCounted = words.contains { word in
        word.allSatisfy(\.isNumber) || numbers.contains(String(word))
      }
      guard !isCounted else { return nil }
      return Finding(
        kind, at: contract.origin.location(agent.node, "length"), "`length` names no number",
        help: "say how many sentences a turn has, such as \"One or two short sentences per turn.\"")
    }
  }

  private static let numbers: Set = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "single", "half", "dozen",
  ]
}
