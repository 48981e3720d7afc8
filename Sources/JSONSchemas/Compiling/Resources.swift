import JSONValues

/// A schema with an identity of its own (2020-12 Core, section 4.3.5).
struct SchemaResource {
  let uri: String
  let root: SchemaNode.ID
  /// The root of the document that the resource is written in.
  let documentRoot: SchemaNode.ID
  let value: JSONValue
}

/// A name in a resource: an anchor's, a definition's, or a pointer.
struct PlaceInResource: Hashable {
  let resource: Int32
  let name: String
}

extension SchemaCompiler {
  /// Reads the keywords that say what a schema is called and how it is to be read, and gives what holds
  /// inside.
  mutating func identify(_ object: JSONObject, as id: SchemaNode.ID, in outer: Scope) throws(SchemaProblem)
    -> Scope
  {
    var scope = outer
    var (identifier, dialect): (JSONValue?, JSONValue?) = (nil, nil)
    var anchors: [(Word, JSONValue)] = []
    var hasReference = false
    for member in object.members where member.key.utf8.first == 0x24 {
      switch Word.byName[member.key] {
      case .id: identifier = member.value
      case .schema: dialect = member.value
      case .ref: hasReference = true
      case .anchor: anchors.append((.anchor, member.value))
      case .dynamicAnchor: anchors.append((.dynamicAnchor, member.value))
      default: break
      }
    }
    if let dialect { scope.dialect = try self.dialect(dialect, of: id) }
    if scope.dialect.draft == .draft7 && hasReference { return scope }
    if let identifier { try enter(identifier, object, as: id, &scope) }
    if scope.dialect.draft == .draft2020 {
      for (word, value) in anchors { try name(word, value, id, scope.resource) }
    }
    return scope
  }

  func knownResource(_ uri: String) -> Int32? { resources[0].uri == uri ? 0 : resourceByURI[uri] }

  private func dialect(_ value: JSONValue, of id: SchemaNode.ID) throws(SchemaProblem) -> Dialect {
    guard case .string(let uri) = value else {
      throw wrong(id, .schema, value, wanted: "the URI of a metaschema")
    }
    if let draft = SchemaDraft(uri: uri) { return Dialect(draft) }
    guard let metaschema = options.documents[URIReference(uri).withoutFragment] else {
      throw problem(
        id, .schema,
        "`$schema` names `\(uri)`, but only draft 2020-12 (\(SchemaDraft.draft2020.uri)) and draft-07 "
          + "(\(SchemaDraft.draft7.uri)#) are known")
    }
    do {
      return try Dialect(metaschema: metaschema, options: options)
    } catch {
      throw problem(id, .schema, "`\(uri)` requires the vocabulary `\(error.uri)`, which is not known")
    }
  }

  private mutating func enter(
    _ value: JSONValue, _ object: JSONObject, as id: SchemaNode.ID, _ scope: inout Scope
  )
    throws(SchemaProblem)
  {
    guard case .string(let text) = value else { throw wrong(id, .id, value, wanted: "a URI reference") }
    let reference = URIReference(text)
    if let fragment = reference.fragment, !fragment.isEmpty {
      guard scope.dialect.draft == .draft7 else {
        throw problem(id, .id, "`$id` must not have a fragment, but `\(text)` has one; write `$anchor`")
      }
      anchors[PlaceInResource(resource: scope.resource, name: fragment)] = id
      if reference.withoutFragment.isEmpty { return }
    }
    if reference.withoutFragment.isEmpty { return }
    let outer = resources[Int(scope.resource)]
    let uri = reference.resolved(against: outer.uri).withoutFragment
    let resource = Int32(resources.count)
    resources.append(
      SchemaResource(uri: uri, root: id, documentRoot: outer.documentRoot, value: .object(object)))
    if knownResource(uri) == nil { resourceByURI[uri] = resource }
    scope.resource = resource
  }

  private mutating func name(_ word: Word, _ value: JSONValue, _ id: SchemaNode.ID, _ resource: Int32)
    throws(SchemaProblem)
  {
    guard case .string(let name) = value, name.isAnchorName else {
      throw wrong(
        id, word, value,
        wanted: "a name of letters, digits, `-`, `_` and `.` that begins with a letter or `_`")
    }
    let place = PlaceInResource(resource: resource, name: name)
    if let earlier = anchors[place], path(of: earlier) != path(of: id) {
      throw problem(id, word, "`\(name)` is an anchor already at `\(JSONPointer.text(path(of: earlier)))`")
    }
    anchors[place] = id
    if word == .dynamicAnchor {
      dynamicAnchors[name, default: []].append(DynamicAnchor(resource: resource, node: id))
    }
  }
}

extension String {
  fileprivate var isAnchorName: Bool {
    guard let first = utf8.first, first.isLetter || first == 0x5F else { return false }
    return utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x5F || $0 == 0x2D || $0 == 0x2E }
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  /// The value of a hexadecimal digit.
  var hexadecimal: UInt8? {
    if isDigit { return self - 0x30 }
    let lower = self | 0x20
    return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : nil
  }
}
