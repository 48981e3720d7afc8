import CorpusFixtures
import JSONSchemas
import JSONValues
import Testing

@Suite struct ProblemTests {
  private func refusal(_ schema: String) -> SchemaProblem? {
    do throws(SchemaProblem) {
      _ = try CompiledSchema(JSONValue(text: schema)!)
      return nil
    } catch {
      return error
    }
  }

  static let schemas: [(schema: String, pointer: String, message: String)] = [
    (
      ##"{"properties": {"a": {"type": "text"}}}"##, "/properties/a/type",
      "`text` is no type of JSON Schema; it has string, number, integer, boolean, array, object and null"
    ),
    (##"{"required": "a"}"##, "/required", "`required` must be a list of property names, not `\"a\"`"),
    (##"{"required": ["a", "a"]}"##, "/required", "`required` names `a` twice"),
    (##"{"required": [1]}"##, "/required", "`required` lists property names, but `1` is none"),
    (##"{"properties": ["a"]}"##, "/properties", "`properties` must be a mapping of schemas, not `[\"a\"]`"),
    (
      ##"{"items": [{}]}"##, "/items", "`items` must be one schema; a list of schemas is called `prefixItems`"
    ),
    (##"{"items": 3}"##, "/items", "a schema must be an object, `true` or `false`, not `3`"),
    (##"{"pattern": "a("}"##, "/pattern", "`a(` is not a pattern that can be checked: `(` is never closed"),
    (
      ##"{"pattern": "(a)\\1"}"##, "/pattern",
      "`(a)\\1` is not a pattern that can be checked: a back-reference cannot be checked in bounded time"
    ),
    (##"{"minLength": -1}"##, "/minLength", "`minLength` must be a whole number of 0 or more, not `-1`"),
    (##"{"multipleOf": 0}"##, "/multipleOf", "`multipleOf` must be a number of more than 0, not `0`"),
    (##"{"minimum": "1"}"##, "/minimum", "`minimum` must be a number, not `\"1\"`"),
    (##"{"enum": "a"}"##, "/enum", "`enum` must be a list of values, not `\"a\"`"),
    (##"{"allOf": []}"##, "/allOf", "`allOf` must be a list of one or more schemas, not `[]`"),
    (##"{"items": {"$ref": "#/$defs/None"}}"##, "/items/$ref", "`#/$defs/None` leads nowhere"),
    (
      ##"{"$ref": "https://example.com/x"}"##, "/$ref",
      "`https://example.com/x` leads to a schema that is not given"
    ),
    (##"{"$ref": "#"}"##, "", "the schema refers to itself without end"),
    (
      ##"{"$defs": {"a": {"anyOf": [{"$ref": "#/$defs/b"}]}, "b": {"$ref": "#/$defs/a"}}}"##, "/$defs/b",
      "the schema refers to itself without end"
    ),
    (
      ##"{"$schema": "http://json-schema.org/draft-04/schema#"}"##, "/$schema",
      "`$schema` names `http://json-schema.org/draft-04/schema#`, but only draft 2020-12 "
        + "(https://json-schema.org/draft/2020-12/schema) and draft-07 (http://json-schema.org/draft-07/schema#) are known"
    ),
    (
      ##"{"$anchor": "1a"}"##, "/$anchor",
      "`$anchor` must be a name of letters, digits, `-`, `_` and `.` that begins with a letter or `_`, not `\"1a\"`"
    ),
  ]

  @Test(arguments: schemas) func nameThePlaceAndTheReason(schema: String, pointer: String, message: String)
    throws
  {
    let problem = try #require(refusal(schema))
    #expect(problem.pointer == pointer)
    #expect(problem.message == message)
  }

  @Test func refuseWhatIsNestedTooDeeply() throws {
    var schema: JSONValue = true
    for _ in 0..<5_000 { schema = ["not": schema] }
    #expect(throws: SchemaProblem.self) { try CompiledSchema(schema) }
  }

  @Test func refuseInstancesThatAreNestedTooDeeply() throws {
    let schema = try CompiledSchema(["additionalProperties": ["$ref": "#"]])
    var instance: JSONValue = [:]
    for _ in 0..<450 { instance = ["a": instance] }
    #expect(schema.accepts(instance))
    for _ in 0..<5_000 { instance = ["a": instance] }
    let errors = schema.validate(instance)
    #expect(errors.map(\.message) == ["the value is nested too deeply to be checked"])
  }
}
