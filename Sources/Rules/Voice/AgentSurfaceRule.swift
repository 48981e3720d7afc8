import Findings
import Language
import Resolve

/// An agent is met where there is sound.
enum AgentSurfaceRule: Rule {
  static let kind = FindingKind(
    "voice/agent-surface", .error, "Checks that an agent is met on the web, on the phone, or both",
    why:
      "A voice agent needs sound. `chat` and `app` are surfaces of tools only: there the model is the "
      + "host's own."
  )

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.compactMap { agent in
      if agent.surfaces.isEmpty {
        return Finding(
          kind, at: contract.origin.location(agent.node, "surfaces"), "agent `\(agent.name)` is met nowhere",
          help: "say `surfaces: [web]`, `[phone]` or both")
      }
      guard let index = agent.surfaces.firstIndex(where: { $0 != .web && $0 != .phone }) else { return nil }
      return Finding(
        kind, at: contract.origin.location(agent.node, "surfaces", element: index),
        "an agent can't be met on `\(agent.surfaces[index].rawValue)`",
        label: "there is no sound here", help: "keep `web`, `phone` or both")
    }
  }
}
