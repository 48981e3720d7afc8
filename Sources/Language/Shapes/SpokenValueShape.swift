import Findings
import Syntax

extension Shape where Value == SpokenValue {
  /// `{digits: …}`, `{number: …}`, `{date: …}`, `{time: …}` or `{duration: …}`, one of them.
  static let spokenValue = value(forms, digits: spokenDigits)

  /// The same of what a colleague is told: the digits may be those of the caller's number.
  static let toldValue = value(toldForms, digits: toldDigits)

  private static func value(_ forms: [Form], digits: Shape<SpokenValueDraft>) -> Shape {
    Shape(.either(forms)) { node, reader in read(node, &reader, digits) }
  }

  private static func read(_ node: NodeID, _ reader: inout Reader, _ digits: Shape<SpokenValueDraft>) -> SpokenValue? {
    let said = SpokenValue.Manner.allCases.filter { reader.tree.pair(node, $0.rawValue) != nil }
    guard let manner = said.first else { return nil }
    if said.count > 1, let other = reader.tree.pair(node, said[1].rawValue) {
      reader.findings.append(
        Finding(
          LanguageFindings.unknownKey, at: reader.tree.location(other.key),
          "a value is said in one way: as `digits`, a `number`, a `date`, a `time` or a `duration`",
          help: "write two elements, one for each"))
      return nil
    }
    let draft = (manner == .digits ? digits : shape(of: manner)).read(node, &reader)
    // Without its time zone a time is a finding already, and so is a span without its unit.
    guard let draft, let source = draft.source, manner != .time || draft.timezone != nil,
      manner != .duration || draft.unit != nil
    else { return nil }
    var value = SpokenValue(node: node)
    value.manner = manner
    value.source = source
    value.timezone = draft.timezone
    value.unit = draft.unit
    return value
  }

  /// What it may be, for what takes something else besides.
  static var forms: [Form] { SpokenValue.Manner.allCases.map { shape(of: $0).form() } }

  /// The same of what a colleague is told.
  static var toldForms: [Form] {
    SpokenValue.Manner.allCases.map { ($0 == .digits ? toldDigits : shape(of: $0)).form() }
  }

  private static func shape(of manner: SpokenValue.Manner) -> Shape<SpokenValueDraft> {
    switch manner {
    case .digits: spokenDigits
    case .number: spokenNumber
    case .date: spokenDate
    case .time: spokenTime
    case .duration: spokenDuration
    }
  }

  private static let spokenDigits = Shape<SpokenValueDraft>.record(
    "SpokenDigits", "A value of the call whose digits are said.",
    [
      .required(
        "digits", \.source, .spokenSource,
        "Says each digit by itself: of keys that were pressed, or of a tool's answer.")
    ])

  private static let toldDigits = Shape<SpokenValueDraft>.record(
    "ToldDigits", "A value of the call whose digits a colleague is told.",
    [
      .required(
        "digits", \.source, .toldSource,
        "Says each digit by itself: of the number that the caller shows, of keys that were pressed, or of a tool's answer."
      )
    ])

  private static let spokenNumber = Shape<SpokenValueDraft>.record(
    "SpokenNumber", "A value of the call that is said as a number.",
    [.required("number", \.source, .spokenSource, "Says a whole number as people do.")])

  private static let spokenDate = Shape<SpokenValueDraft>.record(
    "SpokenDate", "A day that a tool has answered, said as people of the language do.",
    [
      .required(
        "date", \.source, .answerSource, "Says day, month and year of a text with `format: date` or `date-time`."),
      .optional(
        "timezone", \.timezone, .text,
        "Of a `date-time`: where it is that day. A name of the time zone database: `America/New_York`."),
    ])

  private static let spokenTime = Shape<SpokenValueDraft>.record(
    "SpokenTime", "A time of day that a tool has answered, said as people of the language do.",
    [
      .required("time", \.source, .answerSource, "Says hour and minute of a text with `format: date-time`."),
      .required(
        "timezone", \.timezone, Shape<String>.text.map { Optional($0) },
        "Whose clock says it: a name of the time zone database, `America/New_York`."),
    ])

  private static let spokenDuration = Shape<SpokenValueDraft>.record(
    "SpokenDuration", "A span of time that is said as people of the language do.",
    [
      .required(
        "duration", \.source, .countedSource,
        "Says how long something lasts: so many of `unit`, with their word. Seconds and minutes are said in hours too."),
      .required(
        "unit", \.unit, Shape<SpokenValue.Unit>.word.map { Optional($0) }, "What the number counts."),
    ])
}

/// The value under the key.
private struct SpokenValueDraft: Record {
  var node: NodeID
  var source: SpokenValue.Source?
  var timezone: String?
  var unit: SpokenValue.Unit?
  init(node: NodeID) { self.node = node }
}

extension Shape where Value == SpokenValue.Source? {
  /// Where a value that is said comes from.
  static let spokenSource = Shape<SpokenValue.Source>.valueSource.map { Optional($0) }

  /// The same of what the contract has not set: whoever sets a span writes it as a text.
  static let countedSource = Shape<SpokenValue.Source>.source(
    "`$(keys.STEP)` or `$(step.STEP.NAME)`", #"^\$\((keys\.[A-Za-z0-9_-]+|step\.[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+)\)$"#
  ) {
    switch $0 {
    case .keys, .answer: true
    case .variable, .caller: false
    }
  }.map { Optional($0) }

  /// The same of what a colleague is told.
  static let toldSource = Shape<SpokenValue.Source>.source(
    "`$(caller)`, `$(keys.STEP)`, `$(step.STEP.NAME)`, or `$(set.NAME)`",
    #"^\$\((caller|(keys|set)\.[A-Za-z0-9_-]+|step\.[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+)\)$"#
  ) { _ in true }.map { Optional($0) }

  /// The same of what no keys are.
  static let answerSource = Shape<SpokenValue.Source>.source(
    "`$(step.STEP.NAME)`, of what a tool has answered", #"^\$\(step\.[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+\)$"#
  ) { if case .answer = $0 { true } else { false } }.map { Optional($0) }
}

extension Shape where Value == SpokenValue.Source {
  /// Where a value of the call comes from.
  static let valueSource = source(
    "`$(keys.STEP)`, `$(step.STEP.NAME)`, or `$(set.NAME)`",
    #"^\$\(((keys|set)\.[A-Za-z0-9_-]+|step\.[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+)\)$"#
  ) { $0 != .caller }

  fileprivate static func source(
    _ what: String, _ pattern: String, _ fits: @escaping @Sendable (SpokenValue.Source) -> Bool
  ) -> Shape {
    Shape(.text(what: what, pattern: pattern)) { node, reader in
      guard let text = reader.scalar(node, { .text(what: what, pattern: pattern) }) else { return nil }
      if let source = Self.source(text), fits(source) { return source }
      reader.wrong(node, .text(what: what, pattern: pattern))
      return nil
    }
  }

  private static func source(_ text: String) -> SpokenValue.Source? {
    guard text.hasPrefix("$("), text.hasSuffix(")") else { return nil }
    let parts = text.dropFirst(2).dropLast().split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isNameByte) }) else { return nil }
    switch parts.first {
    case "caller": return parts.count == 1 ? .caller : nil
    case "keys": return parts.count == 2 ? .keys(parts[1]) : nil
    case "set": return parts.count == 2 ? .variable(parts[1]) : nil
    case "step": return parts.count > 2 ? .answer(parts[1], Array(parts.dropFirst(2))) : nil
    default: return nil
    }
  }
}
