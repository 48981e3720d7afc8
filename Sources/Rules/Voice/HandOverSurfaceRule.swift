import Findings
import Language
import Resolve
import Voice

/// An agent is handed over to where it is met.
enum HandOverSurfaceRule: Rule {
  static let kind = FindingKind(
    "voice/hand-over-surface", .error,
    "Checks that an agent is met on every surface on which another one hands over to it",
    why: "Tools, ways out and approvals are said by surface. Where the next agent is not met, it has none of them.")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      agent.handOver.compactMap { handOver -> Finding? in
        guard let next = contract.contract.agents[handOver.name] else { return nil }
        let missing = agent.voiceSurfaces.filter { !next.voiceSurfaces.contains($0) }.map(\.rawValue)
        guard !missing.isEmpty else { return nil }
        return Finding(
          kind, at: contract.origin.location(handOver.key),
          "agent `\(next.name)` is not met on \(listed(missing)), where `\(agent.name)` hands over to it",
          related: contract.origin.location(next.node, "surfaces").map { [.init($0, "its surfaces")] } ?? [],
          help: "add \(listed(missing)) to its `surfaces`")
      }
    }
  }
}
