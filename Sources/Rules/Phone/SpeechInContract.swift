import Language
import Resolve

/// A text of a dialplan, and the languages in which a call can be when it is heard.
struct HeardSpeech {
  let speech: Speech
  /// What the contract calls it: `say`, `ask`, `disclosures.ai`.
  let key: String
  /// Each language with a step in which it is heard.
  private(set) var languages: [(language: String, step: String, dialplan: ResolvedDialplan)] = []
  /// The language of a version that names none.
  let first: String

  /// A person who answers a transfer need not speak the caller's language: texts that say none do for all.
  var isForAnybody: Bool { Transfer.tellingKeys.contains(key) && speech.isUnnamed }

  /// The languages of calls that hear nothing.
  var missing: [(language: String, step: String, dialplan: ResolvedDialplan)] {
    isForAnybody ? [] : languages.filter { speech.isMissing(in: $0.language, first: first) }
  }

  /// The versions that no call hears. Where another is missing, that is the cause.
  var idle: [Speech.Version] {
    if languages.isEmpty || !missing.isEmpty { return [] }
    let heard = languages.flatMap { speech.said(in: $0.language, first: first) }
    return speech.versions.filter { version in version.language != nil && !heard.contains(version) }
  }

  /// The texts of a dialplan that calls come to: first its disclosures, then those of its steps.
  static func all(of dialplan: ResolvedDialplan, in contract: ResolvedContract) -> [HeardSpeech] {
    let flow = contract.spoken(dialplan)
    let reached = flow.graph.reached
    func heard(_ speech: Speech, _ key: String, _ plain: String, at places: some Sequence<Int>) -> HeardSpeech {
      var heard = HeardSpeech(speech: speech, key: key, first: plain)
      for place in places where reached[place] {
        heard.add(flow.languages[place], flow.graph.steps[place].name, dialplan)
      }
      return heard
    }
    let disclosures = Step.Disclosure.allCases.compactMap { kind in
      dialplan.dialplan.words(of: kind).map {
        let places = flow.graph.steps.indices.filter { flow.graph.steps[$0].disclose.contains(kind) }
        return heard($0, "disclosures.\(kind.rawValue)", flow.first, at: places)
      }
    }
    let steps = dialplan.dialplan.steps.flatMap { step in
      step.speeches.map { said in
        heard(said.speech, said.key, flow.plain(in: step), at: flow.places(of: step.name))
      }
    }
    return disclosures + steps
  }

  /// What those hear who wait in queues.
  static func announcements(in contract: ResolvedContract) -> [HeardSpeech] {
    contract.contract.queues.flatMap { queue in
      let key = queue.announce?.say == nil ? "announce.in_turn" : "announce.say"
      return (queue.announce?.texts ?? []).compactMap { announcement($0, key, of: queue, contract) }
    }
  }

  private static func announcement(
    _ speech: Speech, _ key: String, of queue: Queue, _ contract: ResolvedContract
  ) -> HeardSpeech? {
    var heard: HeardSpeech?
    for dialplan in contract.dialplans {
      let flow = contract.spoken(dialplan)
      let reached = flow.graph.reached
      for (place, step) in flow.graph.steps.enumerated() where reached[place] {
        guard case .queue(let waiting) = step.act, waiting.queue == queue.name else { continue }
        // A text without a language is in that of the first dialplan that leads there.
        if heard == nil { heard = HeardSpeech(speech: speech, key: key, first: flow.first) }
        heard?.add(flow.languages[place], step.name, dialplan)
      }
    }
    return heard
  }

  private init(speech: Speech, key: String, first: String) {
    self.speech = speech
    self.key = key
    self.first = first
  }

  private mutating func add(_ language: String, _ step: String, _ dialplan: ResolvedDialplan) {
    if languages.contains(where: { $0.language == language }) { return }
    languages.append((language, step, dialplan))
  }
}

extension ResolvedContract {
  /// Whether calls have languages that there are: a tag that means none is the cause of all else.
  var callsHaveKnownLanguages: Bool { callsHaveLanguages && LanguageTagRule.check(self).isEmpty }
}

extension Speech {
  /// The languages, of some, in which it is missing; `first` is that of a text that names none.
  func missing(of tags: [String], first: String) -> [String] { tags.filter { isMissing(in: $0, first: first) } }

  /// What to type for languages in which it is missing.
  func help(toAdd tags: [String], first: String) -> String {
    let missing = tags.map { "\($0): …" }
    if isInTurn {
      return
        "write each text that is said in all calls in each language: `{\(([first] + tags).map { "\($0): …" }.joined(separator: ", "))}`"
    }
    if isPlain { return "write it in each: `{\((["\(first): …"] + missing).joined(separator: ", "))}`" }
    return "add \(missing.map { "`\($0)`" }.joined(separator: ", "))"
  }
}

extension HeardSpeech {
  /// What to type for the missing languages.
  var help: String { speech.help(toAdd: missing.map(\.language), first: first) }

  /// How a call comes to have a missing language: the steps that set it.
  func notes(_ contract: ResolvedContract) -> [String] {
    missing.map { item in
      let steps = item.dialplan.dialplan.steps.filter { $0.language == item.language }.map { "`\($0.name)`" }
      return steps.isEmpty
        ? "dialplan `\(item.dialplan.name)` begins in `\(item.language)`"
        : "step \(steps.joined(separator: ", ")) sets `\(item.language)`, and a call comes from there to `\(item.step)`"
    }
  }
}
