import Foundation
import JSONSchemas
import JSONValues
import SchemaCompatibility
import Testing

/// The examples of `Documentation/json-schemas.md`: this file has their lines, word for word, and runs them.
@Suite struct PageTests {
  @Test func validates() throws {
    let schema: JSONValue = [
      "type": "object",
      "required": ["number", "day"],
      "properties": [
        "number": ["type": "string", "pattern": "^[0-9]{4}$"],
        "day": ["type": "string", "format": "date"],
      ],
      "additionalProperties": false,
    ]
    let order = try CompiledSchema(schema, options: SchemaOptions(assertsFormats: true))
    #expect(order.accepts(["number": "0042", "day": "2026-03-01"]))
    let lines = order.validate(["number": "42", "day": "2026-02-30"]).map {
      "\($0.instancePointer) \($0.schemaPointer) \($0.message)"
    }
    #expect(lines == Self.printed(after: "// /"))
    #expect(
      order.basicOutput(["number": "0042"])["errors"] == [
        [
          "valid": false, "keywordLocation": "/required", "absoluteKeywordLocation": "json-schema:///#/required",
          "instanceLocation": "", "error": "`day` is required but missing",
        ]
      ])
  }

  @Test func compares() throws {
    let old = try CompiledSchema(["type": "object", "properties": ["count": ["type": "integer", "minimum": 0]]])
    let new = try CompiledSchema(["type": "object", "properties": ["count": ["type": "integer", "minimum": 1]]])
    guard case .holds = new.inclusion(in: old), case .fails(let witness) = old.inclusion(in: new) else {
      Issue.record("the page says otherwise")
      return
    }
    #expect(witness == ["count": 0])
  }

  /// Every line of code on the page, comments aside, stands in this file.
  @Test func standsOnThePage() throws {
    let own = try Self.text(#filePath)
    var count = 0
    for block in Self.page.split(separator: "```swift\n").dropFirst() {
      for line in block.prefix(upTo: block.range(of: "```")!.lowerBound).split(separator: "\n") {
        let code = line.split(separator: "  //")[0]
        if code.hasPrefix("//") || code.hasPrefix("for ") || code.hasPrefix("  print") || code == "}" { continue }
        count += 1
        #expect(own.contains(code), "\(code)")
      }
    }
    #expect(count > 15)
  }

  private static func printed(after start: String) -> [String] {
    page.split(separator: "\n").filter { $0.hasPrefix(start) }.map { String($0.dropFirst(3)) }
  }

  private static var page: String {
    let root = #filePath.dropLast("/Tests/SchemaCompatibilityTests/PageTests.swift".count)
    return (try? text(root + "/Documentation/json-schemas.md")) ?? ""
  }

  private static func text(_ path: some StringProtocol) throws -> String {
    try String(contentsOfFile: String(path), encoding: .utf8)
  }
}
