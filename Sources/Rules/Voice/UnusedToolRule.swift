import Findings
import Language
import Resolve

/// A tool that no state uses is allowed for nothing.
enum UnusedToolRule: Rule {
  static let kind = FindingKind(
    "voice/unused-tool", .warning, "Checks that each tool of an agent is used by one of its states",
    why:
      "What an agent may call should be what its conversation needs: each further tool is one more to "
      + "choose wrongly."
  )

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      guard !agent.states.isEmpty else { return [] }
      let used = Set(agent.states.flatMap(\.tools))
      return agent.tools.enumerated().filter { !used.contains($1) }.map { index, name in
        Finding(
          kind, at: contract.origin.location(agent.node, "tools", element: index),
          "no state of agent `\(agent.name)` uses `\(name)`",
          help: "add it to the `tools` of a state, or take it from the agent")
      }
    }
  }
}
