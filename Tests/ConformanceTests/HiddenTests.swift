import Conformance
import ContractFixtures
import Testing

/// What a tool gives to its widget alone comes in `_meta`, and nowhere else.
@Suite struct HiddenTests {
  private static let gallery = Tree(Fixture(spec: "widget-gallery"))

  /// A tool of an agent that hides something, in words that stand nowhere else.
  private static let spoken = Tree(
    Fixture(
      spec: "field-service", environment: "dev",
      changes: [
        (
          "    widget: customer_card\n    status:",
          "    hidden: {zebra_plan: {type: string, optional: true}}\n    widget: customer_card\n    status:"
        ),
        (
          "        output: {matches: 0}", "        output: {matches: 0}\n        hidden: {zebra_plan: Zwischengeschoss}"
        ),
        (
          "      - heading: $(output.customer.name)",
          "      - heading: $(output.customer.name)\n          - text: $(hidden.zebra_plan?)"
        ),
      ]))

  @Test func noVoiceAndNoPhoneKnowsOfIt() {
    let (findings, _) = Self.spoken.judged()
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    for word in ["zebra_plan", "Zwischengeschoss"] {
      let holders = Self.spoken.files.filter { String(decoding: $0.value, as: UTF8.self).contains(word) }.keys.sorted()
      let folders = Set(holders.map { String($0.prefix { $0 != "/" }) })
      // The value is an example's; the name is in the schema, and in the page and the resource that holds it.
      let allowed: Set = word == "zebra_plan" ? ["schemas", "apps", "mcp", "conformance"] : ["conformance"]
      #expect(folders == allowed, "\(word) is in \(holders.joined(separator: ", "))")
      #expect(!holders.contains("mcp/tools.json"), "a list of tools is read by models")
    }
  }

  @Test func isExpectedInMetaAlone() throws {
    let suite = String(decoding: try #require(Self.spoken.files["conformance/suite.json"]), as: UTF8.self)
    #expect(suite.contains("\"hidden\": [\n        \"zebra_plan\"\n      ]"))
    #expect(suite.contains("\"_meta\": {\n              \"zebra_plan\": \"Zwischengeschoss\"\n            }"))
    #expect(suite.components(of: "Zwischengeschoss") == 1, "it is in `_meta`, and not in the text or the output")
  }

  private static let suite = "conformance/suite.json"
  private static let schema = "schemas/read_loan.hidden.schema.json"

  @Test(arguments: [
    Damage(
      "told to the model too", suite, .replace("\"_meta\": {", "\"structuredContent\": {"), "suite-file"),
    Damage("no word of it", suite, .replace("\"hidden\": [\n        \"receipt\"\n      ],", ""), "suite-file"),
    Damage("another value", suite, .replace("L2041?key=5f2c", "L2041?key=0000"), "suite-file"),
    Damage("no schema", schema, .delete, "missing-file"),
    Damage(
      "a schema of something else", schema, .replace("\"type\": \"string\"", "\"type\": \"number\""), "schema-example"),
    Damage("a schema that asks for nothing", schema, .replace("\"required\"", "\"examples\""), "schema-example"),
  ])
  func findsTheDamage(_ damage: Damage) throws {
    var tree = Self.gallery
    _ = try #require(damage.apply(to: &tree), "the text to damage is not in \(damage.file)")
    tree.sign()
    let findings = tree.judged().findings
    #expect(findings.contains { $0.code == damage.code }, "\(findings.map(\.description).joined(separator: "\n"))")
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
