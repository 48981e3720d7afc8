import JSONValues

extension SchemaCompiler {
  /// Where a node lies in its document.
  func path(of id: SchemaNode.ID) -> [String] { nodes.path(of: id) }

  func problem(_ id: SchemaNode.ID, _ word: Word?, _ message: String) -> SchemaProblem {
    SchemaProblem(
      path: path(of: id) + (word.map { [$0.rawValue] } ?? []), keyword: word?.rawValue, message: message)
  }

  /// Says what a keyword's value must be, and what it is.
  func wrong(_ id: SchemaNode.ID, _ word: Word, _ value: JSONValue, wanted: String) -> SchemaProblem {
    problem(id, word, "`\(word.rawValue)` must be \(wanted), not \(value.excerpt)")
  }

  /// A whole number of zero or more: `minLength` and its like.
  func count(_ word: Word, _ value: JSONValue, _ id: SchemaNode.ID) throws(SchemaProblem) -> Int {
    switch value {
    case .int(let number) where number >= 0: return number
    case .double(let number) where number >= 0 && number.rounded(.towardZero) == number:
      return Int(exactly: number) ?? .max
    default: throw wrong(id, word, value, wanted: "a whole number of 0 or more")
    }
  }

  /// A list of different strings: `required` and its like.
  func names(_ word: Word, _ value: JSONValue, _ id: SchemaNode.ID) throws(SchemaProblem) -> [String] {
    guard case .array(let values) = value else {
      throw wrong(id, word, value, wanted: "a list of property names")
    }
    var names: [String] = []
    names.reserveCapacity(values.count)
    for value in values {
      guard case .string(let name) = value else {
        throw problem(id, word, "`\(word.rawValue)` lists property names, but \(value.excerpt) is none")
      }
      names.append(name)
    }
    if let twin = names.firstTwin { throw problem(id, word, "`\(word.rawValue)` names `\(twin)` twice") }
    return names
  }

  /// A list of one or more schemas: `allOf` and its like.
  mutating func schemas(_ word: Word, _ value: JSONValue, _ parts: SchemaParts) throws(SchemaProblem)
    -> [SchemaNode.ID]
  {
    guard case .array(let values) = value, !values.isEmpty else {
      throw wrong(parts.id, word, value, wanted: "a list of one or more schemas")
    }
    var ids: [SchemaNode.ID] = []
    ids.reserveCapacity(values.count)
    for (place, value) in values.enumerated() {
      ids.append(try compile(value, at: .element(word, place), of: parts.id, in: parts.scope))
    }
    return ids
  }
}

extension [SchemaNode] {
  /// Where a node lies in its document.
  package func path(of id: SchemaNode.ID) -> [String] {
    var steps: [SchemaNode.Step] = []
    var current = id
    while current >= 0 {
      steps.append(self[Int(current)].step)
      current = self[Int(current)].parent
    }
    return steps.reversed().flatMap(\.parts)
  }
}

extension [String] {
  /// The first string that was there before.
  var firstTwin: String? {
    if count < 2 { return nil }
    if count <= 8 {
      for (place, name) in enumerated() {
        for earlier in self[..<place] where Equality.same(name, earlier) { return name }
      }
      return nil
    }
    var seen = Set<[UInt8]>()
    return first { !seen.insert([UInt8]($0.utf8)).inserted }
  }
}

extension JSONValue {
  /// The value in backticks as compact JSON, cut if it is long.
  package var excerpt: String {
    let text = String(decoding: JSONWriter.compact(self), as: UTF8.self)
    return "`" + (text.count > 60 ? text.prefix(57) + "…" : text) + "`"
  }
}

/// A number and what it counts.
func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
