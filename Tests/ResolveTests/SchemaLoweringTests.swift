import JSONValues
import Language
import Resolve
import Syntax
import Testing

private let nowhere = NodeID(index: -1)

private func use(_ form: TypeUse.Form, _ words: JSONObject = [:]) -> TypeUse {
  var use = TypeUse(node: nowhere)
  use.form = form
  use.keywords = words
  return use
}

private func property(
  _ name: String, _ form: TypeUse.Form, _ words: JSONObject = [:], optional: Bool = false
) -> Property {
  var property = Property(node: nowhere)
  property.name = name
  property.type = use(form, words)
  property.isOptional = optional
  return property
}

private func table(_ types: KeyValuePairs<String, TypeUse>) -> TypeTable {
  var section = Section<TypeDeclaration>()
  for (name, type) in types {
    var declaration = TypeDeclaration(node: nowhere)
    declaration.name = name
    declaration.type = type
    _ = section.add(declaration)
  }
  return TypeTable(section)
}

extension TypeTable {
  /// The schema of what is known.
  fileprivate func schema(of parameters: Parameters) -> JSONValue {
    schema(of: parameters, title: nil, style: nil) ?? .null
  }
}

/// The text, so that the order counts too.
private func text(_ value: JSONValue) -> String { String(decoding: JSONWriter.compact(value), as: UTF8.self) }

@Suite struct SchemaLoweringTests {
  private let customerID = use(.scalar("string"), ["pattern": "^C[0-9]{7}$", "description": "Customer number."])

  @Test func keepsTheDeclaredOrderAndRequiresWhatIsNotOptional() {
    let schema = table([:]).schema(
      of: .properties([
        property("zone", .scalar("string"), ["minLength": 1]),
        property("amount", .scalar("integer"), ["default": 0], optional: true),
        property("kind", .enumeration(["b", "a"]), ["description": "Which."]),
      ]))
    #expect(
      text(schema)
        == #"{"type":"object","properties":{"zone":{"type":"string","minLength":1},"#
        + #""amount":{"type":"integer","default":0},"kind":{"type":"string","enum":["b","a"],"description":"Which."}},"#
        + #""required":["zone","kind"],"additionalProperties":false}"#)
  }

  @Test func refersToANameAlone() {
    let schema = table(["CustomerId": customerID]).schema(of: .properties([property("id", .named("CustomerId"))]))
    #expect(
      text(schema)
        == ##"{"type":"object","properties":{"id":{"$ref":"#/$defs/CustomerId"}},"required":["id"],"##
        + #""additionalProperties":false,"$defs":{"CustomerId":{"type":"string","pattern":"^C[0-9]{7}$","#
        + #""description":"Customer number."}}}"#)
  }

  @Test func writesANameWithWordsOutAndItsWordsWin() {
    let schema = table(["CustomerId": customerID])
      .schema(of: .properties([property("id", .named("CustomerId"), ["description": "Whose."], optional: true)]))
    #expect(
      text(schema)
        == #"{"type":"object","properties":{"id":{"type":"string","description":"Whose.","pattern":"^C[0-9]{7}$"}},"#
        + #""additionalProperties":false}"#)
  }

  @Test func followsChainsOfNames() {
    let types = table([
      "Buyer": use(.named("Person"), ["description": "Who pays."]),
      "Person": use(.object([property("id", .named("CustomerId"))]), ["description": "A person.", "title": "Person"]),
      "CustomerId": customerID,
    ])
    let schema = types.schema(of: .named("Buyer", node: nowhere))
    #expect(schema["description"] == "Who pays.")
    #expect(schema["title"] == "Person")
    #expect(schema["properties"]?["id"] == ["$ref": "#/$defs/CustomerId"])
    #expect(schema["$defs"]?.object?.keys == ["CustomerId"])
  }

  @Test func aTypeMayContainItself() {
    let types = table([
      "Folder": use(
        .object([
          property("name", .scalar("string")),
          property("parent", .named("Folder"), ["description": "The folder above."], optional: true),
          property("folders", .array(items: use(.named("Folder")))),
        ]))
    ])
    let schema = types.schema(of: .named("Folder", node: nowhere))
    let parent: JSONValue = ["$ref": "#/$defs/Folder", "description": "The folder above."]
    #expect(schema["properties"]?["parent"] == parent)
    #expect(schema["properties"]?["folders"] == ["type": "array", "items": ["$ref": "#/$defs/Folder"]])
    #expect(schema["$defs"]?["Folder"]?["properties"]?["parent"] == parent)
    #expect(schema["$defs"]?["Folder"]?["required"] == ["name", "folders"])
  }

  @Test func typesMayContainEachOther() {
    let types = table([
      "A": use(.object([property("b", .named("B"), ["title": "b"], optional: true)])),
      "B": use(.object([property("a", .named("A"), ["title": "a"], optional: true)])),
    ])
    let schema = types.schema(of: .properties([property("a", .named("A"))]))
    #expect(schema["$defs"]?.object?.keys == ["A"])
    #expect(
      schema["$defs"]?["A"]?["properties"]?["b"]?["properties"]?["a"] == ["$ref": "#/$defs/A", "title": "a"])
  }

  @Test func aCircleOfNamesEnds() {
    let types = table(["A": use(.named("B")), "B": use(.named("A")), "C": use(.named("C"), ["title": "c"])])
    #expect(types.schema(of: .named("A", node: nowhere)) == [:])
    #expect(
      types.schema(of: .properties([property("c", .named("C"))]))["$defs"] == [
        "C": ["$ref": "#/$defs/C", "title": "c"]
      ])
  }

  /// Each level has two members with words of their own, so writing all out would give 2^40 of them.
  @Test func writingOutIsBounded() {
    var section = Section<TypeDeclaration>()
    for level in 0..<40 {
      var declaration = TypeDeclaration(node: nowhere)
      declaration.name = "T\(level)"
      let next = TypeUse.Form.named("T\(level + 1)")
      declaration.type = use(
        level == 39
          ? .scalar("string")
          : .object([property("left", next, ["title": "l"]), property("right", next, ["title": "r"])]))
      _ = section.add(declaration)
    }
    let schema = TypeTable(section).schema(of: .named("T0", node: nowhere))
    #expect(text(schema).utf8.count < 200_000)
    #expect(schema["$defs"]?.object?.keys == ["T5", "T10", "T15", "T20", "T25", "T30", "T35"])
  }

  @Test func rawSchemaIsPassedThrough() {
    let raw: JSONValue = ["type": "object", "anyOf": [["required": ["a"]]], "x-own": 1]
    #expect(text(table([:]).schema(of: .schema(raw, node: nowhere))) == text(raw))
    let schema = table([:]).schema(of: .properties([property("a", .schema(raw), ["description": "Any."])]))
    #expect(schema["properties"]?["a"]?["anyOf"] == [["required": ["a"]]])
    #expect(schema["properties"]?["a"]?["description"] == "Any.")
    #expect(schema["properties"]?["a"]?["additionalProperties"] == nil)
  }

  @Test func aRawSchemasReferencesStillReachItsOwnDefinitions() {
    let raw: JSONValue = [
      "$defs": ["Leaf": ["type": "string"]],
      "properties": ["leaf": ["$ref": "#/$defs/Leaf"], "self": ["$ref": "#"], "$ref": ["type": "string"]],
      "default": ["$ref": "#/not/a/reference"],
    ]
    let types = table(["Tree": use(.schema(raw))])
    let schema = types.schema(
      of: .properties([property("a/b", .array(items: use(.schema(raw)))), property("tree", .named("Tree"))]))
    let inline = schema["properties"]?["a/b"]?["items"]
    #expect(inline?["properties"]?["leaf"] == ["$ref": "#/properties/a~1b/items/$defs/Leaf"])
    #expect(inline?["properties"]?["self"] == ["$ref": "#/properties/a~1b/items"])
    #expect(inline?["properties"]?["$ref"] == ["type": "string"])
    #expect(inline?["default"] == ["$ref": "#/not/a/reference"])
    #expect(schema["$defs"]?["Tree"]?["properties"]?["leaf"] == ["$ref": "#/$defs/Tree/$defs/Leaf"])
    let root = types.schema(of: .named("Tree", node: nowhere))
    #expect(root["properties"]?["self"] == ["$ref": "#"])
  }

  @Test func tellsTheNamesThatAreUsed() {
    let types = table([
      "Z": use(.array(items: use(.named("Y"), ["title": "y"]))), "Y": use(.object([property("x", .named("X"))])),
      "X": use(.scalar("string")), "W": use(.scalar("string")),
    ])
    #expect(types.names(usedBy: .properties([property("z", .named("Z"))])) == ["X", "Y", "Z"])
    #expect(types.names(usedBy: .named("Y", node: nowhere)) == ["X", "Y"])
  }

  @Test func mixedEnumerationsHaveNoType() {
    let schema = table([:]).schema(of: .properties([property("v", .enumeration(["a", 1, .null]))]))
    #expect(schema["properties"]?["v"] == ["enum": ["a", 1, .null]])
  }
}
