import Findings
import Language
import Resolve

/// Traces leave the region.
enum TracingResidencyRule: Rule {
  static let kind = FindingKind(
    "voice/tracing-residency", .error, "Checks that no agent is traced where data must stay in Europe",
    why: "Traces hold what people say, and European residency does not cover those of Realtime sessions.",
    source: "developers.openai.com/api/docs/guides/your-data, read 2026-10-03")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard contract.contract.realtimeRegion == .eu else { return [] }
    return contract.contract.agents.flatMap { agent in
      agent.settingsInUse(\.tracing).map { use in
        Finding(
          kind, at: contract.origin.location(use.setting.node),
          "agent `\(agent.name)` is traced, and traces do not stay in `eu`", help: "leave `tracing` out")
      }
    }
  }
}
