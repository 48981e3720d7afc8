import Findings
import Language
import Resolve

/// What is written in a language is heard.
enum IdleLanguageRule: Rule {
  static let kind = FindingKind(
    "phone/idle-language", .warning, "Checks that calls come to have the languages in which there are texts",
    why: """
      A text in a language that no call has when it comes there is never heard. Often a step that sets the language was \
      forgotten, or is not led to. The reverse is a step that sets a language in which nothing is said.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard contract.callsHaveKnownLanguages else { return [] }
    let texts = contract.dialplans.map { HeardSpeech.all(of: $0, in: contract) }
    return zip(contract.dialplans, texts).flatMap { idle($1, of: "dialplan `\($0.name)`", contract) }
      + idle(HeardSpeech.announcements(in: contract), of: "a queue", contract)
      + contract.dialplans.flatMap { silent($0, contract) }
  }

  /// One finding for each language: the steps that would set it are one cause.
  private static func idle(_ texts: [HeardSpeech], of owner: String, _ contract: ResolvedContract) -> [Finding] {
    var languages: [String] = []
    var versions: [String: [(version: Speech.Version, text: HeardSpeech)]] = [:]
    for text in texts {
      for version in text.idle {
        guard let language = version.language else { continue }
        if versions[language] == nil { languages.append(language) }
        versions[language, default: []].append((version, text))
      }
    }
    return languages.compactMap { language in
      guard let all = versions[language], let (version, text) = all.first else { return nil }
      var finding = Finding(
        kind, at: contract.origin.location(version.node),
        "no call is in `\(language)` when it hears this `\(text.key)` of \(owner)",
        label: "a call is in \(listed(text.languages.map(\.language))) here",
        help: "lead calls here from a step with `language: \(language)`, or take the text out")
      if all.count > 1 {
        finding.notes.append("so \(all.count == 2 ? "is" : "are") \(all.count - 1) more in `\(language)`")
      }
      return finding
    }
  }

  /// A step that sets a language, after which nobody hears anything before it is changed again or the call ends.
  private static func silent(_ dialplan: ResolvedDialplan, _ contract: ResolvedContract) -> [Finding] {
    let graph = dialplan.graph
    let reached = graph.reached
    return graph.steps.indices.compactMap { index in
      guard let language = graph.steps[index].language, reached[index] else { return nil }
      var seen: Set = [index]
      var open = [index]
      while let place = open.popLast() {
        if graph.steps[place].isHeard { return nil }
        for way in graph.leaving[place] {
          guard let next = way.to, graph.steps[next].language ?? language == language, seen.insert(next).inserted else {
            continue
          }
          open.append(next)
        }
      }
      return Finding(
        kind, at: contract.origin.location(graph.steps[index].node, "language"),
        "nobody hears anything in `\(language)` after step `\(graph.steps[index].name)`",
        help: "take `language` out, or say something in it")
    }
  }
}

extension Step {
  /// Whether words are heard in it: its own, an agent's, or those that the exchange has itself.
  fileprivate var isHeard: Bool {
    if !disclose.isEmpty || !speeches.isEmpty { return true }
    switch act {
    case .connect, .queue, .park, .conference, .record: return true
    default: return false
    }
  }
}
