import Facts
import Findings
import Language
import Resolve

/// Listings state what an app does, and praise nothing.
enum PromotionRule: ReviewRule {
  static let kind = FindingKind(
    "submission/promotion", .warning, "Checks that the listing and the tools praise nothing",
    why: """
      Comparisons, superlatives, promises, prices and trials are refused in listings, and in names and descriptions of
      tools they count as steering the model's choice.
      """, source: "OpenAI, plugins/plugin-guidelines, listing copy (2026-10)")

  private static let phrases = PhraseSet([
    "number one", "#1 rated", "#1 choice", "world's best", "world's leading", "best app", "best plugin", "best tool",
    "guaranteed", "100% guarantee",
    "unlimited free", "officially endorsed", "approved by openai", "most popular", "free trial", "discount",
    "limited offer",
    "better than", "always use this", "always call this", "prefer this tool",
  ])

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let whole = contract.contract
    var texts = whole.tools.map { (text: $0.description, what: "`\($0.name)`", node: $0.node, key: "description") }
    if let submission = whole.submission {
      for (key, text) in [
        ("subtitle", submission.subtitle), ("description", submission.description),
        ("display_name", submission.displayName),
      ] {
        if let text { texts.append((text, "the app", submission.node, key)) }
      }
    }
    return texts.compactMap { text, what, node, key in
      guard let phrase = phrases.first(in: text) else { return nil }
      return Finding(
        kind, at: contract.origin.location(node, key), "\"\(phrase)\" is praise, or steers the model",
        help: "say what \(what) does")
    }
  }
}
