import Syntax

extension Shape where Value == ToolCall.Case {
  static let toolCase = record(
    "AnswerCase", "What a value of the tool's answer must be, and the step that it leads to.",
    [
      .required(
        "if", \.path, .pathOrNil,
        "A path into the answer: `output.…`, down to a word of a few, a boolean or a whole number."),
      .optional("is", \.value, .anyText, "The value; `true` unless said."),
      .optional("at_least", \.least, .compared, "The least number for which it holds, instead of `is`."),
      .optional(
        "below", \.limit, .compared, "The first number for which it no longer holds; with `at_least`, a range."),
      .required("next", \.next, .text, "The step."),
    ])
}

extension Shape where Value == Int {
  /// What every target compares exactly: nine digits.
  static let compared = integer(-999_999_999...999_999_999)
}

extension Shape where Value == [ToolCall.Argument] {
  /// Parameters and where their values come from.
  static let toolArguments = given(
    .text(what: "text, `$(caller)`, `$(called)`, `$(callee)`, `$(keys.STEP)` or `$(set.NAME)`", pattern: nil), value
  ) { ToolCall.Argument(name: $0, key: $1, node: $2, value: $3) }

  @Sendable private static func value(_ text: String) -> ToolCall.Value? {
    switch text {
    case "$(caller)": return .caller
    case "$(called)": return .called
    case "$(callee)": return .callee
    default:
      switch GivenValue(text) {
      case .literal(let text): return .literal(text)
      case .keys(let step): return .keys(step)
      case .variable(let name): return .variable(name)
      case nil: return nil
      }
    }
  }
}
