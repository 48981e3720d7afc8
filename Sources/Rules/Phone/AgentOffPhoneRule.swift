import Findings
import Language
import Resolve

/// An agent that a dialplan connects to is met on the phone.
enum AgentOffPhoneRule: Rule {
  static let kind = FindingKind(
    "phone/agent-off-phone", .error, "Checks that dialplans connect only to agents that are met on the phone",
    why: """
      What an agent says, may do and asks before a write differs by surface, and is written down for those in its
      `surfaces`. One that is not met on the phone has nothing that could accept the call.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var told = Set<String>()
    return contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.compactMap { step -> Finding? in
        guard case .connect(let connect) = step.act, let agent = contract.contract.agents[connect.agent],
          !agent.surfaces.contains(.phone), told.insert(agent.name).inserted
        else { return nil }
        let place = contract.origin.location(agent.node, "surfaces")
        return Finding(
          kind, at: contract.origin.location(step.node, "connect"),
          "agent `\(agent.name)` is not met on the phone",
          related: place.map { [.init($0, "its surfaces")] } ?? [],
          help: "add `phone` to the agent's `surfaces`")
      }
    }
  }
}
