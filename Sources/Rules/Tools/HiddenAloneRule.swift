import Findings
import Language
import Resolve

/// A widget begins with a result that the model may see too.
enum HiddenAloneRule: ToolRule {
  static let kind = FindingKind(
    "tool/hidden-alone", .error, "Checks that a tool that hides something also gives an output",
    why: """
      A host shows a widget when `structuredContent` comes (`window.openai.toolOutput` is null until then), and a host
      without widgets has nothing but the output. `_meta` only adds to it.
      """, source: "OpenAI, plugins/reference, window.openai (2026-10)")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    guard tool.tool.hidden != nil, tool.tool.output == nil else { return [] }
    return [
      Finding(
        kind, at: contract.origin.location(tool.tool.node, keyOf: "hidden"),
        "`\(tool.name)` gives nothing but what is hidden",
        help: "declare `output:` with what the model may know, if only a count")
    ]
  }
}
