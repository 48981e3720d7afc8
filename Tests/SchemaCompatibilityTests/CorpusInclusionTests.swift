import CorpusFixtures
import JSONSchemas
import JSONValues
import SchemaCompatibility
import Testing

/// The schemas of real tools, compared with themselves and with edits of themselves.
@Suite struct CorpusInclusionTests {
  private static let folder = "mcp-tools"
  /// Of each schema, so many edits are tried, spread evenly over all of them.
  private static let editsOfASchema = 4

  private static func schemas() throws -> [(name: String, value: JSONValue)] {
    var found: [(String, JSONValue)] = []
    for path in Corpus.jsonFiles(in: folder) {
      for tool in try #require(Corpus.value("\(folder)/\(path)")?["tools"]?.array) {
        for key in ["inputSchema", "outputSchema"] {
          guard let schema = tool[key], schema.object != nil else { continue }
          found.append(("\(path) \(tool["name"]?.string ?? "?") \(key)", schema))
        }
      }
    }
    return found
  }

  @Test func decides() throws {
    guard Corpus.isPresent(Self.folder) else {
      print("corpora: NOT RUN (2,019 tools of \(Self.folder), compared)")
      return
    }
    let schemas = try Self.schemas()
    var counts = (compared: 0, unreadable: 0, holds: 0, fails: 0, unproven: 0)
    var doubts: [String: Int] = [:]
    for (index, (name, value)) in schemas.enumerated() {
      guard let schema = try? CompiledSchema(value) else {
        counts.unreadable += 1
        continue
      }
      counts.compared += 1
      guard case .holds = schema.inclusion(in: try CompiledSchema(value)) else {
        Issue.record("\(name) is not known to lie within itself")
        continue
      }
      let edits = SchemaEdits.all(of: value)
      for number in 0..<min(Self.editsOfASchema, edits.count) {
        let edit = edits[(index + number * max(edits.count / Self.editsOfASchema, 1)) % edits.count]
        guard let edited = try? CompiledSchema(edit.schema) else { continue }
        for (first, second) in [(schema, edited), (edited, schema)] {
          switch first.inclusion(in: second) {
          case .holds: counts.holds += 1
          case .fails(let witness):
            counts.fails += 1
            if !first.accepts(witness) || second.accepts(witness) {
              Issue.record("\(name), \(edit.name): false witness")
            }
          case .unproven(let doubt):
            counts.unproven += 1
            doubts["\(edit.name.prefix { $0 != "/" }): \(doubt.reason)", default: 0] += 1
          }
        }
      }
    }
    let decided = counts.holds + counts.fails
    let all = decided + counts.unproven
    print(
      "Compatibility: \(counts.compared) schemas within themselves, \(decided) of \(all) edits decided "
        + "(\(counts.holds) hold, \(counts.fails) fail); \(counts.unreadable) are no schemas")
    for (doubt, count) in doubts.sorted(by: { $0.value > $1.value }).prefix(12) { print("  \(count) × \(doubt)") }
    #expect(counts.compared > 2_000)
    #expect(counts.fails > all / 4 && counts.holds > all / 4, "the edits say something")
    #expect(Double(decided) >= 0.95 * Double(all))
  }
}
