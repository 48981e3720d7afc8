import Findings
import Syntax

extension Shape where Value == SpokenValue {
  /// `{digits: …}` or `{number: …}`, one of them.
  static let spokenValue = Shape(Shape<SpokenValueDraft>.spokenValueDraft.form()) { node, reader in
    guard let draft = Shape<SpokenValueDraft>.spokenValueDraft.read(node, &reader) else { return nil }
    if draft.digits != nil && draft.number != nil,
      let second = reader.tree.pairs(node).dropFirst().first(where: { _ in true })
    {
      reader.findings.append(
        Finding(
          LanguageFindings.unknownKey, at: reader.tree.location(second.key),
          "a value is said in one way: as `digits` or as a `number`", help: "write two elements, one for each"))
      return nil
    }
    guard let source = draft.digits ?? draft.number else { return nil }
    var value = SpokenValue(node: node)
    value.manner = draft.digits == nil ? .number : .digits
    value.source = source
    return value
  }
}

/// The value under each key.
private struct SpokenValueDraft: Record {
  var node: NodeID
  var digits: SpokenValue.Source?
  var number: SpokenValue.Source?
  init(node: NodeID) { self.node = node }
}

extension Shape where Value == SpokenValueDraft {
  fileprivate static let spokenValueDraft = record(
    "SpokenValue", "A value of the call that is said: one of the two keys.",
    [
      .optional(
        "digits", \.digits, .spokenSource,
        "Says each digit by itself: of keys that were pressed, or of a tool's answer."),
      .optional("number", \.number, .spokenSource, "Says a whole number as people do."),
    ])
}

extension Shape where Value == SpokenValue.Source {
  /// Where a value comes from.
  static let spokenSource = Shape(.text(what: what, pattern: pattern)) { node, reader in
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
