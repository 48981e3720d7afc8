import Facts
import Findings
import Language
import Resolve

/// An agent's way out is told apart from how a call ends anyway.
enum ReservedOutcomeRule: Rule {
  static let kind = FindingKind(
    "phone/reserved-outcome", .error,
    "Checks that no way out of an agent is named like an outcome that comes by itself",
    why: """
      A call to an agent ends `completed`, `busy`, `failed` and so on without the agent's doing. A way out of the same
      name would be taken up by the step that those lead to: a caller who was promised a person is hung up on.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent in
      ([agent.escalation?.phone] + agent.exits.map(\.phone)).compactMap { way -> Finding? in
        guard let way, let name = way.exit, PhoneFacts.connectOutcomes.contains(name) else { return nil }
        return Finding(
          kind, at: contract.origin.location(way.node, "exit"), "`\(name)` is an outcome that comes by itself",
          notes: ["taken: \(PhoneFacts.connectOutcomes.map { "`\($0)`" }.joined(separator: ", "))"],
          help:
            "give the way out a name of its own, such as `\(way.node == agent.escalation?.phone?.node ? "escalated" : "left_\(name)")`, and take it up in `on_result`"
        )
      }
    }
  }
}
