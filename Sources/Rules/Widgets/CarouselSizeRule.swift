import Findings
import Language
import Resolve

/// A carousel is for a handful of things to compare.
enum CarouselSizeRule: ReviewRule {
  static let kind = FindingKind(
    "widget/carousel-size", .warning, "Checks that a carousel shows three to eight cards",
    why: """
      A carousel lets a person compare a few things. Fewer than three are a list; more than eight nobody looks at.
      """, source: "OpenAI, plugins/concepts/ui-guidelines, inline carousel (2026-06)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    Layouts(contract: contract).elements.compactMap { widget, element -> Finding? in
      guard case .carousel(let carousel) = element.content else { return nil }
      if let limit = carousel.limit, !(3...8).contains(limit) {
        return Finding(
          kind, at: contract.origin.location(carousel.node, "limit"),
          "the carousel of widget `\(widget.name)` shows up to \(limit) cards; three to eight are right",
          help: "write `limit: 8`, or show a `list`")
      }
      let most = Layouts(contract: contract).types(of: carousel.of, widget).compactMap { $0.keywords["maxItems"]?.int }
      guard let most = most.max(), most < 3 else { return nil }
      return Finding(
        kind, at: contract.origin.location(carousel.node, "of"),
        "the list of this carousel has \(most) elements at most; it never shows three", help: "show a `list`")
    }
  }
}
