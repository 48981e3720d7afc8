import JSONValues

/// What is to be written as YAML: data, with the comments that stand over its parts.
indirect enum YAMLTree {
  /// A text. `$(` in it is written so that it begins no binding.
  case text(String)
  /// A number, `true`, `false` or `null`, as YAML reads it.
  case token(String)
  case list([YAMLTree])
  case map(YAMLMap)

  /// Data as it is.
  init(_ value: JSONValue) {
    switch value {
    case .null: self = .token("null")
    case .bool(let value): self = .token(value ? "true" : "false")
    case .int(let value): self = .token(String(value))
    case .double(let value): self = .token(Self.number(value))
    case .string(let text): self = .text(text)
    case .array(let values): self = .list(values.map(YAMLTree.init))
    case .object(let object): self = .map(YAMLMap(object.map { .init($0.key, YAMLTree($0.value)) }))
    }
  }

  /// With a point or an exponent, so that it is read as what it was: `1.0` is no integer.
  private static func number(_ value: Double) -> String {
    var writer = JSONWriter(pretty: false)
    writer.write(.double(value))
    let text = String(decoding: writer.bytes, as: UTF8.self)
    return text.contains(where: { $0 == "." || $0 == "e" }) ? text : text + ".0"
  }
}

/// The pairs of a mapping, in the order in which they are written.
struct YAMLMap {
  struct Entry {
    /// Lines over the pair, without `# `.
    var comments: [String] = []
    var key: String
    var value: YAMLTree

    init(_ key: String, _ value: YAMLTree, comments: [String] = []) {
      self.key = key
      self.value = value
      self.comments = comments
    }
  }

  var entries: [Entry]
  /// Whether each pair has a line of its own, however short they are.
  var isBlock: Bool

  init(_ entries: [Entry] = [], isBlock: Bool = false) {
    self.entries = entries
    self.isBlock = isBlock
  }

  mutating func add(_ key: String, _ value: YAMLTree?, comments: [String] = []) {
    if let value { entries.append(Entry(key, value, comments: comments)) }
  }
}
