import Syntax

/// Words that a person hears: one text, the same text in several languages of which the call's is said, or texts of
/// different languages that are all said, one after the other.
public struct Speech: Sendable {
  public var node: NodeID
  /// One for each language, or one whose language is not said.
  public var versions: [Version]
  /// What is said one after the other, where it is a list; else none.
  public var parts: [Part] = []

  /// Whether it is a list, of which all is said.
  public var isInTurn: Bool { !parts.isEmpty }

  /// One of several things that are said one after the other.
  public enum Part: Sendable, Hashable {
    /// A text that is said in its own language, whatever that of the call.
    case always(Version)
    /// A text in several languages, of which that of the call is said.
    case chosen([Version])
    /// A value of the call.
    case value(SpokenValue)
  }

  /// The text in one language.
  public struct Version: Sendable, Hashable {
    public var node: NodeID
    /// A BCP 47 tag; nil for the language that a dialplan begins with.
    public var language: String?
    public var text: String
    /// Where the language is written; nil where it is not.
    public var key: NodeID?

    public init(_ text: String, language: String? = nil, node: NodeID = NodeID(index: -1), key: NodeID? = nil) {
      self.node = node
      self.key = key
      self.language = language
      self.text = text
    }
  }

  public init(node: NodeID, versions: [Version]) {
    self.node = node
    self.versions = versions
  }

  /// One text whose language is not said.
  public init(_ text: String) { self.init(node: NodeID(index: -1), versions: [Version(text)]) }

  /// No words; what a record holds until it is read.
  static var none: Speech { Speech("") }

  public init(node: NodeID, parts: [Part]) {
    self.node = node
    self.parts = parts
    versions = parts.flatMap { part -> [Version] in
      switch part {
      case .always(let version): [version]
      case .chosen(let versions): versions
      case .value: []
      }
    }
  }

  /// Whether it is one text whose language is not said.
  public var isPlain: Bool { versions.count == 1 && versions[0].language == nil && !isInTurn }

  /// Whether none of its texts says its language. Whoever answers need not speak the caller's: such a text does for
  /// all of them, in the language that calls begin in.
  public var isUnnamed: Bool { versions.allSatisfy { $0.language == nil } }

  /// How many sounds its texts are.
  public var soundCount: Int { isInTurn ? parts.count - values.count : 1 }

  /// The values of the call that it says, in order.
  public var values: [SpokenValue] { parts.compactMap { if case .value(let value) = $0 { value } else { nil } } }

  /// The texts that are said in a language, one after the other; of one that is missing nothing. `first` is the language of a
  /// text that names none.
  public func said(in language: String, first: String) -> [Version] {
    if !isInTurn { return Self.chosen(versions, language, first).map { [$0] } ?? [] }
    return heard(in: language, first: first).compactMap { if case .always(let version) = $0 { version } else { nil } }
  }

  /// What is heard in a language, one after the other: texts that are chosen, and values.
  public func heard(in language: String, first: String) -> [Part] {
    let parts = isInTurn ? parts : [.chosen(versions)]
    return parts.compactMap { part in
      if case .chosen(let versions) = part {
        Self.chosen(versions, language, first).map { .always($0) }
      } else {
        part
      }
    }
  }

  /// Whether a text of it is not there in a language.
  public func isMissing(in language: String, first: String) -> Bool {
    if !isInTurn { return Self.chosen(versions, language, first) == nil }
    return parts.contains { part in
      if case .chosen(let versions) = part { Self.chosen(versions, language, first) == nil } else { false }
    }
  }

  private static func chosen(_ versions: [Version], _ language: String, _ first: String) -> Version? {
    LanguageLookup.first(for: language) { tag in versions.first { ($0.language ?? first) == tag } }
  }

  /// The words where there is one language only: its own version, or the first.
  public func text(in language: String?) -> String {
    let said = language.map { self.said(in: $0, first: $0) } ?? []
    return (said.isEmpty ? Array(versions.prefix(1)) : said).map(\.text).joined(separator: " ")
  }
}

extension Agent {
  /// The language that it speaks first, in its own form of the tag: `es` finds `es-US`. Nil for one that it does not speak.
  public func tag(for language: String) -> String? {
    let tags = self.language.map { [$0.standard] + $0.also } ?? []
    func primary(_ tag: String) -> Substring { tag.prefix { $0 != "-" } }
    return tags.first { $0 == language } ?? tags.first { primary($0) == primary(language) }
  }

  /// The same agent where a call comes to it in one of its other languages.
  public func beginning(in tag: String) -> Agent {
    guard var policy = language, policy.standard != tag else { return self }
    policy.also = [policy.standard] + policy.also.filter { $0 != tag }
    policy.standard = tag
    var agent = self
    agent.language = policy
    // A single language that transcription was told of is that of the first.
    agent.settings.transcription?.language = nil
    agent.onSurface = Section()
    for var surface in onSurface {
      surface.settings.transcription?.language = nil
      _ = agent.onSurface.add(surface)
    }
    return agent
  }

  /// Words of the agent in the language that it begins with.
  public func words(_ speech: Speech?) -> String? { speech?.text(in: language?.standard) }

  /// What it says word for word besides its disclosures, with the key that says it.
  public var speeches: [(speech: Speech, key: String)] {
    var all: [(speech: Speech?, key: String)] = [(greeting, "greeting")]
    all += handOver.map { ($0.say, "hand_over.\($0.name).say") }
    all.append((escalation?.say, "escalation.say"))
    all += [(onFailure?.tool, "tool"), (onFailure?.model, "model"), (onFailure?.network, "network")].map {
      ($0?.say, "on_failure.\($1).say")
    }
    return all.compactMap { said in said.speech.map { ($0, said.key) } }
  }

  /// The sentences that it says before anything else, with the keys under which they stand.
  public var disclosedSentences: [(key: String, text: String)] {
    [("ai", disclosures?.ai), ("recording", disclosures?.recording)].compactMap { key, speech in
      words(speech).map { (key, $0) }
    }
  }
}

extension Step {
  /// Everything that somebody hears in this step besides its disclosures, with the mapping and the key that say it.
  public var speeches: [(speech: Speech, node: NodeID, key: String)] {
    var all: [(speech: Speech, node: NodeID, key: String)] = []
    func add(_ speech: Speech?, _ node: NodeID, _ key: String) { if let speech { all.append((speech, node, key)) } }
    add(say, node, "say")
    if case .transfer(let transfer) = act {
      add(transfer.screen, node, "screen")
      add(transfer.tell, node, "tell")
    }
    if case .conference(let meeting) = act, let pin = meeting.pin {
      add(pin.ask, pin.node, "ask")
      add(pin.say, pin.node, "say")
    }
    guard case .ask(let ask) = act else { return all }
    add(ask.prompt, node, "ask")
    for retry in [ask.noInput, ask.noMatch, ask.tooMany].compactMap({ $0 }) { add(retry.say, retry.node, "say") }
    return all
  }
}

extension Dialplan {
  /// The words of a disclosure.
  public func words(of disclosure: Step.Disclosure) -> Speech? {
    disclosure == .ai ? disclosures?.ai : disclosures?.recording
  }
}

extension Contract {
  /// Whether a call has a language: then each dialplan says which, and sounds stand in a folder for each.
  public var callsHaveLanguages: Bool {
    func isNamed(_ speech: Speech?) -> Bool { speech?.versions.contains { $0.language != nil } ?? false }
    return dialplans.contains { dialplan in
      dialplan.language != nil || isNamed(dialplan.disclosures?.ai) || isNamed(dialplan.disclosures?.recording)
        || dialplan.steps.contains { $0.language != nil || $0.speeches.contains { isNamed($0.speech) } }
    } || queues.contains { $0.announce?.texts.contains { isNamed($0) } ?? false }
  }
}
