import Facts
import Language

extension PhonePlan.Flow {
  /// What is said of the answers to a step that calls a tool.
  func values(of step: Step) -> [SpokenValue] {
    values.filter { value in if case .answer(step.name, _) = value.source { true } else { false } }
  }
}

extension PhoneNames {
  /// The variable of an exchange that holds what was pressed at a step.
  static func keys(_ flow: PhonePlan.Flow, _ step: String) -> String {
    "KEYS_\((flow.graph.place(of: step) ?? -1) + 1)"
  }

  /// The variable of an exchange that holds a value: digits, or nothing.
  static func value(_ value: SpokenValue, _ flow: PhonePlan.Flow) -> String {
    guard case .answer(let step, _) = value.source else { return keys(flow, value.step) }
    return "ANSWER_\((flow.graph.place(of: step) ?? -1) + 1)_\((flow.values.firstIndex(of: value) ?? -1) + 1)"
  }
}

extension SpokenValue.Manner {
  /// What a value must be to be said; of everything else nothing is.
  var pattern: String { self == .digits ? PhoneFacts.digitsPattern : PhoneFacts.numeralPattern }
}
