import Findings
import Language
import Resolve

/// A card of a carousel is known by its picture.
enum CarouselImageRule: ReviewRule {
  static let kind = FindingKind(
    "widget/carousel-image", .warning, "Checks that every card of a carousel has a picture",
    why: """
      The cards of a carousel are told apart at a glance, by their pictures. One without a picture breaks the row.
      """, source: "OpenAI, plugins/concepts/ui-guidelines, inline carousel (2026-06)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    Layouts(contract: contract).elements.compactMap { widget, element -> Finding? in
      guard case .carousel(let carousel) = element.content else { return nil }
      guard let image = carousel.image else {
        return Finding(
          kind, at: contract.origin.location(element.node, keyOf: "carousel"),
          "the cards of this carousel of widget `\(widget.name)` have no picture",
          help: "add `image: {source: …, alt: …}`, or show a `list`")
      }
      guard image.source.bindings.contains(where: \.isOptional) else { return nil }
      return Finding(
        kind, at: contract.origin.location(image.node, "source"), "a card may come without its picture",
        help: "make the picture required in the type, or show a `list`")
    }
  }
}
