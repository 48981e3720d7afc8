import Findings
import Language
import Resolve

/// A person should know what a write does before it is done.
enum ConfirmRule: Rule {
  static let kind = FindingKind(
    "tool/confirm-missing", .warning, "Checks that a tool that changes something asks first",
    why: """
      Widgets and voice agents ask the question of `confirm` before a write. Without it they ask in general words,
      which tell the person less than they should know.
      """, source: "OpenAI, plugins/plugin-guidelines, write actions (2026-10)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.tools.filter { ($0.effect == .write || $0.effect == .destructive) && $0.confirm == nil }.map {
      tool in
      Finding(
        kind, at: contract.origin.location(tool.key), "tool `\(tool.name)` changes something and has no `confirm`",
        help: "add the question that a person is asked first: `confirm: Open a ticket about $(input.subject)?`")
    }
  }
}
