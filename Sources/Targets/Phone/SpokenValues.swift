import Facts
import Language

extension PhonePlan.Flow {
  /// What is kept of the answers to a step that calls a tool, to be said: a moment once, in whatever ways it is said.
  func values(of step: Step) -> [SpokenValue] {
    var kept: [SpokenValue] = []
    for value in values {
      guard case .answer(step.name, _) = value.source, !kept.contains(where: value.isKept(as:)) else { continue }
      kept.append(value)
    }
    return kept
  }
}

extension PhoneNames {
  /// The variable of an exchange that holds what was pressed at a step.
  static func keys(_ flow: PhonePlan.Flow, _ step: String) -> String {
    "KEYS_\((flow.graph.place(of: step) ?? -1) + 1)"
  }

  /// The variable of an exchange that holds the digits of the number that a caller shows, or nothing.
  static let shownNumber = "SHOWN_NUMBER"

  /// The variable of an exchange that holds a variable of the call: a word, a number, `true` or `false` of the contract.
  static func variable(_ flow: PhonePlan.Flow, _ name: String) -> String {
    "VARIABLE_\((flow.dialplan.variables.firstIndex { $0.name == name } ?? -1) + 1)"
  }

  /// The variable of an exchange that holds a value: digits, or nothing.
  static func value(_ value: SpokenValue, _ flow: PhonePlan.Flow) -> String {
    switch value.source {
    case .caller: shownNumber
    case .keys(let step): keys(flow, step)
    case .variable(let name): variable(flow, name)
    case .answer(let step, _):
      "ANSWER_\((flow.graph.place(of: step) ?? -1) + 1)_\((flow.values.firstIndex(where: value.isKept(as:)) ?? -1) + 1)"
    }
  }
}

extension SpokenValue.Manner {
  /// What a value must be, where that does not hang on a time zone.
  fileprivate var pattern: String? {
    switch self {
    case .digits: PhoneFacts.digitsPattern
    case .number: PhoneFacts.numeralPattern
    case .duration: PhoneFacts.spanPattern
    case .date, .time: nil
    }
  }
}

extension SpokenValue {
  /// What it must be to be said; of everything else nothing is.
  var pattern: String {
    if source == .caller { return "^[+]\(PhoneFacts.numberPattern)$" }
    return manner.pattern ?? (timezone == nil ? PhoneFacts.datePattern : PhoneFacts.instantPattern)
  }

  /// Whether another one is the same until it is said.
  func isKept(as other: SpokenValue) -> Bool { source == other.source && pattern == other.pattern }

  /// How an exchange is told to say it in a language, if it is a moment.
  func format(in language: String) -> String {
    let formats = SpokenMoments.formats(of: language)
    return (manner == .date ? formats?.date : formats?.time) ?? ""
  }
}
