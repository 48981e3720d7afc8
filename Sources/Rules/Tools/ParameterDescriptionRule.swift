import Findings
import Language
import Resolve

/// Models fill parameters by their descriptions.
enum ParameterDescriptionRule: SubmissionRule, ToolRule {
  static let kind = FindingKind(
    "tool/parameter-undescribed", .warning, "Checks that every parameter says what it is",
    why: "Models fill in parameters by their descriptions; one without is filled in by its name alone.",
    source: "OpenAI, plugins/guides/optimize-metadata (2026-06)")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    tool.input.members.compactMap { member in
      guard contract.types.value(of: member.type).keywords["description"] == nil else { return nil }
      return Finding(
        kind, at: contract.origin.location(member.key) ?? contract.origin.location(tool.tool.key),
        "parameter `\(member.name)` of `\(tool.name)` has no description", help: "add `description: …`")
    }
  }
}
