import CorpusFixtures
import JSONSchemas
import JSONValues
import SchemaCompatibility
import Testing

@Suite struct InclusionTests {
  private enum Expected { case yes, no, open }

  private static let pairs: [(String, String, Expected)] = [
    // Types, and numbers with and without a fraction.
    (#"{"type": "integer"}"#, #"{"type": "number"}"#, .yes),
    (#"{"type": "number"}"#, #"{"type": "integer"}"#, .no),
    (#"{"type": "number", "multipleOf": 1}"#, #"{"multipleOf": 0.5}"#, .yes),
    (#"{"type": ["string", "null"]}"#, #"{"anyOf": [{"type": "string"}, {"type": "null"}]}"#, .yes),
    (#"{"anyOf": [{"type": "string"}, {"type": "null"}]}"#, #"{"type": ["null", "string"]}"#, .yes),
    ("false", #"{"type": "string"}"#, .yes),
    ("true", "false", .no),
    ("true", #"{"type": ["object", "array", "string", "number", "boolean", "null"]}"#, .yes),
    // Bounds.
    (#"{"type": "integer", "exclusiveMinimum": 4}"#, #"{"minimum": 5}"#, .yes),
    (#"{"type": "number", "exclusiveMinimum": 4}"#, #"{"minimum": 5}"#, .no),
    (#"{"type": "number", "minimum": 5}"#, #"{"exclusiveMinimum": 5}"#, .no),
    (#"{"minimum": 9007199254740993}"#, #"{"minimum": 9007199254740992}"#, .yes),
    (#"{"type": "integer", "minimum": 1, "maximum": 3}"#, #"{"enum": [1, 2, 3]}"#, .yes),
    (#"{"type": "integer", "minimum": 1, "maximum": 4}"#, #"{"enum": [1, 2, 3]}"#, .no),
    (#"{"type": "integer", "multipleOf": 4, "allOf": [{"multipleOf": 6}]}"#, #"{"multipleOf": 12}"#, .yes),
    (#"{"type": "number", "multipleOf": 0.01}"#, #"{"multipleOf": 0.1}"#, .no),
    (#"{"type": "number", "minimum": 3, "maximum": 2}"#, "false", .yes),
    // Words and lengths.
    (#"{"enum": ["a", "b"]}"#, #"{"type": "string", "maxLength": 1}"#, .yes),
    (#"{"const": 1.0}"#, #"{"enum": [1]}"#, .yes),
    (#"{"type": "string"}"#, #"{"enum": ["a", "b"]}"#, .no),
    (#"{"type": "string", "minLength": 3, "maxLength": 4}"#, #"{"minLength": 2, "maxLength": 4}"#, .yes),
    (#"{"type": "string", "maxLength": 5}"#, #"{"maxLength": 4}"#, .no),
    (#"{"type": "boolean"}"#, #"{"enum": [true, false]}"#, .yes),
    // Patterns, by the languages that they stand for.
    (#"{"type": "string", "pattern": "^a+$"}"#, #"{"pattern": "^a+$"}"#, .yes),
    (#"{"type": "string", "pattern": "^[0-9]{3}$"}"#, #"{"pattern": "^\\d+$"}"#, .yes),
    (#"{"type": "string", "pattern": "^\\d+$"}"#, #"{"pattern": "^[0-9]{3}$"}"#, .no),
    (#"{"type": "string", "pattern": "^\\d+$", "minLength": 3, "maxLength": 3}"#, #"{"pattern": "^[0-9]{3}$"}"#, .yes),
    (#"{"type": "string", "pattern": "^ab"}"#, #"{"pattern": "a"}"#, .yes),
    (#"{"type": "string", "pattern": "^(a|b)$"}"#, #"{"enum": ["a", "b"]}"#, .open),
    (#"{"type": "string", "pattern": "^a$", "allOf": [{"pattern": "^b$"}]}"#, "false", .yes),
    (#"{"type": "string"}"#, #"{"pattern": "^.*$"}"#, .no),
    // Objects.
    (#"{"required": ["a", "b"]}"#, #"{"required": ["a"]}"#, .yes),
    (#"{"type": "object", "properties": {"a": {}}}"#, #"{"required": ["a"]}"#, .no),
    (
      #"{"type": "object", "properties": {"a": {"type": "integer"}}}"#, #"{"properties": {"a": {"type": "number"}}}"#,
      .yes
    ),
    (#"{"type": "object", "properties": {"a": {"type": "integer"}}}"#, #"{"additionalProperties": false}"#, .no),
    (
      #"{"type": "object", "properties": {"a": {"type": "integer"}}, "additionalProperties": false}"#,
      #"{"additionalProperties": {"type": "integer"}}"#, .yes
    ),
    (
      #"{"type": "object", "properties": {"a": {}}, "additionalProperties": false, "minProperties": 1}"#,
      #"{"minProperties": 1, "maxProperties": 1}"#, .yes
    ),
    (#"{"type": "object", "propertyNames": {"enum": ["a"]}}"#, #"{"propertyNames": {"maxLength": 1}}"#, .yes),
    (
      #"{"type": "object", "patternProperties": {"^x-": {"type": "string"}}}"#,
      #"{"patternProperties": {"^x-a": {"type": "string"}}}"#, .yes
    ),
    (
      #"{"type": "object", "patternProperties": {"^x-a": {"type": "string"}}}"#,
      #"{"patternProperties": {"^x-": {"type": "string"}}}"#, .no
    ),
    (#"{"type": "object", "required": ["a", "b"]}"#, #"{"dependentRequired": {"a": ["b"]}}"#, .yes),
    (#"{"type": "object", "required": ["a"]}"#, #"{"dependentRequired": {"a": ["b"]}}"#, .no),
    (#"{"type": "object", "properties": {"a": false}}"#, #"{"dependentRequired": {"a": ["b"]}}"#, .yes),
    // Lists.
    (#"{"type": "array", "items": {"type": "integer"}}"#, #"{"items": {"type": "number"}}"#, .yes),
    (#"{"type": "array", "items": {"type": "number"}}"#, #"{"items": {"type": "integer"}}"#, .no),
    (#"{"type": "array", "items": false}"#, #"{"maxItems": 0}"#, .yes),
    (
      #"{"type": "array", "prefixItems": [{"type": "string"}], "items": false}"#, #"{"items": {"type": "string"}}"#,
      .yes
    ),
    (#"{"type": "array", "prefixItems": [{"type": "string"}]}"#, #"{"items": {"type": "string"}}"#, .no),
    (#"{"type": "array", "maxItems": 1}"#, #"{"uniqueItems": true}"#, .yes),
    (#"{"type": "array"}"#, #"{"uniqueItems": true}"#, .no),
    (#"{"type": "array", "minItems": 2, "items": {"const": 1}}"#, #"{"contains": {"const": 1}}"#, .yes),
    (#"{"type": "array", "items": {"type": "string"}}"#, #"{"contains": {"type": "string"}}"#, .no),
    // Unions, and what is left out.
    (#"{"anyOf": [{"const": 1}, {"const": "a"}]}"#, #"{"oneOf": [{"type": "integer"}, {"type": "string"}]}"#, .yes),
    (#"{"type": "integer"}"#, #"{"oneOf": [{"minimum": 0}, {"maximum": 0}]}"#, .no),
    (#"{"type": "string"}"#, #"{"not": {"type": "integer"}}"#, .yes),
    (#"{"type": "number"}"#, #"{"not": {"type": "integer"}}"#, .no),
    (
      #"{"oneOf": [{"properties": {"k": {"const": "a"}}, "required": ["k"]}, {"properties": {"k": {"const": "b"}}, "required": ["k"]}], "type": "object"}"#,
      #"{"oneOf": [{"properties": {"k": {"const": "b"}}, "required": ["k"]}, {"properties": {"k": {"const": "a"}}, "required": ["k"]}]}"#,
      .yes
    ),
    (#"{"if": {"type": "string"}, "then": {"minLength": 1}, "type": "string"}"#, #"{"minLength": 1}"#, .open),
    (#"{"type": "string", "minLength": 1}"#, #"{"if": {"type": "string"}, "then": {"minLength": 1}}"#, .yes),
    // References, round and round.
    (
      ##"{"$ref": "#/$defs/T", "$defs": {"T": {"type": "object", "properties": {"next": {"$ref": "#/$defs/T"}, "n": {"type": "integer"}}}}}"##,
      ##"{"type": "object", "properties": {"next": {"$ref": "#"}, "n": {"type": "number"}}}"##, .yes
    ),
    (
      ##"{"$ref": "#/$defs/T", "$defs": {"T": {"type": "object", "properties": {"next": {"$ref": "#/$defs/T"}, "n": {"type": "number"}}}}}"##,
      ##"{"type": "object", "properties": {"next": {"$ref": "#"}, "n": {"type": "integer"}}}"##, .no
    ),
    (##"{"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#"}}}"##, "false", .open),
  ]

  @Test(arguments: pairs.indices) func decides(index: Int) throws {
    let (left, right, expected) = Self.pairs[index]
    let first = try CompiledSchema(#require(JSONValue(text: left)))
    let second = try CompiledSchema(#require(JSONValue(text: right)))
    switch (first.inclusion(in: second), expected) {
    case (.holds, .yes), (.unproven, .open): break
    case (.fails(let witness), .no):
      #expect(first.accepts(witness) && !second.accepts(witness))
    case (let answer, _): Issue.record("\(left) in \(right): \(answer)")
    }
  }

  @Test func saysWhereAndWhyItIsNotKnown() throws {
    let first = try CompiledSchema(["type": "object", "properties": ["a": ["type": "string", "pattern": "^(a|b)$"]]])
    let second = try CompiledSchema(["properties": ["a": ["enum": ["a", "b"]]]])
    guard case .unproven(let doubt) = first.inclusion(in: second) else {
      Issue.record("it was decided")
      return
    }
    #expect(doubt.pointer == "/properties/a")
    #expect(doubt.reason == "more values may come than are listed")
  }

  @Test func excludes() throws {
    func excludes(_ one: JSONValue, _ other: JSONValue) throws -> Bool {
      try CompiledSchema(one).excludes(CompiledSchema(other))
    }
    #expect(try excludes(["type": "string"], ["type": "integer"]))
    #expect(try excludes(["enum": ["a"]], ["enum": ["b"]]))
    #expect(try excludes(["type": "integer", "minimum": 5], ["maximum": 4]))
    #expect(try excludes(["type": "string", "pattern": "^a"], ["pattern": "^b", "type": "string"]))
    #expect(try !excludes(["type": "string", "pattern": "a"], ["pattern": "b", "type": "string"]))
    #expect(try !excludes(["type": "integer", "minimum": 4], ["maximum": 4]))
    #expect(try !excludes(true, ["type": "null"]))
  }
}
