import Findings
import Language
import Resolve

/// A conversation must be able to end.
enum NoEndStateRule: Rule {
  static let kind = FindingKind(
    "voice/no-end-state", .error, "Checks that a conversation with states can come to an end",
    why:
      "Without a state that says `end: true` the agent never says goodbye, and a call lasts until somebody "
      + "hangs up."
  )

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.compactMap { agent in
      // A state without any exit is the nearer cause; where another agent goes on, that one comes to an end.
      guard !agent.states.isEmpty,
        !agent.states.contains(where: { $0.isEnd || $0.exits.isEmpty || $0.exits.contains { $0.handOver != nil } })
      else {
        return nil
      }
      return Finding(
        kind, at: contract.origin.location(agent.node, keyOf: "states"),
        "no state of agent `\(agent.name)` is an end",
        help: "say `end: true` in the state where the conversation may end")
    }
  }
}
