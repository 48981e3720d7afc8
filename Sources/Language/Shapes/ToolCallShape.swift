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
  static let toolArguments = Shape(.map(keys: nil, form)) { node, reader in
    guard reader.expect(.mapping, node, { .map(keys: nil, form) }) else { return nil }
    var arguments: [ToolCall.Argument] = []
    for (key, item) in reader.tree.pairs(node) {
      let outer = reader.owner
      reader.owner = key
      defer { reader.owner = outer }
      let item = reader.current(item)
      guard let text = reader.scalar(item, { form }) else { continue }
      guard let value = value(text) else {
        reader.wrong(item, form)
        continue
      }
      arguments.append(ToolCall.Argument(name: reader.tree.string(key), key: key, node: item, value: value))
    }
    return arguments
  }

  private static let form = Form.text(what: "text, `$(caller)`, `$(called)` or `$(keys.STEP)`", pattern: nil)

  private static func value(_ text: String) -> ToolCall.Value? {
    switch text {
    case "$(caller)": return .caller
    case "$(called)": return .called
    case _ where text.hasPrefix("$(keys.") && text.hasSuffix(")"):
      let step = text.dropFirst("$(keys.".count).dropLast()
      return step.isEmpty || step.contains("$") ? nil : .keys(String(step))
    default: return text.utf8.contains(UInt8(ascii: "$")) ? nil : .literal(text)
    }
  }
}
