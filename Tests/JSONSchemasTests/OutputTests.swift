import CorpusFixtures
import JSONSchemas
import JSONValues
import Testing

/// The standard's output (2020-12 Core, section 12).
@Suite struct OutputTests {
  /// What a unit of basic output must be: written from section 12.3, stricter than the published schema, which leaves
  /// the format of locations open and cannot see that a reference needs an absolute location.
  static let unit: JSONValue = [
    "type": "object",
    "required": ["valid", "keywordLocation", "absoluteKeywordLocation", "instanceLocation"],
    "properties": [
      "valid": ["type": "boolean"],
      "keywordLocation": ["type": "string", "format": "json-pointer"],
      "absoluteKeywordLocation": ["type": "string", "format": "uri", "pattern": "#(/|$)"],
      "instanceLocation": ["type": "string", "format": "json-pointer"],
      "error": ["type": "string", "minLength": 1],
      "annotation": true,
      "errors": ["type": "array", "minItems": 1, "items": ["$ref": "#", "required": ["error"]]],
      "annotations": ["type": "array", "minItems": 1, "items": ["$ref": "#", "required": ["annotation"]]],
    ],
    "additionalProperties": false,
    "if": ["properties": ["valid": ["const": true]]],
    "then": ["not": ["anyOf": [["required": ["error"]], ["required": ["errors"]]]]],
    "else": ["not": ["anyOf": [["required": ["annotation"]], ["required": ["annotations"]]]]],
  ]

  private func output(_ schema: String, _ instance: String) throws -> JSONValue {
    let schema = try CompiledSchema(#require(JSONValue(text: schema)))
    let output = try schema.basicOutput(#require(JSONValue(text: instance)))
    let expected = try CompiledSchema(Self.unit, options: SchemaOptions(assertsFormats: true))
    #expect(expected.validate(output) == [])
    return output
  }

  private func lines(_ output: JSONValue, _ list: String, _ what: String) -> [String] {
    (output[list]?.array ?? []).map { unit in
      [unit["keywordLocation"], unit["absoluteKeywordLocation"], unit["instanceLocation"], unit[what]]
        .map { $0?.string ?? $0.map { String(decoding: JSONWriter.compact($0), as: UTF8.self) } ?? "–" }
        .joined(separator: " | ")
    }
  }

  /// The example of section 12.4.
  @Test func followsReferences() throws {
    let polygon = """
      {"$id": "https://example.com/polygon", "$schema": "https://json-schema.org/draft/2020-12/schema",
       "$defs": {"point": {"type": "object", "properties": {"x": {"type": "number"}, "y": {"type": "number"}},
                           "additionalProperties": false, "required": ["x", "y"]}},
       "type": "array", "items": {"$ref": "#/$defs/point"}, "minItems": 3}
      """
    let result = try output(polygon, #"[{"x": 2.5, "y": 1.3}, {"x": 1, "z": 6.7}]"#)
    #expect(result["valid"] == false)
    #expect(
      lines(result, "errors", "error") == [
        "/minItems | https://example.com/polygon#/minItems |  | the list has 2 elements, fewer than 3",
        "/items/$ref/required | https://example.com/polygon#/$defs/point/required | /1 | `y` is required but missing",
        "/items/$ref/additionalProperties | https://example.com/polygon#/$defs/point/additionalProperties | /1/z | "
          + "`z` is not a property here",
      ])
  }

  @Test func listsWhatEveryAlternativeRefuses() throws {
    let result = try output(
      ##"{"$defs": {"a b": {"minimum": 2}}, "anyOf": [{"type": "string"}, {"$ref": "#/$defs/a%20b"}]}"##, "1")
    #expect(
      lines(result, "errors", "error") == [
        "/anyOf/0/type | json-schema:///#/anyOf/0/type |  | `1` is an integer, but a string is wanted",
        "/anyOf/1/$ref/minimum | json-schema:///#/$defs/a%20b/minimum |  | `1` is less than `2`",
        "/anyOf | json-schema:///#/anyOf |  | `1` fits none of the 2 alternatives of `anyOf`",
      ])
  }

  @Test func gathersAnnotations() throws {
    let schema = """
      {"title": "T", "properties": {"a": {"readOnly": true}, "b": {"not": {"title": "lost"}}}, "x-mine": [1],
       "anyOf": [{"required": ["zz"], "description": "refused"}, {"description": "taken"}, {"deprecated": true}],
       "if": {"required": ["a"], "$comment": "none"}, "then": {"default": 7}, "else": {"default": 8},
       "unevaluatedProperties": {"title": "rest"}}
      """
    let result = try output(schema, #"{"a": 1, "q": 2}"#)
    #expect(result["valid"] == true)
    #expect(
      lines(result, "annotations", "annotation") == [
        "/anyOf/1/description | json-schema:///#/anyOf/1/description |  | taken",
        "/anyOf/2/deprecated | json-schema:///#/anyOf/2/deprecated |  | true",
        "/properties/a/readOnly | json-schema:///#/properties/a/readOnly | /a | true",
        "/then/default | json-schema:///#/then/default |  | 7",
        "/unevaluatedProperties/title | json-schema:///#/unevaluatedProperties/title | /q | rest",
        #"/unevaluatedProperties | json-schema:///#/unevaluatedProperties |  | ["q"]"#,
        "/title | json-schema:///#/title |  | T",
        "/x-mine | json-schema:///#/x-mine |  | [1]",
        #"/properties | json-schema:///#/properties |  | ["a"]"#,
      ])
    #expect(try output(schema, #"{"a": 1, "b": 2}"#)["annotations"] == nil)
  }

  /// The official cases for output, each of which is a schema that the output must fit.
  @Test func agreesWithTheSuite() throws {
    let folder = "json-schema-test-suite/output-tests/draft2020-12"
    guard Corpus.isPresent(folder) else {
      print("corpora: NOT RUN (4 cases of \(folder))")
      return
    }
    let published = try #require(Corpus.value("\(folder)/output-schema.json"))
    var count = 0
    for path in Corpus.jsonFiles(in: "\(folder)/content") {
      for group in try #require(Corpus.value("\(folder)/content/\(path)")?.array) {
        let schema = try CompiledSchema(#require(group["schema"]))
        for test in try #require(group["tests"]?.array) {
          let expected = try CompiledSchema(
            #require(test["output"]?["basic"]),
            options: SchemaOptions(documents: ["https://json-schema.org/draft/2020-12/output/schema": published]))
          let output = try schema.basicOutput(#require(test["data"]))
          count += 1
          #expect(expected.validate(output) == [], "\(path)")
        }
      }
    }
    #expect(count == 4)
  }
}
