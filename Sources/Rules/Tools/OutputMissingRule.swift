import Findings
import Language
import Resolve

/// A result without a schema is a text that nobody can check.
enum OutputMissingRule: SubmissionRule, ToolRule {
  static let kind = FindingKind(
    "tool/output-missing", .warning, "Checks that every tool says what a call gives",
    why: """
      From `output` follow the schema by which hosts check results, what widgets can show, and what a voice agent may
      read out. Without it a result is text of any form, and each model makes of it what it will.
      """, source: "OpenAI, plugins/build/mcp-server, structured content (2026-06)")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    guard tool.tool.output == nil else { return [] }
    return [
      Finding(
        kind, at: contract.origin.location(tool.tool.key), "tool `\(tool.name)` does not say what a call gives",
        help: "add `output: {…}`, even if it only says that it is done")
    ]
  }
}
