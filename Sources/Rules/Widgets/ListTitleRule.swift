import Findings
import Language
import Resolve

/// A list in a card has a title.
enum ListTitleRule: ReviewRule {
  static let kind = FindingKind(
    "widget/list-title", .warning, "Checks that a card that shows a list has a title",
    why: """
      Rows without a title leave open what they are rows of. The title names the document or the list that they come from.
      """, source: "OpenAI, plugins/concepts/ui-guidelines, inline card, title (2026-06)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.widgets.compactMap { widget -> Finding? in
      for element in Element.flat(widget.inline) {
        switch element.content {
        // A chart and a choice bring a title of their own.
        case .heading, .chart, .choice: return nil
        case .card(let card) where card.title != nil: return nil
        case .list, .table, .each:
          return Finding(
            kind, at: contract.origin.location(element.node), "the list of widget `\(widget.name)` has no title",
            help: "put `- heading: …` above it")
        default: continue
        }
      }
      return nil
    }
  }
}
