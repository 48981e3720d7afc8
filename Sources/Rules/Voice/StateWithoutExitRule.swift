import Findings
import Language
import Resolve

/// A state leads on, or ends the conversation.
enum StateWithoutExitRule: Rule {
  static let kind = FindingKind(
    "voice/state-without-exit", .error, "Checks that each state leads on or may end the conversation",
    why: "A model that is told of no way out stays in a state, and the person hears the same questions again."
  )

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent in
      agent.states.compactMap { state -> Finding? in
        guard !state.isEnd, state.exits.isEmpty else { return nil }
        return Finding(
          kind, at: contract.origin.location(state.key), "the state `\(state.name)` leads nowhere",
          help: "add `exits:`, or `end: true` if the conversation may end here")
      }
    }
  }
}
