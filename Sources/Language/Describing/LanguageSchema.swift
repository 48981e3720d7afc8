import JSONValues

/// The language's JSON Schema (2020-12), for editors and for validators that know nothing of Parlance.
///
/// A scalar is its text, so where text is wanted a YAML number or boolean is as good; and a variable may stand for
/// any scalar.
public enum LanguageSchema {
  /// The whole schema, draft 2020-12.
  public static var json: JSONValue {
    var writer = SchemaWriter()
    var root = JSONObject([
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("title", "Parlance contract, language version 1"),
      .init("description", "A file of a contract: parlance.yaml, or one that it includes."),
    ])
    let fields = (frontPageFields + sectionFields).map(\.described)
    root = writer.object(fields, into: root, isRoot: true)
    let required = fields.filter { $0.isRequired && $0.name != "parlance" }.map(\.name)
    root.append("dependentRequired", ["parlance": .strings(required)])
    root.append("$defs", .object(writer.definitions()))
    return .object(root)
  }
}

private struct SchemaWriter {
  /// Records that are written or waiting, by name.
  private var known: Set<String> = []
  private var waiting: [RecordForm] = []

  mutating func definitions() -> JSONObject {
    var written: [JSONObject.Member] = []
    while let form = waiting.popLast() {
      let schema = object(form.fields, into: JSONObject([.init("description", .string(form.summary))]), isRoot: false)
      written.append(.init(form.name, .object(schema)))
    }
    return JSONObject(written.sorted { $0.key < $1.key })
  }

  mutating func object(_ fields: [FieldForm], into start: JSONObject, isRoot: Bool) -> JSONObject {
    var object = start
    object.append("type", "object")
    var properties = JSONObject()
    for field in fields {
      var schema = self.schema(field.form)
      if var members = schema.object {
        members["description"] = .string(field.summary)
        schema = .object(members)
      }
      properties.append(field.name, schema)
    }
    object.append("properties", .object(properties))
    let required = fields.filter(\.isRequired).map(\.name)
    if !isRoot, !required.isEmpty { object.append("required", .strings(required)) }
    object.append("additionalProperties", false)
    return object
  }

  private static let variable = #"\$\(env\.[^)]+\)"#

  private mutating func schema(_ form: Form) -> JSONValue {
    switch form {
    case .text(_, nil): return ["type": ["string", "number", "boolean"]]
    case .text(_, let pattern?):
      return ["type": ["string", "number"], "pattern": .string("(\(pattern))|\(Self.variable)")]
    case .words(let words):
      return ["anyOf": [["enum": .strings(words)], ["type": "string", "pattern": .string(Self.variable)]]]
    case .integer(let range):
      var schema: JSONObject = ["type": ["integer", "string"], "pattern": .string("^[+-]?[0-9]+$|\(Self.variable)")]
      if let range {
        schema.append("minimum", .int(range.lowerBound))
        if range.upperBound < .max { schema.append("maximum", .int(range.upperBound)) }
      }
      return .object(schema)
    case .number(let range):
      var schema: JSONObject = [
        "type": ["number", "string"], "pattern": .string("^[+-]?[0-9.]+([eE][+-]?[0-9]+)?$|\(Self.variable)"),
      ]
      if let range {
        schema.append("minimum", .double(range.lowerBound))
        schema.append("maximum", .double(range.upperBound))
      }
      return .object(schema)
    case .boolean:
      return [
        "anyOf": [
          ["type": "boolean"], ["enum": ["true", "false"]], ["type": "string", "pattern": .string(Self.variable)],
        ]
      ]
    case .json: return [:]
    case .list(let element): return ["type": "array", "items": schema(element)]
    case .map(let keys, let value):
      var object: JSONObject = ["type": "object"]
      if let keys { object.append("propertyNames", ["pattern": .string(keys)]) }
      object.append("additionalProperties", schema(value))
      return .object(object)
    case .record(let form):
      if known.insert(form.name).inserted { waiting.append(form) }
      return ["$ref": .string("#/$defs/\(form.name)")]
    case .either(let forms): return ["anyOf": .array(forms.map { schema($0) })]
    }
  }
}
