import Findings
import Language
import Resolve
import Syntax

/// A tool is named once.
enum RepeatedToolRule: Rule {
  static let kind = FindingKind(
    "voice/repeated-tool", .warning, "Checks that no agent, and no state of one, names a tool twice",
    why: "The second time changes nothing. It is left over, or another tool was meant.")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent in
      repeated(agent.tools, in: agent.node, contract)
        + agent.states.flatMap { repeated($0.tools, in: $0.node, contract) }
    }
  }

  private static func repeated(_ names: [String], in node: NodeID, _ contract: ResolvedContract) -> [Finding] {
    names.indices.filter { names[..<$0].contains(names[$0]) }.map { index in
      Finding(
        kind, at: contract.origin.location(node, "tools", element: index), "`\(names[index])` is named already",
        help: "take it out, or name the tool that is meant")
    }
  }
}
