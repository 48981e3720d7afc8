import Findings
import Language
import Resolve

/// Nothing scrolls inside of something that is repeated or framed.
enum NestedScrollRule: ReviewRule {
  static let kind = FindingKind(
    "widget/nested-scroll", .warning, "Checks that no carousel stands inside a card or a loop",
    why: """
      A carousel moves sideways under the finger. Inside a card or once for each element of a list, a page is a trap of scrolling parts.
      """, source: "OpenAI, plugins/concepts/ui-guidelines, inline card, no nested scrolling (2026-06)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    Layouts(contract: contract).elements.flatMap { widget, element -> [Finding] in
      guard isFrame(element) else { return [] }
      return Element.flat(element.children).compactMap { inner in
        guard case .carousel = inner.content else { return nil }
        return Finding(
          kind, at: contract.origin.location(inner.node, keyOf: "carousel"),
          "a carousel of widget `\(widget.name)` stands inside \(name(of: element))",
          help: "put it beside, or show a `list`")
      }
    }
  }

  private static func isFrame(_ element: Element) -> Bool {
    switch element.content {
    case .card, .each: true
    default: false
    }
  }

  private static func name(of element: Element) -> String {
    if case .card = element.content { "a card" } else { "a loop" }
  }
}
