import Findings
import Language
import Resolve

/// A tool that is called under a name that the protocol does not know.
enum RenamedToolRule: Rule {
  static let kind = FindingKind(
    "tool/renamed-in-use", .error, "Checks that agents and widgets call no tool that the protocol calls otherwise",
    why: """
      `name:` keeps an imported name that the contract can't have, such as a second tool of one name. Agents and
      widgets call tools by the contract's names, and a call under such a name would reach nothing, or its twin.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let called = Set(contract.widgets.flatMap(\.calls)).union(contract.contract.agents.flatMap(\.tools))
    return contract.contract.tools.filter { $0.protocolName != $0.name && called.contains($0.name) }.map { tool in
      Finding(
        kind, at: contract.origin.location(tool.node, "name"),
        "`\(tool.name)` is called by an agent or a widget, but the protocol calls it `\(tool.protocolName)`",
        help: "rename the tool on the server, and take `name:` out")
    }
  }
}
