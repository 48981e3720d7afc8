import Syntax

/// Reads `with $(item.engineer | format)` into segments. Offsets are those of the scalar's text.
struct TemplateReader {
  private let bytes: [UInt8]
  private let node: NodeID
  private var index = 0

  init(_ text: String, _ node: NodeID) {
    bytes = Array(text.utf8)
    self.node = node
  }

  /// A template; nil after a finding.
  static func template(_ text: String, _ node: NodeID, _ reader: inout Reader) -> Template? {
    guard text.utf8.contains(0x24) else { return Template(node: node, segments: [.literal(text)]) }
    var parser = TemplateReader(text, node)
    return parser.template(&reader)
  }

  /// A path without `$(…)`, as `of:` and `if:` take it.
  static func path(_ text: String, _ node: NodeID, _ reader: inout Reader) -> Binding? {
    var parser = TemplateReader(text, node)
    if text.hasPrefix("$("), text.hasSuffix(")") {
      reader.binding(
        node, 0..<text.utf8.count, "a path is wanted here, without `$(…)` around it",
        help: "write `\(text.dropFirst(2).dropLast())`")
      return nil
    }
    guard let binding = parser.binding(until: nil, from: 0, &reader) else { return nil }
    return binding
  }

  private mutating func template(_ reader: inout Reader) -> Template? {
    var template = Template(node: node)
    var literal: [UInt8] = []
    while index < bytes.count {
      guard bytes[index] == 0x24, index + 1 < bytes.count, bytes[index + 1] == 0x28 else {
        if let (range, path) = braced() {
          reader.binding(node, range, "`${\(path)}` is no binding", help: "write `$(\(path))`")
          return nil
        }
        literal.append(bytes[index])
        index += 1
        continue
      }
      if bytes[index...].starts(with: Reader.dollar.utf8) {
        literal.append(0x24)
        index += Reader.dollar.utf8.count
        continue
      }
      if !literal.isEmpty { template.segments.append(.literal(String(decoding: literal, as: UTF8.self))) }
      literal = []
      let start = index
      index += 2
      guard let binding = binding(until: 0x29, from: start, &reader) else { return nil }
      template.segments.append(.binding(binding))
    }
    if !literal.isEmpty || template.segments.isEmpty {
      template.segments.append(.literal(String(decoding: literal, as: UTF8.self)))
    }
    return template
  }

  /// Data that is named as shells name variables: `${output.name}`.
  private func braced() -> (range: Range<Int>, path: String)? {
    guard bytes[index] == 0x24, index + 1 < bytes.count, bytes[index + 1] == 0x7B,
      let close = bytes[index...].firstIndex(of: 0x7D)
    else { return nil }
    let path = String(decoding: bytes[(index + 2)..<close], as: UTF8.self)
    let root = String(path.prefix { $0 != "." })
    return root != path && Binding.Root(rawValue: root) != nil ? (index..<close + 1, path) : nil
  }

  private mutating func binding(until close: UInt8?, from start: Int, _ reader: inout Reader) -> Binding? {
    skipBlanks()
    guard let (name, range) = word() else {
      reader.binding(node, start..<min(index + 1, bytes.count), "a binding begins with a name")
      return nil
    }
    guard let root = Binding.Root(rawValue: name) else {
      let roots = Binding.Root.allCases.map(\.rawValue) + ["env"]
      reader.binding(
        node, range, "a binding can't begin at `\(name)`",
        help: nearest(to: name, among: roots).map { "did you mean `\($0)`?" }
          ?? "begin at `output`, `hidden`, `input`, `item`, `choice` or `env`")
      return nil
    }
    var path: [Binding.Step] = []
    while index < bytes.count, bytes[index] == 0x2E {
      index += 1
      guard let (name, range) = word() else {
        reader.binding(node, start..<min(index + 1, bytes.count), "a name is missing after `.`")
        return nil
      }
      let isOptional = index < bytes.count && bytes[index] == 0x3F
      if isOptional { index += 1 }
      path.append(Binding.Step(name: name, isOptional: isOptional, range: range))
    }
    var formatters: [Binding.Formatter] = []
    skipBlanks()
    while index < bytes.count, bytes[index] == 0x7C {
      index += 1
      skipBlanks()
      guard let (name, range) = word() else {
        reader.binding(
          node, start..<min(index + 1, bytes.count), "a format is missing after `|`",
          help: "name one, as in `| money`, or take the `|` out")
        return nil
      }
      formatters.append(Binding.Formatter(name: name, range: range))
      skipBlanks()
    }
    if let close {
      guard index < bytes.count else {
        reader.unclosedBinding(node, start..<bytes.count)
        return nil
      }
      guard bytes[index] == close else {
        reader.binding(node, index..<index + 1, "`\(character(at: index))` can't stand in a binding")
        return nil
      }
      index += 1
    } else if index < bytes.count {
      reader.binding(
        node, index..<bytes.count, "a path is wanted here, without `$(…)` around it",
        help: "write `output.items`")
      return nil
    }
    return Binding(node: node, root: root, path: path, formatters: formatters, range: start..<index)
  }

  private mutating func word() -> (String, Range<Int>)? {
    let start = index
    while index < bytes.count, isNameByte(bytes[index]) || bytes[index] >= 0x80 { index += 1 }
    return start == index ? nil : (String(decoding: bytes[start..<index], as: UTF8.self), start..<index)
  }

  private mutating func skipBlanks() {
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
  }

  private func character(at index: Int) -> Character {
    String(decoding: bytes[index...], as: UTF8.self).first ?? " "
  }
}

extension Shape where Value == Template {
  /// Text with `$(…)` in it.
  static let template = Shape(.text(what: "text, with `$(…)` for data", pattern: nil)) { node, reader in
    let form = Form.text(what: "text, with `$(…)` for data", pattern: nil)
    guard let text = reader.scalar(node, isTemplate: true, { form }) else { return nil }
    reader.lookForCutText(node)
    return TemplateReader.template(text, node, &reader)
  }
}

extension Shape where Value == Binding {
  /// A path to data, `output.price.lines`.
  static let path = Shape(
    .text(what: "a path such as `output.items`", pattern: #"^(output|hidden|input|item|choice)(\.[^\s.?|)]+\??)*$"#)
  ) { node, reader in
    let form = Form.text(what: "a path such as `output.items`", pattern: nil)
    guard let text = reader.scalar(node, { form }) else { return nil }
    return TemplateReader.path(text, node, &reader)
  }
}
