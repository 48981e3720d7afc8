import JSONValues

// `type`, `const`, `enum` (2020-12 Validation, section 6.1).

extension SchemaCompiler {
  func compileKind(_ word: Word, _ value: JSONValue, _ parts: inout SchemaParts) throws(SchemaProblem) {
    switch word {
    case .const: parts.checks.append(.const(value))
    case .enumeration:
      guard case .array(let values) = value else {
        throw wrong(parts.id, word, value, wanted: "a list of values")
      }
      parts.checks.append(.enumeration(values))
    default: parts.types = try types(value, parts.id)
    }
  }

  private func types(_ value: JSONValue, _ id: SchemaNode.ID) throws(SchemaProblem) -> TypeSet {
    switch value {
    case .string(let name): return try type(name, id)
    case .array(let values) where !values.isEmpty:
      var types: TypeSet = []
      var names: [String] = []
      for value in values {
        guard case .string(let name) = value else {
          throw wrong(id, .type, value, wanted: "the name of a type")
        }
        names.append(name)
        types.formUnion(try type(name, id))
      }
      if let twin = names.firstTwin { throw problem(id, .type, "`type` names `\(twin)` twice") }
      return types
    default: throw wrong(id, .type, value, wanted: "the name of a type or a list of them")
    }
  }

  private func type(_ name: String, _ id: SchemaNode.ID) throws(SchemaProblem) -> TypeSet {
    if let type = TypeSet(name: name) { return type }
    throw problem(
      id, .type,
      "`\(name)` is no type of JSON Schema; it has string, number, integer, boolean, array, object and null")
  }
}

extension Evaluation {
  static func typeMessage(_ types: TypeSet, _ value: JSONValue) -> String {
    "\(value.excerpt) is \(TypeSet(of: value).kind), but \(types.description) is wanted"
  }

  mutating func judgeConst(_ wanted: JSONValue, _ id: SchemaNode.ID, _ value: Instance) -> Bool {
    Equality.same(wanted, value.pointee) || refuse(id, .const, "\(value.pointee.excerpt) is not \(wanted.excerpt)")
  }

  mutating func judgeEnumeration(_ values: [JSONValue], _ id: SchemaNode.ID, _ value: Instance) -> Bool {
    for wanted in values where Equality.same(wanted, value.pointee) { return true }
    return refuse(id, .enumeration, "\(value.pointee.excerpt) is not one of \(Self.list(values))")
  }

  private static func list(_ values: [JSONValue]) -> String {
    let shown = values.prefix(10).map(\.excerpt).joined(separator: ", ")
    return values.count > 10 ? shown + " and \(values.count - 10) more" : shown
  }
}

extension TypeSet {
  /// What one value is, with an article.
  fileprivate var kind: String {
    switch self {
    case .boolean: "a boolean"
    case .integer: "an integer"
    case .fraction: "a number with a fraction"
    default: description
    }
  }
}
