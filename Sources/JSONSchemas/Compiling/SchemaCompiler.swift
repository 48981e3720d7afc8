import JSONValues

/// Turns schema documents into nodes: first every schema that keywords lead to, then what references lead to.
struct SchemaCompiler {
  let options: SchemaOptions
  var nodes: [SchemaNode] = []
  var resources: [SchemaResource] = []
  /// All but the first, which most schemas have alone.
  var resourceByURI: [String: Int32] = [:]
  var anchors: [PlaceInResource: SchemaNode.ID] = [:]
  /// Entries of `$defs` and `definitions`: where most references lead.
  var definitions: [PlaceInResource: SchemaNode.ID] = [:]
  var dynamicAnchors: [String: [DynamicAnchor]] = [:]
  var pending: [PendingReference] = []
  /// Every node by its pointer in its document; made when a reference first needs it.
  var pointers: [PlaceInResource: SchemaNode.ID] = [:]
  var indexedNodes = 0
  var depth = 0

  /// Deeper schemas are refused, so that none can exhaust the stack.
  static let depthLimit = 256

  init(options: SchemaOptions) { self.options = options }

  mutating func compile(document: JSONValue) throws(SchemaProblem) -> SchemaNode.ID {
    nodes.reserveCapacity(8)
    let root = try compile(document: document, uri: options.baseURI)
    guard !pending.isEmpty else { return root }
    var next = 0
    while next < pending.count {
      try resolve(pending[next])
      next += 1
    }
    try refuseEndlessReferences()
    return root
  }

  /// Compiles a document into a resource of its own.
  mutating func compile(document: JSONValue, uri: String) throws(SchemaProblem) -> SchemaNode.ID {
    let dialect = Dialect(options.draft)
    let resource = Int32(resources.count)
    resources.append(
      SchemaResource(
        uri: uri, root: SchemaNode.ID(nodes.count), documentRoot: SchemaNode.ID(nodes.count), value: document)
    )
    if resource > 0 { resourceByURI[uri] = resource }
    return try compile(document, at: .root, of: -1, in: Scope(resource: resource, dialect: dialect))
  }

  /// Compiles one schema and all below it.
  mutating func compile(
    _ value: JSONValue, at step: SchemaNode.Step, of parent: SchemaNode.ID, in scope: Scope
  )
    throws(SchemaProblem) -> SchemaNode.ID
  {
    let id = SchemaNode.ID(nodes.count)
    nodes.append(SchemaNode(resource: scope.resource, parent: parent, step: step))
    switch value {
    case .bool(let accepts):
      nodes[Int(id)].isFalse = !accepts
    case .object(let object):
      depth += 1
      if depth > Self.depthLimit {
        throw problem(id, nil, "the schema is nested more than \(Self.depthLimit) levels deep")
      }
      try compile(object, as: id, in: scope)
      depth -= 1
    default:
      throw problem(id, nil, "a schema must be an object, `true` or `false`, not \(value.excerpt)")
    }
    return id
  }

  private mutating func compile(_ object: JSONObject, as id: SchemaNode.ID, in outer: Scope)
    throws(SchemaProblem)
  {
    let scope = try identify(object, as: id, in: outer)
    nodes[Int(id)].resource = scope.resource
    var parts = SchemaParts(id: id, scope: scope)
    let overrides = scope.dialect.draft == .draft7 ? object[Word.ref.rawValue] : nil
    if let overrides {
      // In draft-07 a reference stands alone: its siblings are ignored (Core, section 8.3).
      nodes[Int(id)].ignoresSiblings = true
      try compileReference(.ref, overrides, &parts)
    } else {
      for member in object.members {
        guard let word = Word.byName[member.key], counts(word, in: scope.dialect) else { continue }
        try compile(word, member.value, &parts)
      }
    }
    finish(&parts)
  }

  /// All checks in one list, when all is compiled.
  mutating func gatherChecks() -> [Check] {
    var checks: [Check] = []
    checks.reserveCapacity(nodes.reduce(0) { $0 + $1.checks.count })
    for index in nodes.indices {
      let start = Int32(checks.count)
      checks += nodes[index].checks
      nodes[index].range = start..<Int32(checks.count)
    }
    return checks
  }

  private func counts(_ word: Word, in dialect: Dialect) -> Bool {
    guard word.exists(in: dialect.draft) else { return false }
    if dialect.vocabularies == .standard { return true }
    return word.vocabulary.map { !dialect.vocabularies.isDisjoint(with: $0) } ?? true
  }

  private mutating func compile(_ word: Word, _ value: JSONValue, _ parts: inout SchemaParts)
    throws(SchemaProblem)
  {
    switch word {
    case .id, .schema, .anchor, .dynamicAnchor: break
    case .vocabulary, .comment: break
    case .ref, .dynamicRef: try compileReference(word, value, &parts)
    case .defs, .definitions: try compileDefinitions(word, value, &parts)
    case .type, .const, .enumeration: try compileKind(word, value, &parts)
    case .multipleOf, .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum:
      try compileNumber(word, value, &parts)
    case .minLength, .maxLength, .pattern, .format: try compileText(word, value, &parts)
    case .minItems, .maxItems, .uniqueItems, .prefixItems, .items, .additionalItems, .contains, .minContains,
      .maxContains:
      try compileArray(word, value, &parts)
    case .minProperties, .maxProperties, .required, .properties, .patternProperties, .additionalProperties,
      .propertyNames, .dependentRequired, .dependentSchemas, .dependencies:
      try compileObject(word, value, &parts)
    case .allOf, .anyOf, .oneOf, .not, .condition, .then, .otherwise: try compileLogic(word, value, &parts)
    case .unevaluatedItems, .unevaluatedProperties: try compileUnevaluated(word, value, &parts)
    case .contentSchema: _ = try compile(value, at: .keyword(word), of: parts.id, in: parts.scope)
    }
  }

  private mutating func finish(_ parts: inout SchemaParts) {
    finishArray(&parts)
    finishObject(&parts)
    finishLogic(&parts)
    parts.checks += parts.last
    let id = Int(parts.id)
    nodes[id].tracksEvaluated = !parts.last.isEmpty
    nodes[id].types = parts.types
    nodes[id].checks = parts.checks
    for (place, reference) in parts.references {
      pending.append(
        PendingReference(
          node: parts.id, check: place, resource: parts.scope.resource, dialect: parts.scope.dialect,
          word: reference.word, text: reference.text))
    }
  }
}

/// What surrounds a schema: the resource that it lies in, and how keywords are read there.
struct Scope {
  var resource: Int32
  var dialect: Dialect
}

/// What is gathered about one schema while its keywords are read.
struct SchemaParts {
  let id: SchemaNode.ID
  let scope: Scope
  var types: TypeSet = .any
  var checks: [Check] = []
  /// Checks that must come after all others.
  var last: [Check] = []
  var references: [(check: Int, (word: Word, text: String))] = []
  var array = ArrayParts()
  var object = ObjectParts()
  var condition = ConditionParts()

  init(id: SchemaNode.ID, scope: Scope) {
    self.id = id
    self.scope = scope
  }
}
