import JSONValues

/// Raw JSON Schema that stands inside another document. Its references to its own root (`#`, `#/$defs/Part`) would
/// be read as references to the root of that document, so they are led to where it stands.
enum EmbeddedSchema {
  /// `path`: the parts of the JSON Pointer (RFC 6901) of the place where the schema stands.
  static func rebased(_ schema: JSONValue, onto path: [String]) -> JSONValue {
    hasLocalReference(schema) ? rebased(schema, base: "#" + path.map { "/" + escaped($0) }.joined()) : schema
  }

  /// Words whose value is data, not schema (JSON Schema 2020-12, Validation, 6.1 and 9).
  private static func isData(_ word: String) -> Bool {
    word == "const" || word == "enum" || word == "default" || word == "examples"
  }

  /// Words whose value maps names of the author's to schemas (2020-12, Core, 8.2.4, 10.2.2.4 and 10.3.2).
  private static func mapsNames(_ word: String) -> Bool {
    switch word {
    case "properties", "patternProperties", "dependentSchemas", "$defs", "definitions": true
    default: false
    }
  }

  private static func isReference(_ member: JSONObject.Member) -> Bool {
    guard member.key == "$ref" || member.key == "$dynamicRef", let target = member.value.string else { return false }
    return target == "#" || target.hasPrefix("#/")
  }

  private static func hasLocalReference(_ schema: JSONValue) -> Bool {
    switch schema {
    case .array(let schemas): return schemas.contains(where: hasLocalReference)
    case .object(let members):
      // A schema with a name of its own is a document of its own.
      if members["$id"] != nil { return false }
      return members.contains { member in
        if isReference(member) { return true }
        if isData(member.key) { return false }
        if mapsNames(member.key) { return member.value.object?.contains { hasLocalReference($0.value) } ?? false }
        return hasLocalReference(member.value)
      }
    default: return false
    }
  }

  private static func rebased(_ schema: JSONValue, base: String) -> JSONValue {
    switch schema {
    case .array(let schemas): return .array(schemas.map { rebased($0, base: base) })
    case .object(let members):
      if members["$id"] != nil { return schema }
      return .object(
        JSONObject(
          members.map { member in
            var member = member
            if isReference(member), let target = member.value.string {
              member.value = .string(base + target.dropFirst())
            } else if mapsNames(member.key), let schemas = member.value.object {
              member.value = .object(JSONObject(schemas.map { .init($0.key, rebased($0.value, base: base)) }))
            } else if !isData(member.key) {
              member.value = rebased(member.value, base: base)
            }
            return member
          }))
    default: return schema
    }
  }

  /// A part of a JSON Pointer in a URI fragment (RFC 6901, section 6).
  private static func escaped(_ part: String) -> String {
    var result = ""
    for byte in part.utf8 {
      switch byte {
      case 0x7E: result += "~0"
      case 0x2F: result += "~1"
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x24, 0x2D, 0x2E, 0x5F: result.unicodeScalars.append(.init(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
