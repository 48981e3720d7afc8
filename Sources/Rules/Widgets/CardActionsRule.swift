import Findings
import Language
import Resolve

/// A card has room for two actions.
enum CardActionsRule: ReviewRule {
  static let kind = FindingKind(
    "widget/too-many-actions", .warning, "Checks that a card has at most two actions, one of them primary",
    why: """
      A card in the conversation ends with one primary action and at most one other. More choices belong to
      fullscreen, or to the conversation itself.
      """, source: "OpenAI, plugins/concepts/ui-guidelines, inline card (2026-06)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.widgets.flatMap { widget -> [Finding] in
      let actions = everyAction(in: widget.inline)
      let primary = actions.filter { $0.style == .primary }
      if actions.count > 2 {
        return [
          Finding(
            kind, at: contract.origin.location(actions[2].node, "label"),
            "the card of widget `\(widget.name)` has \(actions.count) actions; two fit",
            help: "move the others to `fullscreen:`")
        ]
      }
      guard primary.count > 1 else { return [] }
      return [
        Finding(
          kind, at: contract.origin.location(primary[1].node, "style"),
          "the card of widget `\(widget.name)` has two primary actions", help: "make one of them `style: secondary`")
      ]
    }
  }

  /// Of the two ways of a condition, only one is shown: the longer counts.
  private static func everyAction(in elements: [Element]) -> [Action] {
    elements.flatMap { element -> [Action] in
      switch element.content {
      case .conditional(let conditional):
        let ways = [everyAction(in: conditional.then), everyAction(in: conditional.otherwise)]
        return ways[0].count >= ways[1].count ? ways[0] : ways[1]
      // Each card of a carousel has a button of its own; how many is a rule of its own.
      case .carousel: return []
      default: return element.actions + everyAction(in: element.children)
      }
    }
  }
}
