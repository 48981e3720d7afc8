import Syntax

/// A hand-over to another agent in the same conversation: `hand_over: {billing: {when: …}}`.
public struct HandOver: Declaration {
  /// The agent that goes on.
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  public var when = ""
  /// What is said first, word for word.
  public var say: Speech?
  /// How often in one conversation at most; nil means as often as its condition holds.
  public var atMost: Int?
  public init(node: NodeID) { self.node = node }
}

extension Contract {
  /// The agents that can speak in a conversation that begins with `first`: itself, then those that it and they hand
  /// over to, each once, nearest first.
  public func agents(reachedFrom first: Agent) -> [Agent] {
    var reached = [first]
    var place = 0
    while place < reached.count {
      for handOver in reached[place].handOver where !reached.contains(where: { $0.name == handOver.name }) {
        if let next = agents[handOver.name] { reached.append(next) }
      }
      place += 1
    }
    return reached
  }

  /// The outcomes by which a call that begins with an agent leaves it on the phone: those of its own ways out and of
  /// the agents that it hands over to, each once, in declared order.
  public func phoneOutcomes(of first: Agent) -> [String] {
    var outcomes: [String] = []
    for agent in agents(reachedFrom: first) {
      for way in [agent.escalation?.phone?.exit] + agent.exits.map(\.phone?.exit) {
        if let way, !outcomes.contains(way) { outcomes.append(way) }
      }
    }
    return outcomes
  }
}
