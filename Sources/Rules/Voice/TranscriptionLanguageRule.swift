import Facts
import Findings
import Language
import Resolve
import SourceText

/// Transcription should expect the languages that the agent speaks.
enum TranscriptionLanguageRule: Rule {
  static let kind = FindingKind(
    "voice/transcription-language", .warning,
    "Checks that transcription expects the languages that the agent speaks",
    why: """
      A transcription model that expects another language writes nonsense, and what judges a conversation by
      its transcript (a receiver's yes, a review) is misled; so does one that is not told of a language that the agent
      changes to. Languages are named without a region (`en`). Left out, they follow from the agent's `language`.
      """,
    source: RealtimeFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      // A language that is none is told as such.
      guard let policy = agent.language, LanguageNames.name(of: policy.standard) != nil else { return [] }
      let spoken = ([policy.standard] + policy.also).map(LanguageNames.primary)
      return agent.settingsInUse(\.transcription).flatMap { use -> [Finding] in
        let written = use.setting.languages + (use.setting.language.map { [$0] } ?? [])
        func place(_ index: Int) -> Location? {
          index < use.setting.languages.count
            ? contract.origin.location(use.setting.node, "languages", element: index)
            : contract.origin.location(use.setting.node, "language")
        }
        guard let index = written.firstIndex(where: { !spoken.contains(LanguageNames.primary(of: $0)) }) else {
          let regions = written.indices.filter { written[$0].contains("-") || written[$0].contains("_") }
          guard regions.isEmpty else {
            return regions.map { index in
              Finding(
                kind, at: place(index), "transcription takes languages without a region, not `\(written[index])`",
                help:
                  "write `\(LanguageNames.primary(of: written[index]))`, or leave it out: it follows from `language`")
            }
          }
          return unheard(spoken, use.setting, policy, contract)
        }
        let odd = written[index]
        return [
          Finding(
            kind, at: place(index),
            "transcription expects `\(odd)`, but the agent speaks \(listed([policy.standard] + policy.also))",
            help: "leave it out: it follows from `language`")
        ]
      }
    }
  }

  /// Languages that the agent speaks and a list leaves out.
  private static func unheard(
    _ spoken: [String], _ setting: Transcription, _ policy: LanguagePolicy, _ contract: ResolvedContract
  ) -> [Finding] {
    guard !setting.languages.isEmpty else { return [] }
    let expected = setting.languages.map(LanguageNames.primary)
    let missing = spoken.filter { !expected.contains($0) }
    guard !missing.isEmpty else { return [] }
    return [
      Finding(
        kind, at: contract.origin.location(setting.node, keyOf: "languages"),
        "transcription does not expect \(listed(missing)), and the agent speaks \(listed([policy.standard] + policy.also))",
        help: "add \(listed(missing)), or leave `languages` out: they follow from `language`")
    ]
  }
}
