import Findings
import Language
import Resolve

/// Pronunciations are few, and differ from the spelling.
enum PronunciationRule: Rule {
  static let kind = FindingKind(
    "voice/pronunciation", .warning, "Checks that pronunciations say something, and are few",
    why: """
      "Pronounce X as X" tells a model nothing. A long list takes room in every turn, and its middle is forgotten: keep
      to the names that are really said wrong.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting (reference pronunciations), read 2026-10")

  /// More than this is a dictionary.
  static let most = 25

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      var findings = agent.pronunciations.filter { $0.write == $0.say }.map { pronunciation in
        Finding(
          kind, at: contract.origin.location(pronunciation.node, "say"),
          "`\(pronunciation.write)` is said as it is written",
          help: "write how it sounds, such as `BRIGHT-waw-ter`, or take it out")
      }
      if agent.pronunciations.count > most {
        findings.append(
          Finding(
            kind, at: contract.origin.location(agent.node, keyOf: "pronunciations"),
            "agent `\(agent.name)` has \(agent.pronunciations.count) pronunciations; more than \(most) are not kept to",
            help: "keep the names that are really said wrong"))
      }
      return findings
    }
  }
}
