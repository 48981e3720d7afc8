import Findings
import Resolve

/// Parameters that were written one level too high.
enum StrayPropertyRule: ReviewRule {
  static let kind = FindingKind(
    "schema/stray-property", .warning, "Checks that parameters stand under `properties`",
    why: """
      JSON Schema passes over words that it does not know. A parameter that stands straight in the schema, and not
      under `properties`, is such a word: models are not told of it, and nothing that a caller sends is checked.
      """, source: "JSON Schema 2020-12, Core, section 4.3.1")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.rawSchemas.flatMap { raw in
      raw.parts.compactMap { part -> Finding? in
        let names = part.strayNames
        guard let first = names.first, part.path.isEmpty || part.object["type"]?.string == "object" else { return nil }
        let shown = names.prefix(4).map { "`\($0)`" }.joined(separator: ", ") + (names.count > 4 ? "…" : "")
        return Finding(
          kind, at: raw.location(part, keyOf: first, contract.origin),
          "\(shown) \(names.count == 1 ? "stands" : "stand") straight in \(raw.words(for: part))",
          label: "no validator and no model reads it here", help: "write `type: object`, and `properties:` around them")
      }
    }
  }
}
