import Findings
import Language
import Resolve

/// A card holds no card.
enum NestedCardRule: ReviewRule {
  static let kind = FindingKind(
    "widget/nested-card", .warning, "Checks that no card stands inside a card",
    why: """
      The widget itself is a card in the conversation. One more frame groups things; a frame in a frame hides what belongs to what.
      """, source: "OpenAI, plugins/concepts/ui-guidelines, inline card (2026-06)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    Layouts(contract: contract).elements.flatMap { widget, element -> [Finding] in
      guard case .card(let card) = element.content else { return [] }
      return Element.flat(card.show).compactMap { inner in
        guard case .card = inner.content else { return nil }
        return Finding(
          kind, at: contract.origin.location(inner.node, keyOf: "card"),
          "a card of widget `\(widget.name)` stands inside a card",
          help: "use `facts`, or a `heading`, in the outer one")
      }
    }
  }
}
