import Facts
import JSONValues
import Language
import Resolve
import SourceText
import Syntax

extension RawSchema {
  /// A schema inside it, itself included, with the names that lead there.
  struct Part {
    let path: [String]
    let object: JSONObject

    /// Words that no draft knows and that look like a parameter: a schema, or the name of a type.
    var strayNames: [String] {
      guard object["properties"] == nil else { return [] }
      return object.members.filter { !SchemaFacts.isKnown($0.key) && Self.looksLikeParameter($0.value) }.map(\.key)
    }

    private static func looksLikeParameter(_ value: JSONValue) -> Bool {
      switch value {
      case .object(let schema): schema.isEmpty || schema.contains { SchemaFacts.isKnown($0.key) }
      case .string(let name): SchemaFacts.types.contains(name)
      default: false
      }
    }
  }

  /// Every schema that is an object, outermost first.
  var parts: [Part] {
    var parts: [Part] = []
    collect(schema, [], &parts)
    return parts
  }

  private func collect(_ schema: JSONValue, _ path: [String], _ parts: inout [Part]) {
    guard case .object(let object) = schema else { return }
    parts.append(Part(path: path, object: object))
    for member in object {
      let path = path + [member.key]
      switch member.value {
      case .object(let schemas) where SchemaFacts.mapWords.contains(member.key):
        for entry in schemas { collect(entry.value, path + [entry.key], &parts) }
      case .array(let schemas) where SchemaFacts.listWords.contains(member.key):
        for (place, entry) in schemas.enumerated() { collect(entry, path + ["\(place)"], &parts) }
      case .object where SchemaFacts.schemaWords.contains(member.key): collect(member.value, path, &parts)
      default: break
      }
    }
  }
}

extension RawSchema {
  /// The place of a word of a part.
  func location(_ part: Part, keyOf word: String, _ origin: Origin) -> Location? {
    origin.location(origin.node(node, within: part.path), keyOf: word)
  }

  /// Where a part stands, for messages: "`input_schema` of `find_order`, in `properties.number`".
  func words(for part: Part) -> String {
    part.path.isEmpty ? name : "\(name), in `\(part.path.joined(separator: "."))`"
  }
}
