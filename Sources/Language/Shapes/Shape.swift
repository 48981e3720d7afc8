import Syntax

/// How one sort of value is written: what it accepts, and how a node becomes the value. Both stand in one
/// description, so that they can't differ.
public struct Shape<Value>: Sendable {
  let form: @Sendable () -> Form
  /// Gives nil when the node is not such a value; then a finding says so.
  let read: @Sendable (NodeID, inout Reader) -> Value?

  init(_ form: @autoclosure @escaping @Sendable () -> Form, read: @escaping @Sendable (NodeID, inout Reader) -> Value?)
  {
    self.form = { form() }
    self.read = read
  }
}

extension Shape {
  /// A list of values, `[a, b]` or one `- ` a line.
  var list: Shape<[Value]> {
    let element = self
    return Shape<[Value]>(.list(element.form())) { node, reader in
      guard reader.expect(.sequence, node, element.list.form) else { return nil }
      var values: [Value] = []
      values.reserveCapacity(reader.tree.count(node))
      for item in reader.tree.elements(node) {
        if let value = element.read(reader.current(item), &reader) { values.append(value) }
      }
      return values
    }
  }

  /// A list that names at least one thing; `help` says what to write instead of an empty one.
  func filled<Element>(_ help: String) -> Shape where Value == [Element] {
    let base = self
    return Shape(base.form()) { node, reader in
      if reader.tree.kind(node) == .sequence, reader.tree.count(node) == 0 {
        reader.nothingNamed(node, help: help)
        return nil
      }
      return base.read(node, &reader)
    }
  }

  func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Shape<Other> {
    let base = self
    return Shape<Other>(base.form()) { node, reader in base.read(node, &reader).map(transform) }
  }
}

extension Shape where Value == Bool {
  static let boolean = Shape(.boolean) { node, reader in
    guard let text = reader.scalar(node, { .boolean }) else { return nil }
    switch text {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default:
      reader.wrong(node, .boolean)
      return nil
    }
  }
}

extension Shape where Value == Int {
  static let integer = integer(nil)

  static func integer(_ range: ClosedRange<Int>?) -> Shape {
    Shape(.integer(range)) { node, reader in
      guard let text = reader.scalar(node, { .integer(range) }) else { return nil }
      guard let value = Int(text), range?.contains(value) ?? true else {
        reader.wrong(node, .integer(range))
        return nil
      }
      return value
    }
  }
}

extension Shape where Value == Double {
  static func number(_ range: ClosedRange<Double>?) -> Shape {
    Shape(.number(range)) { node, reader in
      guard let text = reader.scalar(node, { .number(range) }) else { return nil }
      guard let value = Double(text), value.isFinite, range?.contains(value) ?? true else {
        reader.wrong(node, .number(range))
        return nil
      }
      return value
    }
  }
}

extension Shape where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
  /// One of an enumeration's words.
  static var word: Shape {
    let words = Value.allCases.map(\.rawValue)
    return Shape(.words(words)) { node, reader in
      guard let text = reader.scalar(node, { .words(words) }) else { return nil }
      if let value = Value(rawValue: text) { return value }
      reader.unknownWord(node, text, words)
      return nil
    }
  }
}
