import Syntax

extension Shape where Value == CallVariable {
  static let callVariable = record(
    "CallVariable", "A variable of a call: what it can be, and what it is before a step sets it.",
    [
      .defaulted("enum", \.words, Shape<String>.variableWord.list, "The words that it can be."),
      .optional("type", \.type, .word, "`boolean`, or `integer` with `minimum` and `maximum`; of `enum`, `string`."),
      .optional("minimum", \.minimum, .compared, "The least that an integer can be."),
      .optional("maximum", \.maximum, .compared, "The greatest that an integer can be."),
      .optional(
        "default", \.initial, .anyText,
        "What it is before a step sets it; without one it is used only where a step has surely set it."),
    ])
}

extension Shape where Value == String {
  /// A word that means nothing to any target.
  fileprivate static let variableWord = matching(
    "a word of letters, digits, `_` and `-`, at most 40", "^[A-Za-z0-9_-]{1,40}$"
  ) { bytes in bytes.count <= 40 && !bytes.isEmpty && bytes.allSatisfy(isNameByte) }
}

extension Shape where Value == [VariableSetting] {
  /// Variables and what they are from here on: values of the contract, never of a caller or a server.
  static let settings = given(
    .either([.text(what: "a word, a whole number", pattern: "^[A-Za-z0-9_-]+$"), .boolean])
  ) { text -> String? in
    text.utf8.allSatisfy(isNameByte) && !text.isEmpty ? text : nil
  } _: {
    VariableSetting(name: $0, key: $1, node: $2, value: $3)
  }
}
