import Findings
import Language
import Resolve
import Syntax

/// A card has room for two actions.
enum CardActionsRule: ReviewRule {
  static let kind = FindingKind(
    "widget/too-many-actions", .warning, "Checks that a card has at most two actions, one of them primary",
    why: """
      A card in the conversation ends with one primary action and at most one other. More choices belong to
      fullscreen, or to the conversation itself. What submits a form is its primary action.
      """, source: "OpenAI, plugins/concepts/ui-guidelines, inline card (2026-06)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.widgets.flatMap { widget -> [Finding] in
      let buttons = everyButton(in: widget.inline)
      if buttons.count > 2 {
        return [
          Finding(
            kind, at: contract.origin.location(buttons[2].node, buttons[2].label),
            "the card of widget `\(widget.name)` has \(buttons.count) actions; two fit",
            help: "move the others to `fullscreen:`")
        ]
      }
      let primary = buttons.filter(\.isPrimary)
      guard primary.count > 1 else { return [] }
      return [
        Finding(
          kind, at: contract.origin.location(primary[1].node, primary[1].style),
          "the card of widget `\(widget.name)` has two primary actions",
          notes: primary.contains { $0.style == "submit" } ? ["what submits a form is a primary action"] : [],
          help: "make one of them `style: secondary`")
      ]
    }
  }

  /// A button of a card, and the keys that say what stands on it and how it looks.
  private struct Button {
    let node: NodeID
    let isPrimary: Bool
    var label = "label"
    var style = "style"
  }

  /// Of the two ways of a condition, only one is shown: the longer counts.
  private static func everyButton(in elements: [Element]) -> [Button] {
    elements.flatMap { element -> [Button] in
      switch element.content {
      case .conditional(let conditional):
        let ways = [everyButton(in: conditional.then), everyButton(in: conditional.otherwise)]
        return ways[0].count >= ways[1].count ? ways[0] : ways[1]
      // Each card of a carousel has a button of its own; how many is a rule of its own.
      case .carousel: return []
      case .form(let form): return [Button(node: form.node, isPrimary: true, label: "submit", style: "submit")]
      default:
        return element.actions.map { Button(node: $0.node, isPrimary: $0.style == .primary) }
          + everyButton(in: element.children)
      }
    }
  }
}
