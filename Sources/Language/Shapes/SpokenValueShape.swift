import Findings
import Syntax

extension Shape where Value == SpokenValue {
  /// `{digits: …}` or `{number: …}`, one of them.
  static let spokenValue = Shape(.either(forms)) { node, reader in
    let isDigits = reader.tree.pair(node, "digits") != nil
    if isDigits, let number = reader.tree.pair(node, "number") {
      reader.findings.append(
        Finding(
          LanguageFindings.unknownKey, at: reader.tree.location(number.key),
          "a value is said in one way: as `digits` or as a `number`", help: "write two elements, one for each"))
      return nil
    }
    let draft = isDigits ? spokenDigits.read(node, &reader) : spokenNumber.read(node, &reader)
    guard let source = draft?.source else { return nil }
    var value = SpokenValue(node: node)
    value.manner = isDigits ? .digits : .number
    value.source = source
    return value
  }

  /// What it may be, for what takes something else besides.
  static var forms: [Form] { [spokenDigits.form(), spokenNumber.form()] }

  private static let spokenDigits = Shape<SpokenValueDraft>.record(
    "SpokenDigits", "A value of the call whose digits are said.",
    [
      .required(
        "digits", \.source, .spokenSource,
        "Says each digit by itself: of keys that were pressed, or of a tool's answer.")
    ])

  private static let spokenNumber = Shape<SpokenValueDraft>.record(
    "SpokenNumber", "A value of the call that is said as a number.",
    [.required("number", \.source, .spokenSource, "Says a whole number as people do.")])
}

/// The value under the key.
private struct SpokenValueDraft: Record {
  var node: NodeID
  var source: SpokenValue.Source?
  init(node: NodeID) { self.node = node }
}

extension Shape where Value == SpokenValue.Source? {
  /// Where a value that is said comes from.
  static let spokenSource = Shape<SpokenValue.Source>.valueSource.map { Optional($0) }
}

extension Shape where Value == SpokenValue.Source {
  /// Where a value of the call comes from.
  static let valueSource = Shape(.text(what: what, pattern: pattern)) { node, reader in
    guard let text = reader.scalar(node, { .text(what: what, pattern: pattern) }) else { return nil }
    if let source = source(text) { return source }
    reader.wrong(node, .text(what: what, pattern: pattern))
    return nil
  }

  private static let what = "`$(keys.STEP)`, or `$(step.STEP.NAME)`"
  private static let pattern = #"^\$\((keys\.[A-Za-z0-9_-]+|step\.[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+)\)$"#

  private static func source(_ text: String) -> SpokenValue.Source? {
    guard text.hasPrefix("$("), text.hasSuffix(")") else { return nil }
    let parts = text.dropFirst(2).dropLast().split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isNameByte) }) else { return nil }
    switch parts.first {
    case "keys": return parts.count == 2 ? .keys(parts[1]) : nil
    case "step": return parts.count > 2 ? .answer(parts[1], Array(parts.dropFirst(2))) : nil
    default: return nil
    }
  }
}
