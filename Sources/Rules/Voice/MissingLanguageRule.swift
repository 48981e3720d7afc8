import Facts
import Findings
import Language
import Resolve
import SourceText

/// The language is pinned.
enum MissingLanguageRule: Rule {
  static let kind = FindingKind(
    "voice/language", .warning, "Checks that an agent says which language it speaks, by a tag that means one",
    why: """
      Without it the model follows accents, names and background voices from one language into another. A tag is that of
      BCP 47: `en-US`, `de`.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting (language), read 2026-10; RFC 5646")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      guard let policy = agent.language else {
        return [
          Finding(
            kind, at: contract.origin.location(agent.key),
            "agent `\(agent.name)` does not say which language it speaks",
            help: "add `language: {default: en-US}`")
        ]
      }
      var findings: [Finding] = []
      if LanguageNames.name(of: policy.standard) == nil {
        findings.append(unknown(policy.standard, at: contract.origin.location(policy.node, "default")))
      }
      for (index, tag) in policy.also.enumerated() {
        let place = contract.origin.location(policy.node, "also", element: index)
        if LanguageNames.name(of: tag) == nil { findings.append(unknown(tag, at: place)) }
        if tag == policy.standard || policy.also[..<index].contains(tag) {
          findings.append(Finding(kind, at: place, "`\(tag)` is said already", help: "take it out"))
        }
      }
      return findings
    }
  }

  private static func unknown(_ tag: String, at place: Location?) -> Finding {
    Finding(
      kind, at: place, "`\(tag)` is no language that speech models are documented to take",
      help: "write a tag such as `en-US`, `es` or `de`")
  }
}
