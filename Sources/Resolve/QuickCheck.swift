import JSONSchemas
import JSONValues
import Language

/// Whether a value is surely of a type, told without compiling the type's schema: that takes longer than to judge the
/// one or two examples that a tool has. What is not sure here is judged by the schema, which also says what is wrong.
struct QuickCheck {
  let types: Section<TypeDeclaration>
  /// What a text must match, compiled once for all its uses: by the pattern or the format.
  private var matchers: [String: Matcher] = [:]

  init(_ types: Section<TypeDeclaration>) { self.types = types }

  mutating func accepts(_ value: JSONValue, as parameters: Parameters?) -> Bool {
    switch parameters {
    case .properties(let members): accepts(value, members, depth: 0)
    case .named(let name, _): types[name].map { accepts(value, $0.type, depth: 0) } ?? false
    case .schema, .unknown: false
    case nil: value.object?.isEmpty ?? false
    }
  }

  private mutating func accepts(_ value: JSONValue, _ members: [Property], depth: Int) -> Bool {
    guard let object = value.object else { return false }
    var found = 0
    for member in members {
      guard let item = object[member.name] else {
        if member.isOptional { continue }
        return false
      }
      guard accepts(item, member.type, depth: depth + 1) else { return false }
      found += 1
    }
    return found == object.count
  }

  private mutating func accepts(_ value: JSONValue, _ use: TypeUse, depth: Int) -> Bool {
    guard depth < 32 else { return false }
    for word in use.keywords {
      guard holds(word, value) else { return false }
    }
    switch (use.form, value) {
    case (.named(let name), _): return types[name].map { accepts(value, $0.type, depth: depth + 1) } ?? false
    case (.scalar("string"), .string), (.scalar("integer"), .int), (.scalar("boolean"), .bool): return true
    case (.scalar("number"), .int), (.scalar("number"), .double): return true
    case (.enumeration(let values), _): return values.contains(value)
    case (.object(let members), _): return accepts(value, members, depth: depth)
    case (.array(let items), .array(let elements)):
      for element in elements where !accepts(element, items, depth: depth + 1) { return false }
      return true
    default: return false
    }
  }

  /// Whether a word beside a type surely holds.
  private mutating func holds(_ word: JSONObject.Member, _ value: JSONValue) -> Bool {
    switch (word.key, word.value, value) {
    case ("title", _, _), ("description", _, _), ("default", _, _), ("examples", _, _), ("deprecated", _, _):
      true
    case ("minLength", .int(let limit), .string(let text)): text.unicodeScalars.count >= limit
    case ("maxLength", .int(let limit), .string(let text)): text.unicodeScalars.count <= limit
    case ("minimum", .int(let limit), .int(let number)): number >= limit
    case ("maximum", .int(let limit), .int(let number)): number <= limit
    case ("minItems", .int(let limit), .array(let elements)): elements.count >= limit
    case ("maxItems", .int(let limit), .array(let elements)): elements.count <= limit
    case ("pattern", .string(let pattern), .string): matches(value, "pattern", pattern)
    case ("format", .string(let format), .string): matches(value, "format", format)
    default: false
    }
  }

  private mutating func matches(_ value: JSONValue, _ word: String, _ text: String) -> Bool {
    if let known = matchers[text] { return known.word == word && known.schema?.accepts(value) ?? false }
    let schema = try? CompiledSchema(
      .object(JSONObject([.init(word, .string(text))])), options: SchemaOptions(assertsFormats: true))
    matchers[text] = Matcher(word: word, schema: schema)
    return schema?.accepts(value) ?? false
  }

  /// A compiled `pattern` or `format`; of a text that is used as both, the first is known.
  private struct Matcher {
    let word: String
    let schema: CompiledSchema?
  }
}
