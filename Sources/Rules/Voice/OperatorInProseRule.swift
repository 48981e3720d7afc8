import Findings
import Language
import Resolve

/// Conditions are told in words.
enum OperatorInProseRule: Rule {
  static let kind = FindingKind(
    "voice/operator-in-prose", .warning,
    "Checks that an agent's texts say conditions in words, not in symbols",
    why: """
      A voice model follows "after more than three failures" better than `failures > 3`, and may read a symbol
      aloud.
      """,
    source:
      "developers.openai.com/api/docs/guides/voice-prompting (convert non-text rules to text), read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for agent in contract.contract.agents {
      agent.forEachText { said in
        guard let symbol = Self.symbol(in: said.text) else { return }
        findings.append(
          Finding(
            kind, at: said.location(of: symbol, in: contract.origin), "`\(symbol)` is a symbol, not words",
            label: "a voice model may read it aloud",
            help: "say it as you would to a person, such as \"more than three\""))
      }
    }
    return findings
  }

  /// The first operator of a text: `==`, `!=`, `&&`, `||`, `->`, `=>`, or a comparison with a number.
  static func symbol(in text: String) -> Substring? {
    let bytes = text.utf8
    guard bytes.contains(where: { $0 == 0x3C || $0 == 0x3D || $0 == 0x3E || $0 == 0x26 || $0 == 0x7C }) else {
      return nil
    }
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let rest = text[index...]
      if let symbol = symbols.first(where: { rest.utf8.starts(with: $0) }) {
        return text[index..<bytes.index(index, offsetBy: symbol.count)]
      }
      if bytes[index] == 0x3C || bytes[index] == 0x3E {
        let sign = rest.utf8.dropFirst().first == 0x3D ? 2 : 1
        let number = rest.utf8.dropFirst(sign).drop { $0 == 0x20 }
        if let digit = number.first, (0x30...0x39).contains(digit) {
          return text[index..<bytes.index(after: number.startIndex)]
        }
      }
      index = bytes.index(after: index)
    }
    return nil
  }

  private static let symbols = ["==", "!=", "&&", "||", "->", "=>"].map(\.utf8)
}
