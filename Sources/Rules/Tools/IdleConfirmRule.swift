import Findings
import Language
import Resolve

/// A question that is never asked.
enum IdleConfirmRule: ToolRule {
  static let kind = FindingKind(
    "tool/confirm-on-read", .warning,
    "Checks that only tools that change something have a question to ask first",
    why: """
      A tool with `effect: read` is called without asking, on every surface: a question before each look-up would
      make people stop reading questions. If the question is needed, the effect is not `read`.
      """)

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    guard tool.tool.effect == .read, tool.tool.confirm != nil else { return [] }
    return [
      Finding(
        kind, at: contract.origin.location(tool.tool.node, keyOf: "confirm"),
        "nobody is asked before `\(tool.name)`, which only reads",
        help: "take `confirm` out, or write `effect: write`")
    ]
  }
}
