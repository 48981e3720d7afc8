import Findings
import Language
import Resolve
import Voice

/// An agent's tools must be callable where the agent is met.
enum ToolSurfaceRule: Rule {
  static let kind = FindingKind(
    "voice/tool-surface", .error,
    "Checks that an agent's tools may be called on every surface where it is met",
    why: """
      A tool is offered only on the surfaces that it names. On the others the agent would be told of a
      conversation that needs it and could not have it.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent in
      agent.tools.enumerated().compactMap { index, name -> Finding? in
        guard let tool = contract.tool(name)?.tool else { return nil }
        let missing = agent.voiceSurfaces.filter { !tool.isCallable(on: $0) }.map(\.rawValue)
        guard !missing.isEmpty else { return nil }
        let surfaces = contract.origin.location(tool.node, "surfaces")
        return Finding(
          kind, at: contract.origin.location(agent.node, "tools", element: index),
          "`\(name)` may not be called on \(listed(missing)), where agent `\(agent.name)` is met",
          related: surfaces.map { [.init($0, "its surfaces")] } ?? [],
          help: "add \(listed(missing)) to the tool's `surfaces`, or take it from the agent")
      }
    }
  }
}
