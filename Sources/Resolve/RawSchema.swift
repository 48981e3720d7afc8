import JSONValues
import Language

extension ValueType.Form {
  init(_ form: TypeUse.Form) {
    switch form {
    case .named: self = .any
    case .scalar("string"): self = .string
    case .scalar("integer"): self = .integer
    case .scalar("number"): self = .number
    case .scalar("boolean"): self = .boolean
    case .scalar: self = .any
    case .object(let members): self = .object(members)
    case .array(let items): self = .array(items)
    case .enumeration(let values): self = .enumeration(values)
    case .schema(let schema): self.init(schema: schema)
    }
  }

  /// What can be followed of raw JSON Schema: its `type`, `enum`, `properties` and `items`.
  init(schema: JSONValue) {
    if let values = schema["enum"]?.array {
      self = .enumeration(values)
      return
    }
    switch schema["type"]?.string {
    case "string": self = .string
    case "integer": self = .integer
    case "number": self = .number
    case "boolean": self = .boolean
    case "array": self = .array(schema["items"].map(TypeUse.init(schema:)))
    case "object":
      guard let members = schema["properties"]?.object else {
        self = .any
        return
      }
      let required = schema["required"]?.array?.compactMap(\.string) ?? []
      self = .object(
        members.map { member in
          var property = Property(node: .init(index: -1))
          property.name = member.key
          property.type = TypeUse(schema: member.value)
          property.isOptional = !required.contains(member.key)
          return property
        })
    default: self = .any
    }
  }
}

extension TypeUse {
  init(schema: JSONValue) {
    self.init(node: .init(index: -1))
    form = .schema(schema)
    if let object = schema.object {
      keywords = JSONObject(object.members.filter { $0.key != "properties" && $0.key != "items" && $0.key != "type" })
    }
  }
}
