import Findings
import Language
import Resolve

/// A card of a carousel holds a title and two lines.
enum CarouselDetailsRule: ReviewRule {
  static let kind = FindingKind(
    "widget/carousel-details", .warning, "Checks that a card of a carousel has at most two lines under its title",
    why: """
      A card of a carousel holds three lines of text at most: its title and two details. Prose belongs to the conversation.
      """, source: "OpenAI, plugins/concepts/ui-guidelines, inline carousel (2026-06)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    Layouts(contract: contract).elements.compactMap { widget, element -> Finding? in
      guard case .carousel(let carousel) = element.content, carousel.details.count > 2 else { return nil }
      return Finding(
        kind, at: contract.origin.location(carousel.details[2].node),
        "the cards of this carousel of widget `\(widget.name)` have \(carousel.details.count) lines under the title",
        help: "keep the two that matter most")
    }
  }
}
