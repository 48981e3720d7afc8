import Findings
import Language
import Resolve

/// A tool whose parameters nobody knows.
enum UnknownInputRule: ReviewRule, ToolRule {
  static let kind = FindingKind(
    "tool/input-unknown", .warning, "Checks that every tool says what it takes",
    why: """
      `input: unknown` stands where an imported list has no schema: a bundle's manifest names its tools only. No
      `inputSchema` is emitted then, which MCP requires, and clients refuse the whole list for it. Import the list of the
      running server, or describe the parameters.
      """, source: "MCP specification 2026-07-28, server/tools, Tool")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    // A value in its place that is no schema is told as such.
    guard case .unknown(let node)? = tool.tool.input, tool.tool.fields?["inputSchema"] == nil else { return [] }
    return [
      Finding(
        kind, at: contract.origin.location(node), "nothing says what `\(tool.name)` takes",
        help: "describe its parameters: `input: {…}`")
    ]
  }
}
