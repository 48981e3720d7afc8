import CorpusFixtures
import JSONSchemas
import JSONValues
import Testing

@Suite struct ErrorTests {
  private func errors(_ schema: String, _ instance: String, assertsFormats: Bool = false) throws
    -> [SchemaError]
  {
    let schema = try #require(JSONValue(text: schema))
    let options = SchemaOptions(assertsFormats: assertsFormats)
    return try CompiledSchema(schema, options: options).validate(#require(JSONValue(text: instance)))
  }

  /// Pointer into the instance, pointer into the schema, message.
  private func lines(_ schema: String, _ instance: String, assertsFormats: Bool = false) throws -> [String] {
    try errors(schema, instance, assertsFormats: assertsFormats).map {
      "\($0.instancePointer) | /\($0.schemaPath.joined(separator: "/")) | \($0.message)"
    }
  }

  @Test func sayWhatWhereAndWhy() throws {
    let schema = """
      {"type": "object", "required": ["amount", "kind"], "additionalProperties": false, "$defs": {"Amount": {"minimum": 1}},
       "properties": {"amount": {"$ref": "#/$defs/Amount"}, "kind": {"enum": ["a", 1]}, "name": {"type": "string", "maxLength": 3},
       "tags": {"type": "array", "items": {"type": ["integer", "null"]}, "uniqueItems": true}}}
      """
    #expect(
      try lines(schema, #"{"kind": "12", "a/b": 1}"#) == [
        " | /required | `amount` is required but missing",
        #"/kind | /properties/kind/enum | `"12"` is not one of `"a"`, `1`"#,
        "/a~1b | /additionalProperties | `a/b` is not a property here",
      ])
    #expect(
      try lines(schema, #"{"amount": 0, "kind": 1.0, "name": "abcd", "tags": [1, "x", 1]}"#) == [
        "/amount | /$defs/Amount/minimum | `0` is less than `1`",
        #"/name | /properties/name/maxLength | `"abcd"` has 4 characters, more than 3"#,
        "/tags | /properties/tags/uniqueItems | the list has `1` twice",
        #"/tags/1 | /properties/tags/items/type | `"x"` is a string, but null or an integer is wanted"#,
      ])
    #expect(try lines(schema, "[]") == [" | /type | `[]` is a list, but an object is wanted"])
  }

  @Test func speakOfTheAlternativeThatIsMeant() throws {
    let union = """
      {"anyOf": [{"type": "null"}, {"type": "object", "required": ["x"]}]}
      """
    #expect(try lines(union, "{}") == [" | /anyOf/1/required | `x` is required but missing"])
    #expect(try lines(union, "3") == [" | /anyOf | `3` fits none of the 2 alternatives of `anyOf`"])
    let tagged = """
      {"oneOf": [{"properties": {"kind": {"const": "a"}, "n": {"type": "integer"}}, "required": ["kind", "n"]},
                 {"properties": {"kind": {"const": "b"}, "n": {"type": "string"}}, "required": ["kind", "n"]}]}
      """
    #expect(
      try lines(tagged, #"{"kind": "b", "n": 1}"#) == [
        "/n | /oneOf/1/properties/n/type | `1` is an integer, but a string is wanted"
      ])
    #expect(
      try lines(#"{"oneOf": [{"type": "integer"}, {"minimum": 2}]}"#, "3") == [
        " | /oneOf | `3` fits more than one alternative of `oneOf` (1 and 2)"
      ])
  }

  @Test func mindFormatsOnlyOnRequest() throws {
    let schema = #"{"format": "date"}"#
    #expect(try lines(schema, #""2026-02-29""#).isEmpty)
    #expect(
      try lines(schema, #""2026-02-29""#, assertsFormats: true) == [
        #" | /format | `"2026-02-29"` is not a date, as in `2026-11-24`"#
      ])
  }

  @Test func takeNumbersByTheirExactValues() throws {
    #expect(try errors(#"{"multipleOf": 0.01}"#, "[]").isEmpty)
    #expect(try errors(#"{"multipleOf": 0.1}"#, "0.3").isEmpty)
    #expect(try errors(#"{"multipleOf": 0.1}"#, "0.35").count == 1)
    #expect(try errors(#"{"maximum": 9007199254740992.0}"#, "9007199254740993").count == 1)
    #expect(try errors(#"{"exclusiveMinimum": -1e300}"#, "-9223372036854775808").isEmpty)
    #expect(try errors(#"{"const": 1.0}"#, "1").isEmpty)
  }

  /// Swift's `==` would take the two for one text.
  @Test func takeTextByCodePoints() throws {
    #expect(try errors("{\"const\": \"\u{e9}\"}", "\"e\u{301}\"").count == 1)
    #expect(try errors("{\"required\": [\"\u{e9}\"]}", "{\"e\u{301}\": 1}").count == 1)
    #expect(try errors("{\"uniqueItems\": true}", "[\"\u{e9}\", \"e\u{301}\"]").isEmpty)
  }
}
