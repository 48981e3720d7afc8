import Findings
import Language
import Resolve

/// What is hidden is not told under the same name.
enum HiddenRepeatedRule: ToolRule {
  static let kind = FindingKind(
    "tool/hidden-repeated", .warning, "Checks that what is hidden from the model is not in the output too",
    why: """
      `output` is read by the model, `hidden` is not. A name in both is either not hidden at all, or two different
      things that a reader will take for one.
      """, source: "OpenAI, plugins/reference, tool results (2026-10)")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    guard let hidden = contract.hidden(of: tool), let output = tool.output else { return [] }
    return hidden.members.filter { output.member($0.name) != nil }.map { member in
      Finding(
        kind, at: contract.origin.location(member.key) ?? contract.origin.location(tool.tool.node, keyOf: "hidden"),
        "the model sees `\(member.name)` of `\(tool.name)`: it is in `output` too",
        help: "take it out of `output`, or give it a name that says what it has more")
    }
  }
}
