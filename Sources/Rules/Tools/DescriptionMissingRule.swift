import Findings
import Language
import Resolve

/// A tool that says nothing of itself.
enum DescriptionMissingRule: ReviewRule, ToolRule {
  static let kind = FindingKind(
    "tool/description-missing", .warning, "Checks that every tool has a description",
    why: """
      A model that knows a tool by its name alone guesses when to call it. `description: ''` says that an imported list
      has none; MCP's conformance suite refuses such a tool.
      """, source: "modelcontextprotocol/conformance c321dd3, tools.ts (2026-08-07)")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    guard tool.tool.description.isEmpty else { return [] }
    return [
      Finding(
        kind, at: contract.origin.location(tool.tool.node, "description"), "tool `\(tool.name)` has no description",
        help: "say when to use it and when not")
    ]
  }
}
