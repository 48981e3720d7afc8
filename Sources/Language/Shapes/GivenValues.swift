import Syntax

extension Shape {
  /// Names and the texts that stand for their values, such as the parameters of a tool: what a text says is what `value` makes of
  /// it, and `make` puts it together with its name, the node of the name and its own.
  static func given<Item, Given>(
    _ form: Form, _ value: @escaping @Sendable (String) -> Given?,
    _ make: @escaping @Sendable (_ name: String, _ key: NodeID, _ node: NodeID, Given) -> Item
  ) -> Shape where Value == [Item] {
    Shape(.map(keys: nil, form)) { node, reader in
      guard reader.expect(.mapping, node, { .map(keys: nil, form) }) else { return nil }
      var items: [Item] = []
      for (key, item) in reader.tree.pairs(node) {
        let outer = reader.owner
        reader.owner = key
        defer { reader.owner = outer }
        let item = reader.current(item)
        guard let text = reader.scalar(item, { form }) else { continue }
        guard let given = value(text) else {
          // `costs $5` is text to its author; `$(caller)` and `a b` are what they look like.
          let isText = text.utf8.contains(0x24) && !text.hasPrefix("$(")
          if isText { reader.dollar(item, form) } else { reader.wrong(item, form) }
          continue
        }
        items.append(make(reader.tree.string(key), key, item, given))
      }
      return items
    }
  }
}

/// What a text gives of a call.
enum GivenValue {
  case literal(String)
  /// `$(keys.STEP)`
  case keys(String)
  /// `$(set.NAME)`
  case variable(String)

  /// Nil for a text that asks for something else.
  init?(_ text: String) {
    if let step = Self.name(in: text, after: "$(keys.") {
      self = .keys(step)
    } else if let name = Self.name(in: text, after: "$(set.") {
      self = .variable(name)
    } else if text.utf8.contains(UInt8(ascii: "$")) {
      return nil
    } else {
      self = .literal(text)
    }
  }

  private static func name(in text: String, after prefix: String) -> String? {
    guard text.hasPrefix(prefix), text.hasSuffix(")") else { return nil }
    let name = text.dropFirst(prefix.count).dropLast()
    return name.isEmpty || name.contains("$") ? nil : String(name)
  }
}
