import Findings
import Language
import Resolve

/// A person should know what a write does before it is done.
enum ConfirmRule: ToolRule {
  static let kind = FindingKind(
    "tool/confirm-missing", .warning, "Checks that a tool that changes something asks first",
    why: """
      Widgets and voice agents ask the question of `confirm` before a write. Without it they ask in general words,
      which tell the person less than they should know.
      """, source: "OpenAI, plugins/plugin-guidelines, write actions (2026-10)")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    guard tool.tool.effect == .write || tool.tool.effect == .destructive, tool.tool.confirm == nil else { return [] }
    let words = tool.name.split(separator: "_").joined(separator: " ")
    let first = tool.input.members.first { !$0.isOptional }.map { " (`$(input.\($0.name))` is filled in)" } ?? ""
    return [
      Finding(
        kind, at: contract.origin.location(tool.tool.key), "tool `\(tool.name)` changes something and has no `confirm`",
        help:
          "add the question that a person is asked first, such as `confirm: \(words.prefix(1).uppercased() + words.dropFirst())?`\(first)"
      )
    ]
  }
}
