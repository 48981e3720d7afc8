import JSONValues

extension Evaluation {
  /// Notes why the value at hand is refused. Always false.
  mutating func refuse(_ id: SchemaNode.ID, _ word: Word?, _ message: @autoclosure () -> String) -> Bool {
    guard isCollecting else { return false }
    let place = schema.nodes.path(of: id)
    errors.append(
      SchemaError(
        instancePath: instancePath, schemaPath: place + (word.map { [$0.rawValue] } ?? []),
        keywordPath: keywordPath + (word.map { [$0.rawValue] } ?? []),
        absoluteKeywordLocation: schema.absoluteLocation(of: id, word?.rawValue),
        keyword: word?.rawValue ?? place.last { Word.byName[$0] != nil } ?? "", message: message()))
    return false
  }

  var instancePath: [String] {
    path.map { part in
      switch part {
      case .key(let key): key
      case .place(let place): String(place)
      }
    }
  }

  var keywordPath: [String] {
    trail.flatMap { part -> [String] in
      switch part {
      case .schema(let id): nodes[Int(id)].step.parts
      case .reference(let word): [word.rawValue]
      }
    }
  }
}

extension CompiledSchema {
  /// What a resource without a URI is called in absolute locations, which must be URIs (2020-12 Core, section 9.1.1:
  /// the default is the application's).
  static let defaultURI = "json-schema:///"

  /// The URI of a keyword, or of a schema as a whole.
  func absoluteLocation(of id: SchemaNode.ID, _ keyword: String?) -> String {
    let resource = resources[Int(nodes[Int(id)].resource)]
    let path = nodes.path(of: id).dropFirst(nodes.path(of: resource.root).count) + (keyword.map { [$0] } ?? [])
    let base = URIReference(resource.uri).scheme == nil ? Self.defaultURI + resource.uri : resource.uri
    return base + "#" + URIReference.fragment(JSONPointer.text(Array(path)))
  }
}

extension URIReference {
  /// Text as a URI's fragment (RFC 3986, section 3.5): what may not stand there is escaped.
  static func fragment(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte.isLetter && byte < 0x80 || byte.isDigit || "-._~!$&'()*+,;=:@/?".utf8.contains(byte) {
        result.append(byte)
      } else {
        result += [0x25] + [byte >> 4, byte & 15].map { $0 < 10 ? 0x30 + $0 : 0x37 + $0 }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
