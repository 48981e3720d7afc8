import JSONValues

/// What a schema says about an instance that it accepts: the value of a keyword that asserts nothing, or what an
/// applicator has judged (2020-12 Core, section 7.7).
public struct SchemaAnnotation: Sendable, Hashable {
  /// Member names and element numbers that lead to the part of the instance.
  public let instancePath: [String]
  /// The keywords that were followed, references included; the annotating one comes last.
  public let keywordPath: [String]
  /// The keyword's URI.
  public let absoluteKeywordLocation: String
  /// What is said.
  public let value: JSONValue
}

extension Evaluation {
  /// Notes what a schema says about a value that it accepts.
  mutating func annotate(_ id: SchemaNode.ID, _ value: Instance) {
    guard case .object(let source)? = schema.source(of: id) else { return }
    let range = nodes[Int(id)].range
    if nodes[Int(id)].ignoresSiblings { return }
    for member in source.members where Self.isAnnotation(member.key, value.pointee) {
      note(id, member.key, member.value)
    }
    for place in range {
      switch (checks[Int(place)], value.pointee) {
      case (.properties(let shape), .object(let object)): annotate(id, shape, object)
      case (.items(let shape), .array(let values)) where !values.isEmpty:
        annotate(id, shape, values.count, isList: source[Word.prefixItems.rawValue] == nil)
      default: break
      }
    }
  }

  mutating func note(_ id: SchemaNode.ID, _ keyword: String, _ value: JSONValue) {
    annotations.append(
      SchemaAnnotation(
        instancePath: instancePath, keywordPath: keywordPath + [keyword],
        absoluteKeywordLocation: schema.absoluteLocation(of: id, keyword), value: value))
  }

  /// Words that say something about a value without asking anything of it; unknown ones are among them (Core, section
  /// 6.5).
  private static func isAnnotation(_ word: String, _ value: JSONValue) -> Bool {
    switch word {
    case "contentMediaType", "contentEncoding", "contentSchema": value.string != nil
    case "format": true
    default: Word.byName[word] == nil
    }
  }

  private mutating func annotate(_ id: SchemaNode.ID, _ shape: PropertiesShape, _ object: JSONObject) {
    var (named, matched, rest): ([String], [String], [String]) = ([], [], [])
    for key in object.keys {
      let isNamed = shape.place(of: key, from: 0) != nil
      let isMatched = shape.patterns.contains { $0.pattern.matches(key) }
      if isNamed { named.append(key) }
      if isMatched { matched.append(key) }
      if !isNamed && !isMatched { rest.append(key) }
    }
    if !shape.properties.isEmpty { note(id, Word.properties.rawValue, .strings(named)) }
    if !shape.patterns.isEmpty { note(id, Word.patternProperties.rawValue, .strings(matched)) }
    if shape.additional != nil { note(id, Word.additionalProperties.rawValue, .strings(rest)) }
  }

  private mutating func annotate(_ id: SchemaNode.ID, _ shape: ItemsShape, _ count: Int, isList: Bool) {
    if !shape.first.isEmpty {
      let word: Word = isList ? .items : .prefixItems
      note(id, word.rawValue, count <= shape.first.count ? true : .int(shape.first.count - 1))
    }
    if shape.rest != nil && count > shape.first.count {
      note(id, isList && !shape.first.isEmpty ? Word.additionalItems.rawValue : Word.items.rawValue, true)
    }
  }
}

extension CompiledSchema {
  /// The text of a schema.
  func source(of id: SchemaNode.ID) -> JSONValue? {
    let document = resources[Int(nodes[Int(id)].resource)].documentRoot
    return resources.first { $0.root == document }?.value.value(at: nodes.path(of: id))
  }
}
