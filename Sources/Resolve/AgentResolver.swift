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
          unknown(
            ResolveFindings.unknown(.tool), "tool", tool, at: origin.location(state.node, "tools", element: index),
            among: agent.tools, where: "`tools` of \(place)", section: "agents.\(agent.name).tools")
        }
        for transition in state.exits { check(transition, of: agent, place) }
      }
    }
  }

  private mutating func check(_ transition: Transition, of agent: Agent, _ place: String) {
    if let to = transition.to, agent.states[to] == nil {
      unknown(
        ResolveFindings.unknownState, "state", to, at: origin.location(transition.node, "to"),
        among: agent.states.names,
        where: place, section: "states")
    }
    if let next = transition.handOver, agent.handOver[next] == nil {
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
