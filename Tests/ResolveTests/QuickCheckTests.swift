import JSONSchemas
import JSONValues
import Language
import Syntax
import Testing

@testable import Resolve

private let nowhere = NodeID(index: -1)

private func use(_ form: TypeUse.Form, _ words: JSONObject = [:]) -> TypeUse {
  var use = TypeUse(node: nowhere)
  use.form = form
  use.keywords = words
  return use
}

private func property(_ name: String, _ type: TypeUse, optional: Bool = false) -> Property {
  var property = Property(node: nowhere)
  property.name = name
  property.type = type
  property.isOptional = optional
  return property
}

/// The quick check may leave a value to the schema, but never accepts one that the schema refuses.
@Suite struct QuickCheckTests {
  private static let code = use(.scalar("string"), ["pattern": "^C[0-9]{2}$", "description": "A code."])

  private static let types: [TypeUse] = [
    code, use(.named("Code")), use(.named("Code"), ["maxLength": 2]), use(.named("Loop")),
    use(.named("Missing")),
    use(.scalar("string")), use(.scalar("string"), ["minLength": 2, "maxLength": 3]),
    use(.scalar("string"), ["format": "date"]), use(.scalar("string"), ["format": "no-such-format"]),
    use(.scalar("integer")), use(.scalar("integer"), ["minimum": 1, "maximum": 3]),
    use(.scalar("integer"), ["minimum": .double(1.5)]), use(.scalar("integer"), ["exclusiveMinimum": 1]),
    use(.scalar("integer"), ["multipleOf": 2]), use(.scalar("number")),
    use(.scalar("number"), ["maximum": 1]),
    use(.scalar("boolean")), use(.enumeration(["open", 1, nil])), use(.scalar("string"), ["const": "C12"]),
    use(.array(items: code)), use(.array(items: code), ["minItems": 1, "maxItems": 2]),
    use(.array(items: use(.scalar("integer"))), ["uniqueItems": true]),
    use(.object([property("code", code), property("note", use(.scalar("string")), optional: true)])),
    use(.schema(["type": "string", "minLength": 1])),
  ]

  private static let values: [JSONValue] = [
    nil, true, false, 0, 1, 2, 3, 4, .double(1), .double(1.5), .double(0.5), "", "a", "ab", "abc", "abcd",
    "é𝄞", "C12",
    "C1", "open", "2026-02-28", "2026-02-30", [], ["C12"], ["C12", "C13"], ["C12", "C13", "C14"], ["x"],
    [1, 1], [1, 2],
    [:], ["code": "C12"], ["code": "C12", "note": "x"], ["code": "C12", "note": 1], ["code": "x"],
    ["note": "x"],
    ["code": "C12", "more": 1],
  ]

  private static let table: TypeTable = {
    var section = Section<TypeDeclaration>()
    for (name, type) in [("Code", code), ("Loop", use(.named("Loop")))] {
      var declaration = TypeDeclaration(node: nowhere)
      declaration.name = name
      declaration.type = type
      _ = section.add(declaration)
    }
    return TypeTable(section)
  }()

  @Test func neverAcceptsWhatTheSchemaRefuses() throws {
    var quick = QuickCheck(Self.table.types)
    var accepted = 0
    for (index, type) in Self.types.enumerated() {
      let members = [property("value", type)]
      guard
        let schema = try? CompiledSchema(
          Self.table.schema(of: .properties(members)), options: SchemaOptions(assertsFormats: true))
      else { continue }
      for value in Self.values {
        let whole: JSONValue = .object(JSONObject([.init("value", value)]))
        guard quick.accepts(whole, as: .properties(members)) else { continue }
        accepted += 1
        #expect(schema.accepts(whole), "type \(index) accepts \(value)")
      }
    }
    #expect(accepted > 50, "the quick check is of no use if it accepts nothing")
  }

  @Test func takesNoArgumentsWhereNoneAreDeclared() {
    var quick = QuickCheck(Self.table.types)
    let accepted = [quick.accepts([:], as: nil), quick.accepts(["a": 1], as: nil)]
    #expect(accepted == [true, false])
  }
}

extension TypeTable {
  /// The schema of what is known.
  fileprivate func schema(of parameters: Parameters) -> JSONValue {
    schema(of: parameters, title: nil, style: nil) ?? .null
  }
}
