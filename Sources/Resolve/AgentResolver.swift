import Findings
import Language

extension Resolver {
  /// Checks the names that stand within an agent: states, exits and the tools of its states.
  mutating func checkAgents() {
    for agent in contract.agents {
      let place = "agent `\(agent.name)`"
      if let start = agent.start, agent.states[start] == nil {
        unknown(
          ResolveFindings.unknownState, "state", start, at: origin.location(agent.node, "start"),
          among: agent.states.names,
          where: place, section: "states")
      }
      for state in agent.states {
        for (index, tool) in state.tools.enumerated() where !agent.tools.contains(tool) {
          if isMisspelt(tool, contract.tools.names, in: agent.tools) { continue }
          unknown(
            ResolveFindings.unknown(.tool), "tool", tool, at: origin.location(state.node, "tools", element: index),
            among: agent.tools, where: "`tools` of \(place)", section: "agents.\(agent.name).tools")
        }
        for transition in state.exits { check(transition, of: agent, place) }
      }
    }
  }

  /// Whether a name that is declared is missing from a list because it is misspelt there, which is told there.
  private func isMisspelt(_ name: String, _ declared: [String], in list: [String]) -> Bool {
    meant(by: list, among: declared).contains(name)
  }

  private mutating func check(_ transition: Transition, of agent: Agent, _ place: String) {
    if let to = transition.to, agent.states[to] == nil {
      unknown(
        ResolveFindings.unknownState, "state", to, at: origin.location(transition.node, "to"),
        among: agent.states.names,
        where: place, section: "states")
    }
    if let next = transition.handOver, agent.handOver[next] == nil,
      !isMisspelt(next, contract.agents.names, in: agent.handOver.names)
    {
      unknown(
        ResolveFindings.unknownHandOver, "hand-over", next, at: origin.location(transition.node, "hand_over"),
        among: agent.handOver.names, where: place, section: "agents.\(agent.name).hand_over")
    }
    if let exit = transition.exit, agent.exits[exit] == nil {
      unknown(
        ResolveFindings.unknownExit, "exit", exit, at: origin.location(transition.node, "exit"),
        among: agent.exits.names,
        where: place, section: "exits")
    }
  }
}
