import JSONValues
import Language

extension TypeTable {
  /// A tool's parameters or results as JSON Schema 2020-12 with an object at the root, and `$defs` for the named
  /// types that it refers to, in the order in which they are met. Raw schema is passed through as it is.
  ///
  /// No `$schema`, unless the style names a dialect: 2020-12 is what MCP takes when it is absent (specification
  /// 2025-11-25, basic, JSON Schema usage), and model APIs refuse the word. Nil for what is unknown.
  public func schema(of parameters: Parameters, title: String? = nil, style: SchemaStyle? = nil) -> JSONValue? {
    let style = style?.over(self.style) ?? self.style
    var lowering = SchemaLowering(types: types, style: style)
    var words = JSONObject()
    words.append("title", title.map { .string($0) })
    switch parameters {
    case .unknown: return nil
    case .schema(let schema, node: _): return schema
    case .properties(let properties):
      return .object(finished(lowering.object(properties, words: words), style, &lowering))
    case .named(let name, node: _):
      guard case .object(let body) = lowering.root(name, words: words) else { return .object(JSONObject()) }
      return .object(finished(body, style, &lowering))
    }
  }

  /// The root of a document: its dialect, if one is said, and the types that it refers to.
  private func finished(_ body: JSONObject, _ style: SchemaStyle?, _ lowering: inout SchemaLowering) -> JSONObject {
    var body = body
    if style?.required == .always, body["required"] == nil { body.append("required", []) }
    let root = withDefinitions(body, &lowering)
    guard let dialect = style?.dialect?.uri else { return root }
    return JSONObject([.init("$schema", .string(dialect))] + root.members)
  }

  /// A type where it is used, as a document of its own.
  func schema(of use: TypeUse) -> JSONValue {
    var lowering = SchemaLowering(types: types, style: style)
    guard case .object(let body) = lowering.schema(of: use) else { return .object(JSONObject()) }
    return .object(withDefinitions(body, &lowering))
  }

  /// What a tool without parameters takes. `properties` is there, though empty: OpenAI's function calling refuses an
  /// object without it.
  public func noParameters(title: String?, style: SchemaStyle?) -> JSONValue {
    let style = style?.over(self.style) ?? self.style
    var schema = JSONObject()
    schema.append("$schema", style?.dialect?.uri.map { .string($0) })
    schema.append("type", "object")
    schema.append("title", title.map { .string($0) })
    schema.append("properties", [:])
    if style?.required == .always { schema.append("required", []) }
    if style?.objects != .open { schema.append("additionalProperties", false) }
    return .object(schema)
  }

  /// The named types that parameters use, directly and through other types; sorted.
  public func names(usedBy parameters: Parameters) -> [String] {
    var found: [String] = []
    switch parameters {
    case .schema, .unknown: return []
    case .properties(let properties): for property in properties { Self.collect(property.type, into: &found) }
    case .named(let name, node: _): found.append(name)
    }
    var seen = Set(found)
    while let name = found.popLast() {
      var used: [String] = []
      if let type = types[name]?.type { Self.collect(type, into: &used) }
      for name in used where seen.insert(name).inserted { found.append(name) }
    }
    return seen.sorted()
  }

  private static func collect(_ use: TypeUse, into names: inout [String]) {
    switch use.form {
    case .named(let name): names.append(name)
    case .object(let properties): for property in properties { collect(property.type, into: &names) }
    case .array(let items): collect(items, into: &names)
    case .scalar, .enumeration, .schema: break
    }
  }

  private func withDefinitions(_ body: JSONObject, _ lowering: inout SchemaLowering) -> JSONObject {
    guard !lowering.references.isEmpty else { return body }
    var definitions = JSONObject()
    var next = 0
    while next < lowering.references.count {
      let name = lowering.references[next]
      next += 1
      guard let definition = named[name] else { continue }
      definitions.append(name, definition.body)
      for name in definition.references { lowering.refer(to: name) }
    }
    var root = body
    root.append("$defs", .object(definitions))
    return root
  }
}

extension TypeUse.Form {
  /// Whether writing it out may write out more.
  fileprivate var hasParts: Bool {
    switch self {
    case .object, .array, .named: true
    case .scalar, .enumeration, .schema: false
    }
  }
}

/// Writes types as JSON Schema, and notes which named types the result refers to.
///
/// A name alone becomes a `$ref`, unless its declaration says `inline: true`. A name with words of its own (`{type: Customer, description: …}`) is written out
/// with those words over the type's: strict function calling takes no word beside a `$ref`, and OpenAI's own library
/// writes such uses out too (openai-python 3.54.0, `lib/_pydantic.py`). Where writing out would not end, or would
/// grow out of proportion, the words stand beside the `$ref`, which JSON Schema has allowed since 2019-09.
struct SchemaLowering {
  let types: Section<TypeDeclaration>
  /// Named types that the result refers to, in the order in which they were met.
  private(set) var references: [String] = []
  /// The types whose bodies are being written, outermost first.
  private var open: [String] = []
  /// The JSON Pointer of the place that is being written, in parts.
  private var path: [String] = []
  /// Properties and elements that were written out in the place of a `$ref`.
  private var writtenOut = 0

  /// A type inside a type inside a type that each have words of their own: so far, and no further.
  private static let depthLimit = 4
  private static let sizeLimit = 256

  private let style: SchemaStyle?

  init(types: Section<TypeDeclaration>, style: SchemaStyle?) {
    self.types = types
    self.style = style
  }

  /// The body of each named type, as it stands under `$defs`.
  static func definitions(of types: Section<TypeDeclaration>, style: SchemaStyle?) -> [String: NamedSchema] {
    var result: [String: NamedSchema] = [:]
    result.reserveCapacity(types.count)
    for declaration in types {
      var lowering = SchemaLowering(types: types, style: style)
      lowering.open = [declaration.name]
      lowering.path = ["$defs", declaration.name]
      let body = lowering.schema(of: declaration.type)
      result[declaration.name] = NamedSchema(body: body, references: lowering.references)
    }
    return result
  }

  mutating func refer(to name: String) {
    if !references.contains(name) { references.append(name) }
  }

  /// The body of a named type at the root of a document, whatever names lead to it.
  mutating func root(_ name: String, words: JSONObject) -> JSONValue {
    guard let (type, words) = followed(name, words: words) else { return [:] }
    open = [name]
    return schema(form: type.form, words: words)
  }

  mutating func schema(of use: TypeUse) -> JSONValue {
    guard case .named(let name) = use.form else { return schema(form: use.form, words: use.keywords) }
    let isEndless = open.contains(name) || open.count > Self.depthLimit || writtenOut > Self.sizeLimit
    guard !isEndless, types[name]?.isInline == true || !use.keywords.isEmpty else {
      guard types[name] != nil else { return .object(use.keywords) }
      refer(to: name)
      return .object(JSONObject([.init("$ref", .string("#/$defs/" + name))] + use.keywords.members))
    }
    guard let (type, words) = followed(name, words: use.keywords) else { return .object(use.keywords) }
    open.append(name)
    defer { open.removeLast() }
    if type.form.hasParts { writtenOut += 1 }
    return schema(form: type.form, words: words)
  }

  mutating func object(_ properties: [Property], words: JSONObject) -> JSONObject {
    if open.count > 1 { writtenOut += properties.count }
    var members = JSONObject()
    members.reserveCapacity(properties.count)
    var required: [JSONValue] = []
    required.reserveCapacity(properties.count)
    for property in properties {
      path.append("properties")
      path.append(property.name)
      members.append(property.name, schema(of: property.type))
      path.removeLast(2)
      if !property.isOptional { required.append(.string(property.name)) }
    }
    var result = JSONObject()
    result.reserveCapacity(words.count + 5)
    result.append("type", "object")
    for word in words { result.append(word.key, word.value) }
    result.append("properties", .object(members))
    if !required.isEmpty { result.append("required", .array(required)) }
    if style?.objects != .open, words["additionalProperties"] == nil { result.append("additionalProperties", false) }
    return result
  }

  private mutating func schema(form: TypeUse.Form, words: JSONObject) -> JSONValue {
    var result = JSONObject()
    switch form {
    case .object(let properties): return .object(object(properties, words: words))
    case .schema(let raw): return embedded(raw, words: words)
    // Names were followed before.
    case .named: break
    case .scalar(let type):
      result.reserveCapacity(words.count + 1)
      result.append("type", .string(type))
    case .enumeration(let values):
      result.reserveCapacity(words.count + 2)
      result.append("type", Self.commonType(of: values))
      result.append("enum", .array(values))
    case .array(let items):
      path.append("items")
      defer { path.removeLast() }
      result.reserveCapacity(words.count + 2)
      result.append("type", "array")
      for word in words { result.append(word.key, word.value) }
      result.append("items", schema(of: items))
      return .object(result)
    }
    for word in words { result.append(word.key, word.value) }
    return .object(result)
  }

  /// Follows a chain of names to the type that says what the value is; words nearer to the use stand over later ones.
  private func followed(_ name: String, words: JSONObject) -> (TypeUse, JSONObject)? {
    var words = words
    guard var type = types[name]?.type else { return nil }
    // A chain of names is shorter than the section, unless it is a circle; that is a finding of its own.
    for _ in 0..<types.count {
      for word in type.keywords where words[word.key] == nil { words.append(word.key, word.value) }
      guard case .named(let next) = type.form else { return (type, words) }
      guard let following = types[next]?.type else { return nil }
      type = following
    }
    return nil
  }

  private func embedded(_ raw: JSONValue, words: JSONObject) -> JSONValue {
    let raw = path.isEmpty ? raw : EmbeddedSchema.rebased(raw, onto: path)
    guard !words.isEmpty else { return raw }
    var result = raw.object ?? JSONObject()
    for word in words { result[word.key] = word.value }
    return .object(result)
  }

  /// The JSON Schema type that all values have, for readers that want one beside `enum`.
  private static func commonType(of values: [JSONValue]) -> JSONValue? {
    var common: String?
    for value in values {
      let type =
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .int: "integer"
        case .double: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
      if let common, common != type { return nil }
      common = type
    }
    return common.map { .string($0) }
  }
}
