import Facts
import Findings
import Language
import Resolve

/// A word that is said stands for one key.
enum SpokenWordRule: Rule {
  static let kind = FindingKind(
    "phone/spoken-word", .error, "Checks that each word that may be said stands for one key, and can be heard",
    why: """
      Where TwiML is served, a provider's recognizer writes down what callers say, and the handler compares it with the \
      question's words: small letters, without punctuation. A word that two keys share would lead to one of them by chance. \
      A recognizer takes words and languages within limits: 500 words of 100 characters, and a language with its region. \
      Nobody listens for words while several keys are pressed, or while callers wait in a queue.
      """,
    source: "twilio.com/docs/voice/twiml/gather, docs/api/errors/13330 and 13331, read 2026-11-26")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard LanguageTagRule.check(contract).isEmpty else { return [] }
    return contract.dialplans.flatMap { dialplan -> [Finding] in
      let flow = contract.spoken(dialplan)
      return dialplan.dialplan.steps.flatMap { step -> [Finding] in
        switch step.act {
        case .queue(let waiting): unheard(waiting.keys, "while callers wait in step `\(step.name)`", contract)
        case .ask(let ask):
          if let several = ask.keys.first(where: { $0.press.key == nil })?.press {
            unheard(ask.keys, "in step `\(step.name)`, where `\(several.text)` is an answer", contract)
          } else {
            unspeakable(ask, contract) + heard(ask, in: step, flow, contract)
          }
        default: []
        }
      }
    }
  }

  /// Where words have no place at all, the first is told.
  private static func unheard(_ keys: [Ask.Key], _ place: String, _ contract: ResolvedContract) -> [Finding] {
    guard let key = keys.first(where: { $0.words != nil }) else { return [] }
    return [
      Finding(
        kind, at: contract.origin.location(key.node, keyOf: "words"), "nobody listens for words \(place)",
        help: "take `words` out, or ask for one key in a step of its own")
    ]
  }

  /// What nobody can say.
  private static func unspeakable(_ ask: Ask, _ contract: ResolvedContract) -> [Finding] {
    ask.keys.flatMap { $0.words?.versions.flatMap(\.words) ?? [] }.compactMap { word in
      let place = contract.origin.location(word.node)
      if let gap = PlaceholderRule.gap(in: word.text) {
        return Finding(
          kind, at: place, "nothing fills in `\(gap)` in a word that callers say",
          help: "write the words, or `$(env.NAME)` for a variable of the environment")
      }
      if word.compared.isEmpty {
        return Finding(
          kind, at: place, "`\(word.text)` is nothing that could be said", help: "write letters or digits")
      }
      guard word.hint.count > SpeechFacts.longestHint else { return nil }
      return Finding(
        kind, at: place,
        "a recognizer takes \(SpeechFacts.longestHint) characters of a phrase, and this has \(word.hint.count)",
        help: "write the words by which it is known")
    }
  }

  /// What is wrong where a call hears the question, in each of its languages.
  private static func heard(
    _ ask: Ask, in step: Step, _ flow: SpokenFlow, _ contract: ResolvedContract
  ) -> [Finding] {
    var findings: [Finding] = []
    // Words of `es` are those of calls in `es-MX` too.
    var told: Set<Int32> = []
    for place in flow.places(of: step.name) {
      let spoken = flow.spoken(for: ask, at: place)
      guard let first = spoken.first else { continue }
      let language = flow.languages[place]
      if SpeechFacts.recognizedLanguage(of: language) == nil {
        findings.append(
          Finding(
            kind, at: contract.origin.location(first.key.node, keyOf: "words"),
            "a recognizer must be told the region of `\(language)`, which calls in step `\(step.name)` have",
            help: "write the language of the call with its region, such as `\(language)-…`"))
      }
      if spoken.count > SpeechFacts.mostHints {
        findings.append(
          Finding(
            kind, at: contract.origin.location(first.key.node, keyOf: "words"),
            "a recognizer takes \(SpeechFacts.mostHints) words of a question, and step `\(step.name)` has \(spoken.count)",
            help: "leave out those that are hardly said"))
      }
      var before: [String: (word: KeyWords.Word, key: Ask.Key)] = [:]
      for (word, key) in spoken where !word.compared.isEmpty {
        guard let other = before[word.compared] else {
          before[word.compared] = (word, key)
          continue
        }
        guard told.insert(word.node.index).inserted else { continue }
        let one = other.key.press.text
        findings.append(
          Finding(
            kind, at: contract.origin.location(word.node),
            one == key.press.text
              ? "`\(word.compared)` stands twice for key `\(one)` in step `\(step.name)`"
              : "`\(word.compared)` stands for key `\(one)` and for key `\(key.press.text)` in step `\(step.name)`",
            related: contract.origin.location(other.word.node).map {
              [.init($0, "it leads to `\(other.key.next)` here")]
            }
              ?? [],
            help: (one == key.press.text ? "leave one of them out" : "give each key words of its own")
              + "; capitals and punctuation do not count"))
      }
    }
    return findings
  }
}
