import Findings
import Language
import Resolve

/// Nobody is handed round without end.
enum HandOverLoopRule: Rule {
  static let kind = FindingKind(
    "voice/hand-over-loop", .error, "Checks that agents can't hand a conversation round without end",
    why: """
      Two agents whose conditions overlap hand a person back and forth, and each time all is explained anew. A way back
      is fine where one hand-over of the loop says how often it may be taken: `at_most: 1`. Whoever holds the session
      counts, and refuses the next.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let agents = contract.contract.agents
    /// Those that can be reached by hand-overs without a limit.
    func reached(from name: String) -> Set<String> {
      var found: Set<String> = []
      var open = [name]
      while let next = open.popLast() {
        for handOver in agents[next]?.handOver ?? Section() where handOver.atMost == nil {
          if found.insert(handOver.name).inserted { open.append(handOver.name) }
        }
      }
      return found
    }
    var told: Set<String> = []
    return agents.flatMap { agent -> [Finding] in
      agent.handOver.compactMap { handOver -> Finding? in
        if handOver.name == agent.name {
          return Finding(
            kind, at: contract.origin.location(handOver.key), "agent `\(agent.name)` hands over to itself",
            help: "take it out")
        }
        guard handOver.atMost == nil, !told.contains(agent.name) else { return nil }
        let onward = reached(from: handOver.name)
        guard onward.contains(agent.name) else { return nil }
        // One finding for a loop: all that are in it have been told of.
        told.formUnion(onward.filter { reached(from: $0).contains(agent.name) })
        let others = agents.names.filter { $0 != agent.name && onward.contains($0) && told.contains($0) }
        return Finding(
          kind, at: contract.origin.location(handOver.key),
          "agents `\(agent.name)` and \(listed(others)) can hand a person round without end",
          help: "say `at_most: 1` in one of the hand-overs")
      }
    }
  }
}
