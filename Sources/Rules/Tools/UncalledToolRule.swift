import Findings
import Language
import Resolve

/// A tool for widgets that no widget calls is called by nobody.
enum UncalledToolRule: Rule {
  static let kind = FindingKind(
    "tool/uncalled", .warning, "Checks that a tool for widgets only is called by one",
    why: """
      `surfaces: [app]` hides a tool from the model: only a button or a form of a widget can call it. Where none does,
      the tool is left over, or the `call:` that was meant is missing.
      """, source: "MCP Apps 2026-01-26, tool visibility")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let called = Set(contract.widgets.flatMap(\.calls))
    return contract.contract.tools.filter { tool in
      !tool.surfaces.isEmpty && tool.surfaces.allSatisfy { $0 == .app } && !called.contains(tool.name)
    }.map { tool in
      Finding(
        kind, at: contract.origin.location(tool.node, "surfaces"),
        "only a widget may call `\(tool.name)`, and none does",
        help: "add `call: \(tool.name)` to a button or form, or another surface")
    }
  }
}
