import Findings
import Language
import Resolve

/// The third hint that hosts ask for.
enum OpenWorldRule: ReviewRule, ToolRule {
  static let kind = FindingKind(
    "tool/open-world-missing", .warning,
    "Checks that every tool says whether it reaches beyond the author's own systems",
    why: """
      `open_world: true` is for tools that reach the public internet or other people's systems, even to read;
      `false` for those that stay within the author's own. Where it is not said, clients take it for true, and the
      directory refuses the tool.
      """, source: "OpenAI, plugins/deploy/submission-errors, annotations_required (2026-10)")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    guard tool.tool.isOpenWorld == nil, tool.tool.annotations?["openWorldHint"] == nil else { return [] }
    return [
      Finding(
        kind, at: contract.origin.location(tool.tool.key),
        "tool `\(tool.name)` does not say whether it reaches beyond your own systems",
        help: "add `open_world: false` or `open_world: true`")
    ]
  }
}
