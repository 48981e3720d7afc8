import Findings
import Language
import Resolve

/// A word has one pronunciation.
enum DuplicatePronunciationRule: Rule {
  static let kind = FindingKind(
    "voice/duplicate-pronunciation", .error, "Checks that each word has one pronunciation",
    why: "Told two ways to say a word, a model says it now one way, now the other.",
    source: "developers.openai.com/api/docs/guides/voice-prompting (reference pronunciations), read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      var first: [String: Pronunciation] = [:]
      return agent.pronunciations.compactMap { pronunciation in
        let word = pronunciation.write.lowercased()
        guard let earlier = first[word] else {
          first[word] = pronunciation
          return nil
        }
        return Finding(
          kind, at: contract.origin.location(pronunciation.node, "write"),
          "`\(pronunciation.write)` has a pronunciation already",
          related: contract.origin.location(earlier.node, "write").map { [.init($0, "the first")] } ?? [],
          help: "keep one of them")
      }
    }
  }
}
