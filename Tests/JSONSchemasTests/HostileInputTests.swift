import JSONSchemas
import JSONValues
import Testing

/// Schemas, patterns and values made to take long, or to exhaust the stack.
@Suite struct HostileInputTests {
  /// Each takes a backtracking machine longer than the universe is old.
  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      "^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$", "^(.*)*(.*)*(.*)*b$", "(a*)*b",
      "^(?=(a+)+b)", "(?<!(a+)+)b", "^(a?){40}a{40}b$", #"^(\w+\s?)*$"#,
    ])
  func aPatternTakesTimeLinearInTheText(pattern: String) throws {
    let compiled = try Pattern(pattern)
    let text = String(repeating: "a", count: 20_000) + "!"
    for _ in 0..<18 { _ = compiled.matches("aaaa!") }
    #expect(!compiled.matches(text))
    #expect(!compiled.matches("é" + text.dropFirst()))
  }

  @Test func countsAreBounded() throws {
    #expect(try Pattern("^.{1,5000}$").matches(String(repeating: "é", count: 5_000)))
    #expect(try !Pattern("^.{1,5000}$").matches(String(repeating: "é", count: 5_001)))
    #expect(try Pattern("^(?:[ab]{2}){0,900}$").matches(String(repeating: "ab", count: 900)))
    for pattern in ["a{100000}", "(?:a{200}){200}", "(((a{9}){9}){9}){99}", "(?:){1000000}"] {
      #expect(throws: PatternProblem.self) { try Pattern(pattern) }
    }
  }

  @Test(arguments: [#"(a)\1"#, #"\1(a)"#, #"(?<x>a)\k<x>"#]) func aBackReferenceIsRefused(pattern: String) throws {
    let problem = try #require(throws: PatternProblem.self) { try Pattern(pattern) }
    #expect(problem.message == "a back-reference cannot be checked in bounded time")
  }

  @Test(arguments: [#"(a)\2"#, #"\k<y>(?<x>a)"#, #"\1"#]) func aReferenceToNoGroupIsNoPattern(pattern: String) throws {
    let problem = try #require(throws: PatternProblem.self) { try Pattern(pattern) }
    #expect(problem.message == "a back-reference names no group")
    let format = try CompiledSchema(["format": "regex"], options: SchemaOptions(assertsFormats: true))
    #expect(!format.accepts(.string(pattern)))
  }

  @Test func dynamicReferencesEnd() throws {
    #expect(throws: SchemaProblem.self) { try CompiledSchema(["$dynamicAnchor": "x", "$dynamicRef": "#x"]) }
    // Endless only on the way through another resource, which no reading of the schema tells.
    let schema = try CompiledSchema(
      JSONValue.object([
        "$id": "https://example.com/a", "$ref": "b",
        "$defs": [
          "x": ["$dynamicAnchor": "x", "$ref": "b"],
          "b": ["$id": "b", "$dynamicRef": "#x", "$defs": ["x": ["$dynamicAnchor": "x"]]],
        ],
      ]))
    #expect(schema.validate(1).first?.message == "the value is nested too deeply to be checked")
  }

  /// Thirty levels, each of which applies the next one twice: a thousand million schemas for one value.
  @Test(.timeLimit(.minutes(2)), arguments: ["allOf", "anyOf", "oneOf"])
  func workThatDoublesEnds(word: String) throws {
    var definitions = JSONObject()
    for level in 0..<30 {
      let next: JSONValue = ["$ref": .string("#/$defs/l\(level + 1)")]
      definitions.append("l\(level)", .object([word: .array([next, next])]))
    }
    definitions.append("l30", ["type": "string"])
    let options = SchemaOptions(stepLimit: 200_000)
    let value: JSONValue = word == "allOf" ? "text" : 1
    let schema = try CompiledSchema(.object(["$ref": "#/$defs/l0", "$defs": .object(definitions)]), options: options)
    #expect(!schema.accepts(value))
    #expect(schema.validate(value).map(\.message) == ["checking the value takes more steps than are allowed"])
    #expect(schema.basicOutput(value)["valid"] == false)
    // What gives up accepts nothing, under `not` neither.
    let negated = try CompiledSchema(
      .object(["not": ["$ref": "#/$defs/l0"], "$defs": .object(definitions)]), options: options)
    #expect(!negated.accepts(value))
  }

  @Test(.timeLimit(.minutes(2))) func largeValuesTakeTheirTimeAndNoMore() throws {
    let unique = try CompiledSchema(["uniqueItems": true])
    let many: [JSONValue] = (0..<10_000).map { ["id": .int($0), "tags": [.string("t\($0 % 7)")]] }
    #expect(unique.accepts(.array(many)))
    #expect(!unique.accepts(.array(many + [["tags": ["t0"], "id": 0]])))
    let names = (0..<4_000).map { "name_\($0)" }
    let wide = try CompiledSchema([
      "properties": .object(JSONObject(names.map { .init($0, ["type": "integer"]) })), "required": .strings(names),
      "additionalProperties": false,
    ])
    #expect(wide.accepts(.object(JSONObject(names.map { .init($0, 1) }))))
    #expect(wide.accepts(.object(JSONObject(names.reversed().map { .init($0, 1) }))))
    #expect(!wide.accepts(.object(JSONObject(names.dropLast().map { .init($0, 1) }))))
  }

  /// No keyword follows a value deeper than its schema goes, but these compare or show it as a whole.
  @Test func deepValuesAreJudged() throws {
    var deep: JSONValue = []
    for _ in 0..<3_000 { deep = [deep] }
    for schema in [["const": deep], ["enum": [deep]], ["uniqueItems": true]] as [JSONValue] {
      #expect(try CompiledSchema(schema).accepts(deep))
      #expect(try !CompiledSchema(["not": schema]).accepts(deep))
    }
    #expect(try CompiledSchema(["type": "string"]).validate(deep).count == 1)
    #expect(try CompiledSchema(["type": "string"]).basicOutput(deep)["valid"] == false)
  }
}
