import Facts
import Findings
import Language
import Resolve

/// Thinking costs time that a caller hears.
enum SlowReasoningRule: Rule {
  static let kind = FindingKind(
    "voice/slow-reasoning", .info, "Checks that an agent does not think longer than a conversation bears",
    why: """
      The time to the first sound grows with the effort: about a second with `minimal`, several with `high` on the small
      model. The guide says to begin with `low` and go up only for observed failures.
      """,
    source:
      "developers.openai.com/api/docs/guides/voice-prompting (reasoning), read 2026-10; latencies: Artificial Analysis, read 2026-10-03"
  )

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      guard RealtimeFacts.model(agent.model)?.reasons ?? false else { return [] }
      return agent.settingsInUse(\.reasoning).filter { ["high", "xhigh"].contains($0.setting.effort) }.map { use in
        Finding(
          kind, at: contract.origin.location(use.setting.node, "effort"),
          "`\(use.setting.effort)` lets people wait for each answer",
          help: "begin with `low`")
      }
    }
  }
}
