import JSONSchemas
import JSONValues
import Language
import Syntax

/// JSON Schema as a type of the language, where the language says the same; as raw schema elsewhere.
struct TypeConversion {
  /// Names of the types that are written out where they are used, by the text of their schema.
  var shared: [[UInt8]: String] = [:]
  /// Names under `$defs` that are types of the contract.
  var definitions: Set<String> = []
  var isOpen: Bool

  private static let nowhere = NodeID(index: -1)

  /// A type; nil for what can't be said inside a type, since a reference in it leads elsewhere.
  func use(_ schema: JSONValue) -> TypeUse? {
    if !shared.isEmpty, let name = shared[CanonicalJSON.bytes(of: schema)] { return named(name) }
    return type(schema)
  }

  /// The same without a look at what is shared: the body of a shared type.
  func type(_ schema: JSONValue) -> TypeUse? {
    if let short = short(schema) { return short }
    guard !Self.refers(schema) else { return nil }
    var use = TypeUse(node: Self.nowhere)
    use.form = .schema(schema)
    return use
  }

  private func named(_ name: String) -> TypeUse {
    var use = TypeUse(node: Self.nowhere)
    use.form = .named(name)
    return use
  }

  /// Whether it holds a reference into its own document. Data that looks like one counts too: then it stays raw.
  static func refers(_ schema: JSONValue) -> Bool {
    switch schema {
    case .array(let values): values.contains(where: refers)
    case .object(let object):
      object.contains { $0.key == "$ref" || $0.key == "$dynamicRef" || $0.key == "$id" || refers($0.value) }
    default: false
    }
  }

  // MARK: - The language's own words

  private func short(_ schema: JSONValue) -> TypeUse? {
    guard let object = schema.object else { return nil }
    if object.count == 1, let target = object["$ref"]?.string {
      let name = String(target.dropFirst("#/$defs/".count))
      return target.hasPrefix("#/$defs/") && definitions.contains(name) ? named(name) : nil
    }
    var use = TypeUse(node: Self.nowhere)
    let type = object["type"]?.string
    if let values = object["enum"]?.array {
      guard let type, Self.isOf(type, all: values) else { return nil }
      use.form = .enumeration(values)
      return filled(use, object, type: nil, besides: ["enum", "type"])
    }
    switch type {
    case "string", "integer", "number", "boolean":
      use.form = .scalar(type!)
      return filled(use, object, type: type, besides: ["type"])
    case "array":
      guard let items = object["items"], case .object = items, let element = self.use(items) else { return nil }
      use.form = .array(items: element)
      return filled(use, object, type: type, besides: ["type", "items"])
    case "object":
      // Only a root can say that nothing is required.
      guard object["required"] != [], let properties = properties(of: object) else { return nil }
      use.form = .object(properties)
      var words = object
      switch (object["additionalProperties"], isOpen) {
      case (nil, true): break
      case (.bool(false)?, false): words["additionalProperties"] = nil
      case (.bool?, _): break
      default: return nil
      }
      return filled(use, words, type: type, besides: ["type", "properties", "required"])
    default: return nil
    }
  }

  /// The values that an enumeration of the language can hold: of one type, which is the schema's.
  private static func isOf(_ type: String, all values: [JSONValue]) -> Bool {
    !values.isEmpty
      && values.allSatisfy { value in
        switch (type, value) {
        case ("string", .string), ("integer", .int), ("number", .double), ("boolean", .bool): true
        default: false
        }
      }
  }

  /// The members of an object, in an order from which the same `required` follows; nil if there is none.
  func properties(of object: JSONObject) -> [Property]? {
    guard let members = object["properties"]?.object else { return nil }
    var required: [String] = []
    if let value = object["required"] {
      guard case .array(let names) = value else { return nil }
      for name in names {
        guard let name = name.string else { return nil }
        required.append(name)
      }
    }
    let isRequired = Set(required)
    guard isRequired.count == required.count else { return nil }
    var rest = required[...]
    var found: [Property] = []
    found.reserveCapacity(members.count)
    for member in members {
      var name = member.key
      let isOptional = !isRequired.contains(name)
      // Where the two orders differ, that of `required` stands: it is the one that says something.
      if !isOptional {
        guard let next = rest.popFirst() else { return nil }
        name = next
      }
      guard let schema = name == member.key ? member.value : members[name], let type = use(schema) else { return nil }
      var property = Property(node: Self.nowhere)
      property.name = name
      property.type = type
      property.isOptional = isOptional
      found.append(property)
    }
    return rest.isEmpty ? found : nil
  }

  // MARK: - Words

  /// The words beside the form, if each is one that the language has and takes here.
  private func filled(_ use: TypeUse, _ object: JSONObject, type: String?, besides known: Set<String>) -> TypeUse? {
    var use = use
    for member in object where !known.contains(member.key) {
      guard takes(member, type) else { return nil }
      use.keywords.append(member.key, member.value)
    }
    guard areValid(use.keywords, object) else { return nil }
    return use
  }

  private func takes(_ member: JSONObject.Member, _ type: String?) -> Bool {
    let isText = type == "string" || type == nil
    switch (member.key, member.value) {
    case ("title", .string), ("description", .string), ("deprecated", .bool): return true
    case ("default", let value), ("const", let value): return isLiteral(value, type)
    case ("examples", .array(let values)): return values.allSatisfy { isLiteral($0, type) }
    case ("format", .string), ("pattern", .string): return isText
    case ("minLength", .int(let count)), ("maxLength", .int(let count)): return isText && count >= 0
    case ("minItems", .int(let count)), ("maxItems", .int(let count)): return type == "array" && count >= 0
    case ("uniqueItems", .bool): return type == "array"
    case ("additionalProperties", .bool): return type == "object"
    case ("minimum", .int), ("minimum", .double), ("maximum", .int), ("maximum", .double), ("exclusiveMinimum", .int),
      ("exclusiveMinimum", .double), ("exclusiveMaximum", .int), ("exclusiveMaximum", .double), ("multipleOf", .int),
      ("multipleOf", .double):
      return type == "integer" || type == "number"
    default: return false
    }
  }

  /// Where text is wanted, every scalar is read as text.
  private func isLiteral(_ value: JSONValue, _ type: String?) -> Bool {
    guard type == "string" else { return true }
    if case .string = value { return true }
    return false
  }

  /// Whether defaults, examples and patterns hold: in the language's own words, a build refuses those that don't.
  private func areValid(_ words: JSONObject, _ object: JSONObject) -> Bool {
    var values = words["examples"]?.array ?? []
    if let value = words["default"] { values.append(value) }
    if values.isEmpty && words["pattern"] == nil { return true }
    if words["pattern"] == nil, values.allSatisfy({ Self.isPlainly($0, object) }) { return true }
    if Self.refers(.object(object)) { return values.isEmpty }
    guard let schema = try? CompiledSchema(.object(object)) else { return false }
    return values.allSatisfy { schema.accepts($0) }
  }

  /// Told without compiling: a value of a type that has no limits.
  private static func isPlainly(_ value: JSONValue, _ object: JSONObject) -> Bool {
    if let values = object["enum"]?.array { return values.contains(value) }
    let limits = [
      "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "const",
    ]
    guard !limits.contains(where: { object[$0] != nil }) else { return false }
    switch (object["type"]?.string, value) {
    case ("string", .string), ("integer", .int), ("number", .int), ("number", .double), ("boolean", .bool): return true
    default: return false
    }
  }
}
