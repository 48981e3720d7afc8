import Findings
import Language
import Resolve

/// Callers are told of the machine before they speak with it.
enum UndisclosedAgentRule: Rule {
  static let kind = FindingKind(
    "phone/undisclosed-agent", .error,
    "Checks that every way to an agent discloses first that it is a machine",
    why: """
      On every path to a step that connects to an agent, some step before it (or the step itself) must say
      `disclose: [ai]`. One path without it is one caller who was not told.
      """,
    source: "Regulation (EU) 2024/1689, article 50(1), applies since 2026-08-02")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan -> [Finding] in
      let graph = dialplan.graph
      let isDisclosed = graph.surely(discloses: .ai)
      return graph.steps.indices.compactMap { index in
        let step = graph.steps[index]
        guard case .connect = step.act, !isDisclosed[index] else { return nil }
        return Finding(
          kind, at: contract.origin.location(step.node, keyOf: "connect"),
          "a caller can come to step `\(step.name)` without hearing that a machine speaks",
          help: graph.help(toDisclose: .ai))
      }
    }
  }
}
