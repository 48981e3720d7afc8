import Findings
import Language
import Resolve
import Voice

/// A hand-over takes no way out away.
enum HandOverDeadEndRule: Rule {
  static let kind = FindingKind(
    "voice/hand-over-dead-end", .error, "Checks that a person can still reach a human after a hand-over",
    why: """
      A hand-over replaces the agent's instructions and tools, its escalation among them. Where the next agent has none,
      and hands over to nobody who has, a person who could ask for a human no longer can.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      agent.handOver.compactMap { handOver -> Finding? in
        guard let next = contract.contract.agents[handOver.name], next.name != agent.name else { return nil }
        let rest = contract.contract.agents(reachedFrom: next)
        let lost = agent.voiceSurfaces.filter { surface in
          agent.escalation?.way(on: surface) != nil && next.voiceSurfaces.contains(surface)
            && !rest.contains { $0.escalation?.way(on: surface) != nil }
        }
        guard !lost.isEmpty else { return nil }
        return Finding(
          kind, at: contract.origin.location(handOver.key),
          "after this hand-over nobody reaches a human on \(listed(lost.map(\.rawValue)))",
          related: contract.origin.location(next.key).map { [.init($0, "has no `escalation`")] } ?? [],
          help: "give agent `\(next.name)` an `escalation`")
      }
    }
  }
}
