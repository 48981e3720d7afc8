import Facts
import Findings
import Language
import Resolve

/// Transcription should expect the languages that the agent speaks.
enum TranscriptionLanguageRule: Rule {
  static let kind = FindingKind(
    "voice/transcription-language", .warning,
    "Checks that transcription expects a language that the agent speaks",
    why: """
      A transcription model that expects another language writes nonsense, and what judges a conversation by
      its transcript (a receiver's yes, a review) is misled. Left out, the language follows from the agent's
      `language`.
      """,
    source: RealtimeFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      guard let policy = agent.language else { return [] }
      let spoken = ([policy.standard] + policy.also).map(LanguageNames.primary)
      return agent.settingsInUse(\.transcription).flatMap { use -> [Finding] in
        let written = use.setting.languages + (use.setting.language.map { [$0] } ?? [])
        guard let index = written.firstIndex(where: { !spoken.contains(LanguageNames.primary(of: $0)) })
        else {
          return []
        }
        let odd = written[index]
        let place =
          index < use.setting.languages.count
          ? contract.origin.location(use.setting.node, "languages", element: index)
          : contract.origin.location(use.setting.node, "language")
        return [
          Finding(
            kind, at: place,
            "transcription expects `\(odd)`, but the agent speaks \(listed([policy.standard] + policy.also))",
            help: "leave it out: it follows from `language`")
        ]
      }
    }
  }
}
