import JSONValues

/// Changes of one keyword in one place of a schema, as a person would make them.
enum SchemaEdits {
  /// All edits of a schema: what was done, and the schema after it.
  static func all(of schema: JSONValue) -> [(name: String, schema: JSONValue)] {
    places(in: schema, []).flatMap { path, object in
      edits(of: object).map {
        ("\($0.name) at /\(path.joined(separator: "/"))", put($0.schema, at: path[...], in: schema))
      }
    }
  }

  /// The subschemas that are objects, with the way to each.
  private static func places(in schema: JSONValue, _ path: [String]) -> [(path: [String], object: JSONObject)] {
    guard case .object(let object) = schema else { return [] }
    var found = [(path, object)]
    for member in object {
      switch (member.key, member.value) {
      case ("properties", .object(let named)), ("$defs", .object(let named)), ("definitions", .object(let named)),
        ("patternProperties", .object(let named)):
        for entry in named { found += places(in: entry.value, path + [member.key, entry.key]) }
      case ("items", .object), ("additionalProperties", .object), ("not", .object), ("propertyNames", .object):
        found += places(in: member.value, path + [member.key])
      case ("anyOf", .array(let list)), ("oneOf", .array(let list)), ("allOf", .array(let list)),
        ("prefixItems", .array(let list)):
        for (place, part) in list.enumerated() { found += places(in: part, path + [member.key, "\(place)"]) }
      default: break
      }
    }
    return found
  }

  private static func put(_ new: JSONObject, at path: ArraySlice<String>, in schema: JSONValue) -> JSONValue {
    guard let step = path.first else { return .object(new) }
    switch schema {
    case .object(var object):
      object[step] = put(new, at: path.dropFirst(), in: object[step]!)
      return .object(object)
    case .array(var list):
      list[Int(step)!] = put(new, at: path.dropFirst(), in: list[Int(step)!])
      return .array(list)
    default: return schema
    }
  }

  private static func edits(of object: JSONObject) -> [(name: String, schema: JSONObject)] {
    var found: [(name: String, schema: JSONObject)] = []
    func add(_ name: String, _ key: String, _ value: JSONValue?) {
      var edited = object
      edited[key] = value
      found.append((name, edited))
    }
    let type = object["type"]?.string
    let required = object["required"]?.array ?? []
    let names = object["properties"]?.object?.keys ?? []
    add("describe", "description", "Says more.")
    if let first = required.first {
      add("drop required", "required", .array(required.filter { $0 != first }))
    }
    if let name = names.first(where: { !required.contains(.string($0)) }) {
      add("require", "required", .array(required + [.string(name)]))
    }
    if let name = names.last, var properties = object["properties"]?.object {
      properties[name] = nil
      add("remove property", "properties", .object(properties))
      properties["added_\(name)"] = ["type": "string"]
      add("rename property", "properties", .object(properties))
    }
    if type == "object" {
      add("close", "additionalProperties", false)
      add("open", "additionalProperties", true)
      add("additional strings", "additionalProperties", ["type": "string"])
      add("minProperties", "minProperties", 1)
      add("maxProperties", "maxProperties", 3)
    }
    if let type {
      let others = [
        "string": "integer", "integer": "number", "number": "integer", "boolean": "string", "array": "object",
      ]
      add("change type", "type", .string(others[type] ?? "array"))
      add("allow null", "type", [.string(type), "null"])
      add("drop type", "type", nil)
    }
    if let values = object["enum"]?.array, values.count > 1 {
      add("drop word", "enum", .array(values.dropLast()))
      add("add word", "enum", .array(values + ["one more"]))
    }
    if let value = object["const"] { add("change const", "const", value == "x" ? "y" : "x") }
    for word in [
      "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems",
    ] {
      guard let limit = object[word]?.int else { continue }
      add("raise \(word)", word, .int(limit + 1))
      if limit > 0 { add("lower \(word)", word, .int(limit - 1)) }
      add("drop \(word)", word, nil)
    }
    switch type {
    case "integer", "number":
      add("bound", "maximum", object["maximum"] ?? 1000)
      add("multipleOf", "multipleOf", type == "integer" ? 5 : 0.5)
    case "string":
      add("limit", "maxLength", object["maxLength"] ?? 200)
      add("pattern", "pattern", "^[A-Za-z]")
      add("words", "enum", ["one", "two"])
    case "array":
      add("limit list", "maxItems", object["maxItems"] ?? 10)
      add("unique", "uniqueItems", true)
      add("drop items", "items", nil)
      add("number items", "items", ["type": "number"])
    default: break
    }
    if object["pattern"] != nil { add("drop pattern", "pattern", nil) }
    for word in ["anyOf", "oneOf"] {
      guard let list = object[word]?.array, list.count > 1 else { continue }
      add("drop alternative", word, .array(list.dropLast()))
      add("add alternative", word, .array(list + [["type": "array", "minItems": 77]]))
    }
    return found
  }
}
