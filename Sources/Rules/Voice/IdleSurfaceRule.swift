import Findings
import Language
import Resolve
import Voice

/// What is said for a surface on which the agent is not met has no effect.
enum IdleSurfaceRule: Rule {
  static let kind = FindingKind(
    "voice/idle-surface", .warning,
    "Checks that settings and approvals belong to surfaces on which the agent is met",
    why: "They have no effect otherwise. Either the surface was left out of `surfaces`, or the lines can go.")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      let heard = agent.voiceSurfaces.map(\.rawValue)
      guard !heard.isEmpty else { return [] }
      let written =
        agent.onSurface.map { ("on_surface", $0.name, $0.key) }
        + agent.approvals.map { ("approvals", $0.name, $0.key) }
        + (agent.page.map { [("web", "web", $0.node)] } ?? [])
      return written.filter { !heard.contains($0.1) }.map { section, name, key in
        Finding(
          kind, at: contract.origin.location(key),
          "`\(section)` is said for `\(name)`, where the agent is not met",
          help: "add `\(name)` to `surfaces`, or take it out here")
      }
    }
  }
}
