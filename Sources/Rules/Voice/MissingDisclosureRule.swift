import Findings
import Language
import Resolve

/// People are told that a machine speaks.
enum MissingDisclosureRule: Rule {
  static let kind = FindingKind(
    "voice/missing-disclosure", .warning, "Checks that an agent says that it is a machine",
    why: """
      In the European Union people must be told at the start that they talk to an AI system; OpenAI's policies
      forbid letting them believe otherwise anywhere. Say it in `disclosures: {ai: …}`: it is then spoken
      first.
      """,
    source: "Regulation (EU) 2024/1689, article 50(1), applies since 2026-08-02")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.compactMap { agent in
      guard agent.disclosures?.ai == nil else { return nil }
      return Finding(
        kind, at: contract.origin.location(agent.key),
        "agent `\(agent.name)` does not say that it is a machine",
        help: "add `disclosures: {ai: You are talking to an automated assistant.}`")
    }
  }
}
