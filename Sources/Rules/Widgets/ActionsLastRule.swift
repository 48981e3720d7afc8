import Findings
import Language
import Resolve

/// A card ends with its actions.
enum ActionsLastRule: ReviewRule {
  static let kind = FindingKind(
    "widget/actions-last", .warning, "Checks that the actions of a card stand at its end",
    why: """
      A person reads a card and then acts. Buttons in the middle of it are found by chance, and push apart what belongs together.
      """, source: "OpenAI, plugins/concepts/ui-guidelines, inline card (2026-06)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.widgets.compactMap { widget -> Finding? in
      let place = widget.inline.firstIndex { if case .actions = $0.content { true } else { false } }
      guard let place, let next = widget.inline[(place + 1)...].first(where: { !isAction($0) }) else { return nil }
      return Finding(
        kind, at: contract.origin.location(widget.inline[place].node, keyOf: "actions"),
        "something follows the actions of the card of widget `\(widget.name)`",
        related: contract.origin.location(next.node).map { [.init($0, "this")] } ?? [],
        help: "move `actions:` to the end")
    }
  }

  /// Whether it ends a card too: buttons, or a condition that decides on them.
  private static func isAction(_ element: Element) -> Bool {
    switch element.content {
    case .actions: true
    case .conditional: element.children.allSatisfy(isAction)
    default: false
    }
  }
}
