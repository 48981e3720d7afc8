import JSONValues

/// A reference whose target is looked for when every schema is compiled.
struct PendingReference {
  let node: SchemaNode.ID
  /// Which of the node's checks it is.
  let check: Int
  let resource: Int32
  let dialect: Dialect
  let word: Word
  let text: String
}

extension SchemaCompiler {
  mutating func compileReference(_ word: Word, _ value: JSONValue, _ parts: inout SchemaParts)
    throws(SchemaProblem)
  {
    guard case .string(let text) = value else {
      throw wrong(parts.id, word, value, wanted: "a URI reference")
    }
    parts.references.append((parts.checks.count, (word, text)))
    parts.checks.append(.reference(parts.id))
  }

  mutating func compileDefinitions(_ word: Word, _ value: JSONValue, _ parts: inout SchemaParts)
    throws(SchemaProblem)
  {
    guard case .object(let object) = value else {
      throw wrong(parts.id, word, value, wanted: "a mapping of schemas")
    }
    let isAtRoot = resources[Int(parts.scope.resource)].root == parts.id
    for member in object.members {
      let id = try compile(member.value, at: .member(word, member.key), of: parts.id, in: parts.scope)
      if isAtRoot {
        definitions[
          PlaceInResource(resource: parts.scope.resource, name: "/\(word.rawValue)/\(member.key)")] = id
      }
    }
  }

  /// Finds where a reference leads, compiling what is not compiled yet.
  mutating func resolve(_ reference: PendingReference) throws(SchemaProblem) {
    let check: Check
    if let (resource, fragment) = try targetResource(of: reference) {
      let target = try node(resource, fragment, reference)
      let anchor = reference.word == .dynamicRef ? fragment : ""
      let isDynamic =
        !anchor.isEmpty
        && dynamicAnchors[anchor]?.contains { $0.resource == resource && $0.node == target } == true
      check = isDynamic ? .dynamicReference(target, anchor: anchor) : .reference(target)
    } else {
      check = .metaschema(SchemaDraft(uri: absolute(reference).withoutFragment)!)
    }
    nodes[Int(reference.node)].checks[reference.check] = check
  }

  private func absolute(_ reference: PendingReference) -> URIReference {
    URIReference(reference.text).resolved(against: resources[Int(reference.resource)].uri)
  }

  /// The resource that a reference leads into and the fragment there; nil if that is a draft's metaschema.
  private mutating func targetResource(of reference: PendingReference) throws(SchemaProblem)
    -> (resource: Int32, fragment: String)?
  {
    if reference.text.utf8.first == 0x23 {
      return (reference.resource, try fragment(String(reference.text.dropFirst()), reference))
    }
    let target = absolute(reference)
    let uri = target.withoutFragment
    let fragment = try fragment(target.fragment ?? "", reference)
    if let known = knownResource(uri) { return (known, fragment) }
    if let document = options.documents[uri] {
      let root = try compile(document: document, uri: uri)
      return (nodes[Int(root)].resource, fragment)
    }
    if fragment.isEmpty && SchemaDraft(uri: uri) != nil { return nil }
    throw problem(
      reference.node, reference.word,
      "`\(reference.text)` leads to a schema that is not given" + (uri == reference.text ? "" : " (`\(uri)`)")
    )
  }

  private func fragment(_ text: String, _ reference: PendingReference) throws(SchemaProblem) -> String {
    guard let decoded = URIReference.percentDecoded(text) else {
      throw problem(reference.node, reference.word, "`\(reference.text)` has a fragment that is not valid")
    }
    return decoded
  }

  private mutating func node(_ resource: Int32, _ fragment: String, _ reference: PendingReference)
    throws(SchemaProblem) -> SchemaNode.ID
  {
    if fragment.isEmpty { return resources[Int(resource)].root }
    let place = PlaceInResource(resource: resource, name: fragment)
    if let known = definitions[place] ?? anchors[place] { return known }
    if fragment.utf8.first == 0x2F, let node = try node(resource, pointer: fragment, reference) {
      return node
    }
    throw problem(reference.node, reference.word, "`\(reference.text)` leads nowhere")
  }

  private mutating func node(_ resource: Int32, pointer: String, _ reference: PendingReference)
    throws(SchemaProblem)
    -> SchemaNode.ID?
  {
    guard let parts = JSONPointer.parts(pointer) else { return nil }
    let owner = resources[Int(resource)]
    let prefix = path(of: owner.root)
    let place = PlaceInResource(resource: Int32(owner.documentRoot), name: JSONPointer.text(prefix + parts))
    indexPointers()
    if let known = pointers[place] { return known }
    guard let value = owner.value.value(at: parts) else { return nil }
    pointers[place] = SchemaNode.ID(nodes.count)
    return try compile(
      value, at: .pointer(parts), of: owner.root, in: Scope(resource: resource, dialect: reference.dialect))
  }

  private mutating func indexPointers() {
    for id in indexedNodes..<nodes.count {
      let root = resources[Int(nodes[id].resource)].documentRoot
      let place = PlaceInResource(resource: Int32(root), name: JSONPointer.text(path(of: SchemaNode.ID(id))))
      if pointers[place] == nil { pointers[place] = SchemaNode.ID(id) }
    }
    indexedNodes = nodes.count
  }
}

extension JSONValue {
  /// What lies at a pointer's parts.
  func value(at parts: [String]) -> JSONValue? {
    var current = self
    for part in parts {
      switch current {
      case .object(let object):
        guard let place = object.members.place(of: part, from: 0) else { return nil }
        current = object.members[place].value
      case .array(let values):
        guard let place = Int(part), String(place) == part, values.indices.contains(place) else { return nil }
        current = values[place]
      default: return nil
      }
    }
    return current
  }
}
