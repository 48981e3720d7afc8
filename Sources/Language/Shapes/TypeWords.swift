/// JSON Schema's words that may stand beside a type of the language, and the forms that each belongs to
/// (JSON Schema 2020-12, Validation, sections 6 to 9; 2022-06-16).
enum TypeWords {
  enum Value { case text, count, number, boolean, literal, literals, pattern }

  struct Word {
    let name: StaticString
    let value: Value
    /// The types that the word means something for; empty for all.
    let types: [String]
    let summary: String
  }

  static let all: [Word] = [
    Word(name: "title", value: .text, types: [], summary: "A short name for people."),
    Word(name: "description", value: .text, types: [], summary: "What the value is; models read it."),
    Word(name: "default", value: .literal, types: [], summary: "What holds when the value is absent."),
    Word(name: "examples", value: .literals, types: [], summary: "Values that are valid."),
    Word(name: "const", value: .literal, types: [], summary: "The only value."),
    Word(name: "deprecated", value: .boolean, types: [], summary: "Whether it should no longer be used."),
    Word(name: "format", value: .text, types: ["string"], summary: "`date`, `date-time`, `email`, `uri`…"),
    Word(name: "pattern", value: .pattern, types: ["string"], summary: "A regular expression (ECMA-262)."),
    Word(name: "minLength", value: .count, types: ["string"], summary: "Characters at least."),
    Word(name: "maxLength", value: .count, types: ["string"], summary: "Characters at most."),
    Word(name: "minimum", value: .number, types: ["integer", "number"], summary: "The smallest value."),
    Word(name: "maximum", value: .number, types: ["integer", "number"], summary: "The largest value."),
    Word(name: "exclusiveMinimum", value: .number, types: ["integer", "number"], summary: "Values are larger."),
    Word(name: "exclusiveMaximum", value: .number, types: ["integer", "number"], summary: "Values are smaller."),
    Word(name: "multipleOf", value: .number, types: ["integer", "number"], summary: "Values are multiples of it."),
    Word(
      name: "additionalProperties", value: .boolean, types: ["object"],
      summary: "Whether an object may hold more than its `properties`; follows from `schemas.objects` unless said."),
    Word(name: "minItems", value: .count, types: ["array"], summary: "Elements at least."),
    Word(name: "maxItems", value: .count, types: ["array"], summary: "Elements at most."),
    Word(name: "uniqueItems", value: .boolean, types: ["array"], summary: "Whether no element comes twice."),
  ]

  /// What other languages call JSON Schema's types.
  static let otherNames = [
    "str": "string", "text": "string", "int": "integer", "long": "integer", "bool": "boolean", "float": "number",
    "double": "number", "decimal": "number", "list": "array", "dict": "object", "map": "object",
  ]

  static let scalarTypes = ["string", "integer", "number", "boolean"]
}
