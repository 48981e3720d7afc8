import Findings
import Language
import Resolve

/// A card of a carousel has one button.
enum CarouselActionRule: ReviewRule {
  static let kind = FindingKind(
    "widget/carousel-action", .warning, "Checks that a card of a carousel has at most one action",
    why: """
      Every card of a carousel offers the same single action, so that a person compares things and not buttons.
      """, source: "OpenAI, plugins/concepts/ui-guidelines, inline carousel (2026-06)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    Layouts(contract: contract).elements.compactMap { widget, element -> Finding? in
      guard case .carousel(let carousel) = element.content, carousel.actions.count > 1 else { return nil }
      return Finding(
        kind, at: contract.origin.location(carousel.actions[1].node, "label"),
        "the cards of this carousel of widget `\(widget.name)` have \(carousel.actions.count) actions; one fits",
        help: "keep the one that leads on")
    }
  }
}
