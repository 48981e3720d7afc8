import Facts
import Findings
import Language
import Resolve

/// Many tools make a model choose worse.
enum CrowdedToolsRule: Rule {
  static let kind = FindingKind(
    "voice/crowded-tools", .info, "Checks that an agent has no more tools than a model chooses well among",
    why:
      "With more than about twenty tools at once models choose wrongly more often, and each turn costs "
      + "their schemas.",
    source: "developers.openai.com/api/docs/guides/function-calling, read 2026-10-03")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.compactMap { agent in
      guard agent.tools.count > RealtimeFacts.comfortableTools else { return nil }
      return Finding(
        kind, at: contract.origin.location(agent.node, keyOf: "tools"),
        "agent `\(agent.name)` has \(agent.tools.count) tools; models choose best among "
          + "\(RealtimeFacts.comfortableTools) or fewer")
    }
  }
}
