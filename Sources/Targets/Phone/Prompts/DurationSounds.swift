import Facts
import Language
import Resolve

/// The words of spans of time that a dialplan says, as sounds of its own: in each language those of the units that are heard in it.
struct DurationSounds: Sendable {
  /// The words of one language.
  struct Words: Sendable {
    /// As the calls have it.
    let language: String
    /// What the steps say spans in, in the order of `SpokenValue.Unit`.
    let said: [SpokenValue.Unit]
    /// Stands before the last of several parts; nil where there is never more than one.
    let and: Prompt?
    let parts: [Part]
  }

  /// The words of one unit.
  struct Part: Sendable {
    let unit: SpokenValue.Unit
    /// Stands behind a number.
    let word: Prompt
    /// Numbers that are said together with their word.
    let whole: [(count: Int, prompt: Prompt)]
    /// What `SayNumber` is told of the gender.
    let gender: String?
  }

  let words: [Words]

  /// All sounds, each once.
  var prompts: [Prompt] {
    words.flatMap { words in
      words.parts.flatMap { $0.whole.map(\.prompt) + [$0.word] } + (words.and.map { [$0] } ?? [])
    }
  }

  init(_ maker: PromptTexts) {
    words = Self.languages(of: maker.flow).compactMap { language in
      guard let known = SpokenDurations.words(of: language) else { return nil }
      func sound(_ part: String, _ text: String) -> Prompt {
        maker.always("duration_\(part)", Speech.Version(text, language: language))[0]
      }
      let said = Self.units(of: maker.flow, in: language)
      let heard = SpokenValue.Unit.allCases.filter { unit in said.contains { $0.parts.contains(unit) } }
      let parts = heard.compactMap { unit -> Part? in
        guard let words = known.units[unit.rawValue] else { return nil }
        return Part(
          unit: unit, word: sound(unit.rawValue, words.word),
          whole: words.whole.map { ($0.count, sound("\(unit.rawValue)_\($0.count)", $0.text)) }, gender: words.gender)
      }
      let and = said.contains { $0.parts.count > 1 } ? sound("and", known.and) : nil
      return Words(language: language, said: said, and: and, parts: parts)
    }
  }

  /// The languages in which a span of time is heard, by callers or whoever answers, each once.
  static func languages(of flow: SpokenFlow) -> [String] {
    var languages: [String] = []
    for span in spans(of: flow) where !languages.contains(span.language) { languages.append(span.language) }
    return languages
  }

  /// What spans are said in, in a language.
  private static func units(of flow: SpokenFlow, in language: String) -> [SpokenValue.Unit] {
    let units = Set(spans(of: flow).filter { $0.language == language }.map(\.unit))
    return SpokenValue.Unit.allCases.filter(units.contains)
  }

  /// The units of all spans that steps say, or tell whoever answers, and the languages of those.
  private static func spans(of flow: SpokenFlow) -> [(language: String, unit: SpokenValue.Unit)] {
    flow.graph.steps.indices.flatMap { place in
      let step = flow.graph.steps[place]
      let said = step.spokenValues.compactMap(\.unit).map { (flow.languages[place], $0) }
      guard case .transfer(let transfer) = step.act, let told = transfer.told?.speech else { return said }
      return said + told.values.compactMap(\.unit).map { (flow.toldLanguage(told, at: place), $0) }
    }
  }

  // MARK: - What is heard

  /// One of the things that are heard of a span, one after the other.
  enum Piece {
    case sound
    case number(Int)
  }

  /// What is heard of so many of a unit.
  static func pieces(of count: Int, _ unit: SpokenValue.Unit, in language: String) -> [Piece] {
    let words = SpokenDurations.words(of: language)
    var rest = count
    var parts: [(unit: SpokenValue.Unit, count: Int)] = []
    for part in unit.parts.reversed() {
      parts.append((part, rest / (part.seconds / unit.seconds)))
      rest %= part.seconds / unit.seconds
    }
    let heard = parts.filter { $0.count > 0 }
    let said = heard.isEmpty ? parts.suffix(1) : heard[...]
    let pieces = said.flatMap { part -> [Piece] in
      let isWhole = words?.units[part.unit.rawValue]?.whole.contains { $0.count == part.count } ?? false
      return isWhole ? [.sound] : [.number(part.count), .sound]
    }
    return pieces + (said.count > 1 ? [.sound] : [])
  }
}

extension SpokenValue.Unit {
  /// The units in which so many of it are said, the least first.
  var parts: [SpokenValue.Unit] {
    switch self {
    case .seconds: [.seconds, .minutes, .hours]
    case .minutes: [.minutes, .hours]
    case .hours, .days: [self]
    }
  }

  /// How many seconds it has.
  var seconds: Int {
    switch self {
    case .seconds: 1
    case .minutes: 60
    case .hours: 3_600
    case .days: 86_400
    }
  }
}
