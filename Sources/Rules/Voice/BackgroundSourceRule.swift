import Findings
import Language
import Resolve

/// What an agent knows from the start has a source and a day.
enum BackgroundSourceRule: Rule {
  static let kind = FindingKind(
    "voice/background-source", .warning,
    "Checks that each fact of `background` says where it comes from and of which day",
    why: """
      A model weighs a fact against what the person and the tools say. Told of which day it is and where it comes from, it
      takes the newer one, and says how old the other is; so can whoever reads the contract next year.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting (long context), read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent in
      agent.background.compactMap { known -> Finding? in
        let missing = [known.source == nil ? "source" : nil, known.asOf == nil ? "as_of" : nil].compactMap(\.self)
        guard !missing.isEmpty else { return nil }
        return Finding(
          kind, at: contract.origin.location(known.node),
          "this fact has no \(missing.map { "`\($0)`" }.joined(separator: " and no "))",
          help: "write `{fact: …, source: price list, as_of: '2026-11-02'}`")
      }
    }
  }
}
