import Findings
import Language
import Resolve

/// Models choose tools by their descriptions.
enum DescriptionRule: SubmissionRule, ToolRule {
  static let kind = FindingKind(
    "tool/description-without-use", .warning, "Checks that a tool's description says when to use it and when not",
    why: """
      Models choose tools by their descriptions. Those that begin with "Use this when" and say "Do not use" for what is
      close but not meant are chosen more often when they should be, and less often when they should not.
      """, source: "OpenAI, plugins/guides/optimize-metadata (2026-06)")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    // That there is none is a finding of its own.
    guard !tool.tool.description.isEmpty else { return [] }
    let text = tool.tool.description.lowercased()
    let saysWhen = text.hasPrefix("use this when") || text.hasPrefix("use when")
    let saysNot = text.contains("do not use") || text.contains("don't use")
    if saysWhen && saysNot { return [] }
    let missing = saysWhen ? "when not to use it" : saysNot ? "when to use it" : "when to use it, and when not"
    return [
      Finding(
        kind, at: contract.origin.location(tool.tool.node, "description"),
        "the description of `\(tool.name)` does not say \(missing)",
        help: "begin with \"Use this when …\" and add \"Do not use it for …\"")
    ]
  }
}
