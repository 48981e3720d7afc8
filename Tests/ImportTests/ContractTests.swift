import Import
import JSONValues
import Project
import Testing

/// What comes out reads as a person would have written it, and says the same.
@Suite struct ContractTests {
  private func list(_ tools: String...) -> String { "[" + tools.joined(separator: ",") + "]" }

  private func tool(_ name: String, _ rest: String) -> String {
    "{\"name\": \"\(name)\", \"description\": \"Does it.\", \(rest)}"
  }

  @Test func plainSchemasAreShort() throws {
    let imported = try Imported(
      list(
        tool(
          "book",
          #"""
          "inputSchema": {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "additionalProperties": false,
            "properties": {"day": {"type": "string", "format": "date"}, "count": {"type": "integer", "minimum": 1, "default": 1},
              "room": {"type": "string", "enum": ["no", "yes"], "description": "Which: a #1, or not."}},
            "required": ["room", "day"]}
          """#)))
    #expect(imported.isFaithful)
    #expect(
      imported["tools.yaml"]
        == """
        tools:
          book:
            description: Does it.
            # effect: read, write or destructive? The source does not say.
            input:
              room: {enum: ['no', 'yes'], description: 'Which: a #1, or not.'}
              count: {type: integer, minimum: 1, default: 1, optional: true}
              day: {type: string, format: date}

        """.replacing("\n\n", with: "\n"))
    #expect(imported["parlance.yaml"]?.contains("schemas: {dialect: draft-07, objects: closed}") == true)
  }

  @Test func aToolThatDiffersSaysSo() throws {
    let open = #""inputSchema": {"type": "object", "properties": {"a": {"type": "string"}}}"#
    let closed =
      #""inputSchema": {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false}"#
    let dated =
      #""inputSchema": {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": {}}"#
    let imported = try Imported(list(tool("a", open), tool("b", open), tool("c", closed), tool("d", dated)))
    #expect(imported.isFaithful)
    let text = try #require(imported["tools.yaml"])
    #expect(text.contains("schemas: {objects: closed}\n"))
    #expect(text.contains("schemas: {dialect: 2020-12}\n") || text.contains("schemas: {dialect: '2020-12'}\n"))
    #expect(!text.contains("input_schema"))
  }

  /// `required: []` is a habit of the source, and says nothing of a tool: at the root a word for it, raw elsewhere.
  @Test func anEmptyRequiredIsSaidOnce() throws {
    let empty = #""inputSchema": {"type": "object", "properties": {"a": {"type": "string"}}, "required": []}"#
    let none = #""inputSchema": {"type": "object", "properties": {}, "required": []}"#
    let silent = #""inputSchema": {"type": "object", "properties": {"a": {"type": "string"}}}"#
    let some = #""inputSchema": {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}"#
    let nested =
      #""inputSchema": {"type": "object", "properties": {"a": {"type": "object", "properties": {}, "required": []}}, "required": []}"#
    let imported = try Imported(
      list(tool("a", empty), tool("b", none), tool("c", silent), tool("d", some), tool("e", nested)))
    #expect(imported.isFaithful)
    #expect(imported["parlance.yaml"]?.contains("\nschemas: {objects: open, required: always}\n") == true)
    let text = try #require(imported["tools.yaml"])
    #expect(text.matches(of: /schemas:/).count == 1 && text.contains("    schemas: {required: needed}\n"))
    #expect(!text.contains("input_schema"))
    #expect(text.contains("required: []"), "the nested one stays as it is")
  }

  @Test func whatIsRepeatedGetsAName() throws {
    let address =
      #"{"type": "object", "properties": {"street": {"type": "string"}, "city": {"type": "string"}}, "required": ["city"]}"#
    let owner = #"{"type": "string", "description": "The owner of the repository"}"#
    let tools = (0..<3).map {
      tool(
        "t\($0)",
        "\"inputSchema\": {\"type\": \"object\", \"properties\": {\"owner\": \(owner), \"home_address\": \(address)}}")
    }
    let imported = try Imported("[\(tools.joined(separator: ","))]")
    #expect(imported.isFaithful)
    #expect(imported.contract?.typeCount == 2)
    let types = try #require(imported["types.yaml"])
    #expect(types.contains("  Owner: {type: string, inline: true, description: The owner of the repository}\n"))
    #expect(types.contains("  HomeAddress:\n"))
    #expect(imported["tools.yaml"]?.contains("home_address: {type: HomeAddress, optional: true}") == true)
  }

  @Test func definitionsBecomeTypes() throws {
    let node =
      ##"{"type": "object", "properties": {"label": {"type": "string"}, "children": {"type": "array", "items": {"$ref": "#/$defs/Node"}}}, "required": ["label"]}"##
    let imported = try Imported(
      list(
        tool(
          "grow",
          "\"inputSchema\": {\"type\": \"object\", \"title\": \"growArguments\", \"properties\": {\"root\": {\"$ref\": \"#/$defs/Node\"}}, \"required\": [\"root\"], \"$defs\": {\"Node\": \(node)}}"
        )))
    #expect(imported.isFaithful)
    #expect(imported["tools.yaml"]?.contains("    input_title: growArguments\n    input:\n      root: Node\n") == true)
  }

  /// A schema may refer in a circle, and be met by nothing. It stays as it is, and keeps no other tool from coming in.
  @Test(arguments: [
    ##"{"Node": {"$ref": "#/$defs/Node"}}"##,
    ##"{"Node": {"$ref": "#/$defs/Leaf"}, "Leaf": {"$ref": "#/$defs/Node"}}"##,
    ##"{"Node": {"type": "object", "properties": {"next": {"$ref": "#/$defs/Node"}}, "required": ["next"]}}"##,
    ##"{"Node": {"type": "array", "items": {"$ref": "#/$defs/Node"}, "minItems": 1}}"##,
  ])
  func aDefinitionThatNeedsItselfStaysRaw(definitions: String) throws {
    let imported = try Imported(
      list(
        tool(
          "walk",
          #"""
          "inputSchema": {"type": "object", "properties": {"from": {"$ref": "#/$defs/Node"}}, "$defs": \#(definitions)}
          """#),
        tool(
          "pick",
          #"""
          "inputSchema": {"type": "object", "properties": {"kind": {"$ref": "#/$defs/Kind"}},
            "$defs": {"Kind": {"type": "string", "enum": ["a", "b"]}}}
          """#)))
    #expect(imported.isFaithful)
    #expect(imported["tools.yaml"]?.contains("  walk:") == true)
    #expect(imported["tools.yaml"]?.contains("input_schema:") == true)
    #expect(imported["types.yaml"]?.contains("  Kind:") == true)
    #expect(imported["types.yaml"]?.contains("Node") == false)
  }

  /// What the language has no short form for stays as it is, and comes back.
  @Test(arguments: [
    #""inputSchema": {}"#, #""inputSchema": true"#, #""inputSchema": null"#, #""inputSchema": "object""#,
    #""inputSchema": []"#,
    #""inputSchema": {"type": "array"}"#, #""inputSchema": {"type": ["object", "null"], "properties": {"a": true}}"#,
    #""inputSchema": {"type": "object", "properties": {"a": null, "b": {"type": "strin"}, "c": {"enum": []}}}"#,
    #""inputSchema": {"type": "object", "properties": {"a": {"type": "string", "default": "x", "enum": ["y"]}}}"#,
    #""inputSchema": {"type": "object", "properties": {"a": {"type": "string", "pattern": "("}}, "required": ["b", "b"]}"#,
    ##""inputSchema": {"type": "object", "definitions": {"A": {"type": "string"}}, "properties": {"a": {"$ref": "#/definitions/A"}}}"##,
    ##""inputSchema": {"type": "object", "properties": {"a": {"$ref": "https://example.com/a.json"}, "b": {"$ref": "#/$defs/gone"}}}"##,
    #""inputSchema": {"type": "object", "properties": {"<<": {"type": "string"}, "": {}, "a b": {"minimum": 1.0}, "optional": {"type": "boolean"}}}"#,
    #""inputSchema": {"type": "object", "properties": {"$(env.x)": {"type": "string", "default": "$(env.y)", "description": "`$(date)`"}}}"#,
    #""inputSchema": {"type": "object", "required": []}, "outputSchema": {"type": "array", "items": {"type": "number"}}"#,
    #""outputSchema": null, "annotations": null, "_meta": null, "icons": null, "title": null, "execution": {"taskSupport": "required"}"#,
    #""annotations": {}, "_meta": {}, "icons": [], "title": """#,
    #""annotations": {"title": 7, "readOnlyHint": "yes", "custom": {"a": [1]}}, "_meta": {"ui": null, "x": 1}"#,
    #""_meta": {"ui": {"visibility": []}, "openai/toolInvocation/invoking": "On it", "openai/toolInvocation/invoked": 7}, "securitySchemes": [{"type": "noauth"}]"#,
  ])
  func whatIsOddComesBack(rest: String) throws {
    let imported = try Imported(list(tool("odd", rest)))
    #expect(
      imported.isFaithful,
      "\(imported.verification?.changes.first?.message ?? imported.verification?.findings.first { $0.severity == .error }?.message ?? "refused")"
    )
  }

  /// Names that the language, a disk or a person could stumble over.
  @Test func everyNameComesBack() throws {
    let names =
      [
        "a", "A", "a", "", " ", "a b", "nasa/apod", "${X}_y", "天気", "$(env.x)", "tools", "<<", "no", "1", "a\\nb",
        "a_2",
      ] + [String(repeating: "x", count: 400)]
    let tools = names.map {
      "{\"name\": \"\($0)\", \"description\": \"Does it.\", \"inputSchema\": {\"type\": \"object\"}}"
    }
    let imported = try Imported("[\(tools.joined(separator: ","))]")
    #expect(imported.isFaithful, "\(imported.verification?.findings.first { $0.severity == .error }?.message ?? "")")
    let keys = try #require(imported.contract?.tools.map(\.key))
    #expect(Set(keys.map { $0.lowercased() }).count == names.count)
    #expect(imported.codes.contains("tool/duplicate-name") && imported.codes.contains("tool/unfilled-name"))
  }

  @Test func hiddenTextIsShownAndTold() throws {
    let imported = try Imported(
      #"[{"name": "a", "description": "Plain\u200B text", "inputSchema": {"type": "object"}}]"#)
    #expect(imported.isFaithful)
    #expect(imported["tools.yaml"]?.contains(#"description: "Plain\u200B text""#) == true)
    #expect(imported.codes.contains("text/hidden-escape"))
  }

  @Test func aLongListIsLaidOutInItsOrder() throws {
    let verbs = ["create", "get", "list", "update"]
    let names = verbs.flatMap { verb in (0..<6).map { "\(verb)_thing\($0)" } }
    let imported = try Imported(
      "[\(names.map { tool($0, #""inputSchema": {"type": "object"}"#) }.joined(separator: ","))]")
    #expect(imported.contract?.files.map(\.path) == ["parlance.yaml"] + verbs.map { "tools/\($0).yaml" })
    #expect(imported.contract?.tools.map(\.key) == names)
    #expect(imported.isFaithful)
  }

  /// The same source gives the same bytes.
  @Test func isTheSameEveryTime() throws {
    let text = list(
      tool("b", #""inputSchema": {"type": "object", "properties": {"z": {"type": "string"}, "a": {"type": "string"}}}"#)
    )
    let first = try Imported(text).contract?.files.map(\.text)
    #expect(try Imported(text).contract?.files.map(\.text) == first)
  }
}
