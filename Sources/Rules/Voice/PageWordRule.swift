import Findings
import Language
import Resolve

/// A word of a voice page keeps the place for its number.
enum PageWordRule: Rule {
  static let kind = FindingKind(
    "voice/page-word", .error,
    "Checks that a voice page's own words have `[n]` where a number belongs, and nowhere else",
    why: """
      `[n]` is where the page puts the seconds that are left, the number to call or a device's number. Without it the
      person does not learn them; in another word it would be read as it stands.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      guard let page = agent.page else { return [] }
      return page.words.compactMap { word -> Finding? in
        let takesNumber = VoicePageWords.text(of: word.name)?.contains("[n]") ?? false
        guard takesNumber != word.text.contains("[n]") else { return nil }
        return Finding(
          kind, at: contract.origin.location(page.node, "words", word.name),
          takesNumber ? "`\(word.name)` has no place for its number" : "`\(word.name)` has no number to put in",
          help: takesNumber ? "write `[n]` where the number belongs" : "take `[n]` out")
      }
    }
  }
}
