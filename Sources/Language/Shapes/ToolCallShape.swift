import Syntax

extension Shape where Value == ToolCall.Case {
  static let toolCase = record(
    "AnswerCase", "A value of the tool's answer and the step that it leads to.",
    [
      .required("if", \.path, .pathOrNil, "A path into the answer: `output.…`, down to a word of a few or a boolean."),
      .optional("is", \.value, .text, "The value; `true` unless said."),
      .required("next", \.next, .text, "The step."),
    ])
}

extension Shape where Value == [ToolCall.Argument] {
  /// Parameters and where their values come from.
  static let toolArguments = given(
    .text(what: "text, `$(caller)`, `$(called)` or `$(keys.STEP)`", pattern: nil), value
  ) { ToolCall.Argument(name: $0, key: $1, node: $2, value: $3) }

  @Sendable private static func value(_ text: String) -> ToolCall.Value? {
    switch text {
    case "$(caller)": return .caller
    case "$(called)": return .called
    default:
      switch GivenValue(text) {
      case .literal(let text): return .literal(text)
      case .keys(let step): return .keys(step)
      case nil: return nil
      }
    }
  }
}
