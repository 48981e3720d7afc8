import Findings
import Language
import Resolve

/// Where there are states, one is the first.
enum MissingStartRule: Rule {
  static let kind = FindingKind(
    "voice/missing-start", .error, "Checks that an agent with states says in which it begins",
    why: "The order of a mapping means nothing, so the first state must be named.")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.compactMap { agent in
      guard agent.start == nil, let first = agent.states.first else { return nil }
      return Finding(
        kind, at: contract.origin.location(agent.node, keyOf: "states"),
        "agent `\(agent.name)` does not say where it begins",
        help: "add `start: \(first.name)`")
    }
  }
}
