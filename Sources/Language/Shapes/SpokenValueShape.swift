import Syntax

extension Shape where Value == SpokenValue {
  /// `{digits: …}` or `{number: …}`, one of them.
  static let spokenValue = Shape(.record(form)) { node, reader in
    guard reader.expect(.mapping, node, { .record(form) }) else { return nil }
    guard reader.tree.count(node) == 1, let (key, item) = reader.tree.pairs(node).first(where: { _ in true }) else {
      reader.wrong(node, .text(what: what, pattern: nil))
      return nil
    }
    guard let manner = SpokenValue.Manner(rawValue: reader.tree.string(key)) else {
      reader.wrong(node, .text(what: what, pattern: nil))
      return nil
    }
    let outer = reader.owner
    reader.owner = key
    defer { reader.owner = outer }
    guard let source = Shape<SpokenValue.Source>.spokenSource.read(reader.current(item), &reader) else { return nil }
    var value = SpokenValue(node: node)
    value.manner = manner
    value.source = source
    return value
  }

  private static let what = "`{digits: $(keys.STEP)}`, or `{number: $(step.STEP.NAME)}`"

  static let form = RecordForm(
    name: "SpokenValue", summary: "A value of the call that is said: one of the two keys."
  ) {
    let form = Shape<SpokenValue.Source>.spokenSource.form()
    return [
      FieldForm(
        name: "digits", summary: "Says each digit by itself: of keys that were pressed, or of a tool's answer.",
        isRequired: false, form: form),
      FieldForm(
        name: "number", summary: "Says a whole number as people do.", isRequired: false, form: form),
    ]
  }
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
