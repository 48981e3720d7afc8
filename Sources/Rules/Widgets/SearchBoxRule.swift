import Findings
import Language
import Resolve

/// A card does not repeat the conversation's own input.
enum SearchBoxRule: ReviewRule {
  static let kind = FindingKind(
    "widget/search-box", .warning, "Checks that a card does not ask for what the conversation asks for",
    why: """
      The person already has a place to write: the conversation. A search box or message field in a card is a second one, which the model does not hear.
      """, source: "OpenAI, plugins/concepts/ui-guidelines, inline card, no duplicate inputs (2026-06)")

  private static let names: Set<String> = [
    "query", "q", "search", "search_query", "search_term", "keywords", "message", "prompt", "question", "text",
  ]

  static func check(_ contract: ResolvedContract) -> [Finding] {
    Layouts(contract: contract).all.filter(\.isCard).flatMap { layout -> [Finding] in
      Element.flat(layout.elements).compactMap { element in
        guard case .form(let form) = element.content, form.fields.count == 1,
          names.contains(form.fields[0].name.lowercased())
        else { return nil }
        return Finding(
          kind, at: contract.origin.location(form.node, "fields"),
          "the card of widget `\(layout.widget.name)` asks for `\(form.fields[0].name)`, as the conversation does",
          help: "let the person say it, and call the tool from there")
      }
    }
  }
}
