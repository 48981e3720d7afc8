import Findings
import Language
import Resolve

/// A way out of a state says the same as its list.
enum IdleHandOverRule: Rule {
  static let kind = FindingKind(
    "voice/idle-hand-over", .warning, "Checks that each hand-over of an agent with states is led to",
    why: """
      An agent with states goes where they lead. A hand-over that none of them names is taken from anywhere, or never.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      guard !agent.states.isEmpty else { return [] }
      let led = Set(agent.states.flatMap(\.exits).compactMap(\.handOver))
      return agent.handOver.filter { !led.contains($0.name) }.map { handOver in
        Finding(
          kind, at: contract.origin.location(handOver.key),
          "no state of agent `\(agent.name)` hands over to `\(handOver.name)`",
          help: "add `{hand_over: \(handOver.name), when: …}` to the exits of a state")
      }
    }
  }
}
