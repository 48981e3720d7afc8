import Findings
import Language
import Resolve

/// A way out of a state has one aim.
enum TransitionRule: Rule {
  static let kind = FindingKind(
    "voice/transition", .error, "Checks that each way out of a state has exactly one aim",
    why:
      "A way leads `to` another state, to a person (`escalate: true`), to another agent (`hand_over`), or to one of "
      + "the agent's exits (`exit`)."
  )

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent in
      agent.states.flatMap { state in
        state.exits.compactMap { transition -> Finding? in
          let aims = [transition.to != nil, transition.escalates, transition.exit != nil, transition.handOver != nil]
            .filter(\.self).count
          guard aims != 1 else { return nil }
          return Finding(
            kind, at: contract.origin.location(transition.node),
            aims == 0
              ? "this way out of `\(state.name)` has no aim"
              : "this way out of `\(state.name)` has \(aims) aims",
            help: "say one of `to: STATE`, `escalate: true`, `hand_over: AGENT` and `exit: NAME`")
        }
      }
    }
  }
}
