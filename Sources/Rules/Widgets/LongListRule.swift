import Findings
import Language
import Resolve
import Syntax

/// A card shows a few rows and says where the rest is.
enum LongListRule: ReviewRule {
  static let kind = FindingKind(
    "widget/long-list", .warning, "Checks that a list in a card shows a few rows and says where the rest is",
    why: """
      A card must not scroll inside. Show the first rows with `limit:`, and the rest with `more: fullscreen` or
      `more: inline`. A list whose type allows no more than three elements needs neither.
      """, source: "OpenAI, plugins/concepts/ui-guidelines, inline card and UX principles (2026-06)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.widgets.flatMap { widget in
      lists(in: widget.widget.inline).compactMap { list -> Finding? in
        guard list.limit == nil, longest(list.of, widget, contract) > 3 else { return nil }
        return Finding(
          kind, at: contract.origin.location(list.node, keyOf: "of"),
          "this list of widget `\(widget.name)` may be long, and the card shows all of it",
          help: "add `limit: 3, more: fullscreen`")
      }
    }
  }

  private static func lists(in elements: [Element]) -> [(node: NodeID, limit: Int?, of: Binding?)] {
    Element.flat(elements).compactMap { element in
      switch element.content {
      case .list(let list): (list.node, list.limit, list.of)
      case .table(let table): (table.node, table.limit, table.of)
      case .each(let each): (each.node, each.limit, each.of)
      case .choice(let choice): (choice.node, choice.limit, choice.of)
      default: nil
      }
    }
  }

  /// The most elements that the list's type allows.
  private static func longest(_ path: Binding?, _ widget: ResolvedWidget, _ contract: ResolvedContract) -> Int {
    Layouts(contract: contract).types(of: path, widget).map { $0.keywords["maxItems"]?.int ?? .max }.max() ?? .max
  }
}
