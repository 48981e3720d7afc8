import Findings
import Syntax

/// A key of a record: where its value goes, and how it is written.
final class Field<Owner>: Sendable {
  let name: StaticString
  let summary: String
  let isRequired: Bool
  let form: @Sendable () -> Form
  /// What the record holds where the key is not written, as it would be written.
  let standard: @Sendable () -> String?
  let read: @Sendable (inout Owner, NodeID, inout Reader) -> Void

  init(
    name: StaticString, summary: String, isRequired: Bool, form: @escaping @Sendable () -> Form,
    standard: @escaping @Sendable () -> String? = { nil },
    read: @escaping @Sendable (inout Owner, NodeID, inout Reader) -> Void
  ) {
    self.name = name
    self.summary = summary
    self.isRequired = isRequired
    self.form = form
    self.standard = standard
    self.read = read
  }

  /// A key that must be written. `unsaid` is what holds where the whole record is not.
  static func required<Value>(
    _ name: StaticString, _ path: any WritableKeyPath<Owner, Value> & Sendable, _ shape: Shape<Value>,
    _ summary: String, unsaid: @autoclosure @escaping @Sendable () -> String? = nil
  ) -> Field {
    Field(name: name, summary: summary, isRequired: true, form: shape.form, standard: unsaid) {
      owner, node, reader in
      if let value = shape.read(node, &reader) { owner[keyPath: path] = value }
    }
  }

  /// A key of which the record knows whether it is written. `unsaid` is what holds where it is not.
  static func optional<Value>(
    _ name: StaticString, _ path: any WritableKeyPath<Owner, Value?> & Sendable, _ shape: Shape<Value>,
    _ summary: String, unsaid: @autoclosure @escaping @Sendable () -> String? = nil
  ) -> Field {
    Field(name: name, summary: summary, isRequired: false, form: shape.form, standard: unsaid) {
      owner, node, reader in
      if let value = shape.read(node, &reader) { owner[keyPath: path] = value }
    }
  }

  /// A key with a default: what the record holds if the key is not written.
  static func defaulted<Value>(
    _ name: StaticString, _ path: any WritableKeyPath<Owner, Value> & Sendable, _ shape: Shape<Value>, _ summary: String
  ) -> Field {
    Field(
      name: name, summary: summary, isRequired: false, form: shape.form, standard: { Self.standard(path) }
    ) { owner, node, reader in
      if let value = shape.read(node, &reader) { owner[keyPath: path] = value }
    }
  }

  /// What a record that nobody wrote holds.
  private static func standard<Value>(_ path: any WritableKeyPath<Owner, Value> & Sendable) -> String? {
    guard let record = Owner.self as? any Record.Type, let empty = record.init(node: NodeID(index: -1)) as? Owner else {
      return nil
    }
    switch empty[keyPath: path] {
    case let truth as Bool: return truth ? "true" : "false"
    case let number as Int: return String(number)
    case let word as any RawRepresentable: return word.rawValue as? String
    case let span as Duration: return span.text
    case is String: return nil
    case let list as any Collection: return list.isEmpty ? "[]" : nil
    default: return nil
    }
  }

  /// A mapping from names to declarations, which may come in several files. What it needs is made when it is met:
  /// most contracts have few of the sections, and making a shape takes longer than reading a small one.
  static func section<Element: Declaration>(
    _ name: StaticString,
    _ path: @autoclosure @escaping @Sendable () -> any WritableKeyPath<Owner, Section<Element>> & Sendable,
    of shape: @autoclosure @escaping @Sendable () -> Shape<Element>,
    keys: Shape<String> = .name, isRequired: Bool = false, _ summary: String
  ) -> Field {
    Field(
      name: name, summary: summary, isRequired: isRequired,
      form: { .map(keys: keys.form().pattern, shape().form()) }, standard: { "[]" }
    ) { owner, node, reader in
      guard reader.expect(.mapping, node, { .map(keys: keys.form().pattern, shape().form()) }) else { return }
      let shape = shape()
      let path = path()
      if owner[keyPath: path].isEmpty { owner[keyPath: path].reserve(reader.tree.count(node)) }
      for (key, value) in reader.tree.pairs(node) {
        guard let name = reader.name(key, keys) else { continue }
        let outer = reader.owner
        reader.owner = key
        defer { reader.owner = outer }
        guard var element = shape.read(reader.current(value), &reader) else { continue }
        element.name = name
        element.key = key
        if let first = owner[keyPath: path].add(element) { reader.repeated(name, key, first.key) }
      }
    }
  }
}

extension Form {
  var pattern: String? { if case .text(_, let pattern) = self { pattern } else { nil } }
}

extension Shape where Value: Record {
  /// A mapping with known keys.
  static func record(_ name: String, _ summary: String, _ fields: [Field<Value>]) -> Shape {
    let form = RecordForm(name: name, summary: summary) { fields.map(\.described) }
    return Shape(.record(form)) { node, reader in
      guard reader.expect(.mapping, node, { .record(form) }) else { return nil }
      var value = Value(node: node)
      reader.fill(&value, node, fields)
      return value
    }
  }
}

extension Field {
  var described: FieldForm {
    FieldForm(name: "\(name)", summary: summary, isRequired: isRequired, form: form(), standard: standard())
  }

  /// The same key for a record that contains this one: how settings shared by several records are said once.
  func inside<Outer>(_ path: any WritableKeyPath<Outer, Owner> & Sendable) -> Field<Outer> {
    let base = self
    return Field<Outer>(name: name, summary: summary, isRequired: isRequired, form: form, standard: standard) {
      outer, node, reader in
      base.read(&outer[keyPath: path], node, &reader)
    }
  }
}

extension Reader {
  /// Reads a mapping's pairs into a record; what is not a key of it, and what is missing, is a finding.
  mutating func fill<Owner>(_ value: inout Owner, _ node: NodeID, _ fields: [Field<Owner>]) {
    var seen: UInt64 = 0
    var likely = 0
    /// Keys that misspelt ones were probably meant for: that they are missing has been said.
    var meant: [String] = []
    for (key, item) in tree.pairs(node) {
      guard let index = place(of: key, in: fields, likely) else {
        if let name = unknownKey(key, item, fields.map { "\($0.name)" }, in: node) { meant.append(name) }
        continue
      }
      likely = index + 1
      seen |= 1 << UInt64(index)
      let outer = owner
      owner = key
      fields[index].read(&value, current(item), &self)
      owner = outer
    }
    for (index, field) in fields.enumerated() where field.isRequired && seen & (1 << UInt64(index)) == 0 {
      if !meant.isEmpty, meant.contains("\(field.name)") { continue }
      missing("\(field.name)", node, field.summary)
    }
  }

  /// The field that a key names. Authors keep to the order of the documentation: the search begins where the last
  /// one ended.
  func place<Owner>(of key: NodeID, in fields: [Field<Owner>], _ likely: Int = 0) -> Int? {
    for index in likely..<max(likely, fields.count) where tree.isText(key, fields[index].name) { return index }
    for index in 0..<min(likely, fields.count) where tree.isText(key, fields[index].name) { return index }
    return nil
  }
}
