import Facts
import Findings
import Resolve

/// A model whose end is announced.
enum ModelShutdownRule: Rule {
  static let kind = FindingKind(
    "voice/model-shutdown", .warning, "Checks that no agent uses a model whose end is announced",
    why:
      "From that day each session with it fails. Voices and instructions behave a little differently on the "
      + "successor: "
      + "try it before the day.",
    source: "developers.openai.com/api/docs/deprecations, as quoted by " + RealtimeFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.compactMap { agent in
      guard let shutdown = RealtimeFacts.model(agent.model)?.shutdown else { return nil }
      return Finding(
        kind, at: contract.origin.location(agent.node, "model"),
        "`\(agent.model)` shuts down on \(shutdown.date)", label: "its successor is `\(shutdown.successor)`",
        help: "use `\(shutdown.successor)`")
    }
  }
}
