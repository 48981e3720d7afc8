import Facts
import Findings
import Language
import Resolve

/// Names that `_meta` takes.
enum HiddenNameRule: ToolRule {
  static let kind = FindingKind(
    "tool/hidden-name", .error, "Checks that what is hidden has names that `_meta` takes",
    why: """
      Each name under `hidden` becomes a key of the result's `_meta`. A key begins and ends with a letter or digit and
      has only letters, digits, `-`, `_` and `.` between; what stands before a `/` is somebody's prefix.
      """, source: "MCP specification 2025-11-25, basic, _meta")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    (contract.hidden(of: tool)?.members ?? []).filter { !MCPFacts.isMetaName($0.name) }.map { member in
      Finding(
        kind, at: contract.origin.location(member.key) ?? contract.origin.location(tool.tool.node, keyOf: "hidden"),
        "`\(member.name)` can't be a key of `_meta`", help: "use letters, digits, `-`, `_` and `.`")
    }
  }
}
