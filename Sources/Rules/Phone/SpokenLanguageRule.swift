import Findings
import Language
import Resolve

/// Words for keys are there in the languages of the calls that are asked.
enum SpokenLanguageRule: Rule {
  static let kind = FindingKind(
    "phone/spoken-language", .warning, "Checks that words for keys are in the languages of the calls that are asked",
    why: """
      A question is heard in the language of the call, and so is the answer. Words without a language are in that of the \
      dialplan, or of the step that sets one: in another language keys alone would do, and words in a language that no call \
      has there are never heard. Words in `es` are heard in a call in `es-MX` too.
      """, source: "RFC 4647, section 3.4 (lookup)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard LanguageTagRule.check(contract).isEmpty else { return [] }
    return contract.dialplans.flatMap { dialplan -> [Finding] in
      let flow = contract.spoken(dialplan)
      let reached = flow.graph.reached
      return dialplan.dialplan.steps.flatMap { step -> [Finding] in
        guard case .ask(let ask) = step.act else { return [] }
        let languages = flow.places(of: step.name).filter { reached[$0] }.map { flow.languages[$0] }
        let missing = missing(ask, step, languages, flow, contract)
        // Where words are missing, those that nobody says are often the same mistake.
        return missing.isEmpty ? idle(ask, step, languages, flow, contract) : missing
      }
    }
  }

  /// One finding for each language in which some key has no words, though it has some in others.
  private static func missing(
    _ ask: Ask, _ step: Step, _ languages: [String], _ flow: SpokenFlow, _ contract: ResolvedContract
  ) -> [Finding] {
    languages.compactMap { language in
      let without = ask.keys.filter { key in
        key.words.map { $0.words(in: language, first: flow.plain(in: step)).isEmpty } ?? false
      }
      guard let key = without.first, let words = key.words else { return nil }
      var finding = Finding(
        kind, at: contract.origin.location(words.node),
        "a call in `\(language)` has no word for key `\(key.press.text)` of step `\(step.name)`",
        help: words.versions.allSatisfy { $0.language == nil }
          ? "write them in each: `{\(flow.plain(in: step)): …, \(language): …}`" : "add `\(language): …`")
      if without.count > 1 {
        finding.notes.append("nor for \(without.dropFirst().map { "`\($0.press.text)`" }.joined(separator: ", "))")
      }
      return finding
    }
  }

  /// One finding for each language in which there are words, and no call.
  private static func idle(
    _ ask: Ask, _ step: Step, _ languages: [String], _ flow: SpokenFlow, _ contract: ResolvedContract
  ) -> [Finding] {
    // A step that no call comes to is another rule's.
    if languages.isEmpty { return [] }
    let versions = ask.keys.flatMap { $0.words?.versions ?? [] }
    var seen: Set<String> = []
    return versions.compactMap { version in
      guard let language = version.language, seen.insert(language).inserted else { return nil }
      let isHeard = languages.contains { $0 == language || $0.hasPrefix(language + "-") }
      guard !isHeard else { return nil }
      return Finding(
        kind, at: contract.origin.location(version.node),
        "no call is in `\(language)` when step `\(step.name)` asks",
        label: "a call is in \(listed(languages)) here",
        help: "lead calls here from a step with `language: \(language)`, or take the words out")
    }
  }
}
