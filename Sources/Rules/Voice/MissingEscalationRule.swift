import Findings
import Language
import Resolve
import SourceText

/// What escalates needs an escalation.
enum MissingEscalationRule: Rule {
  static let kind = FindingKind(
    "voice/missing-escalation", .error, "Checks that an agent which escalates says how",
    why:
      "A state or an approval that escalates leads to `escalation`: its triggers, its sentence, and each "
      + "surface's way "
      + "to a person.")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.compactMap { agent in
      guard agent.escalation == nil, let place = place(in: agent, contract) else { return nil }
      return Finding(
        kind, at: place, "agent `\(agent.name)` escalates here, but has no `escalation`",
        help: "add `escalation:` with `triggers`, `say` and a way out for each surface")
    }
  }

  private static func place(in agent: Agent, _ contract: ResolvedContract) -> Location? {
    for state in agent.states {
      for transition in state.exits where transition.escalates {
        return contract.origin.location(transition.node, keyOf: "escalate")
      }
    }
    for step in [agent.onFailure?.tool, agent.onFailure?.model, agent.onFailure?.network] {
      if let step, step.then == .escalate { return contract.origin.location(step.node, "then") }
    }
    return agent.approvals.first { $0.otherwise == .escalate }.flatMap {
      contract.origin.location($0.node, "otherwise")
    }
  }
}
