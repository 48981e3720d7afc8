import Findings
import JSONValues
import Language
import Resolve

/// Raw schema that no value fits.
enum ImpossibleSchemaRule: ReviewRule {
  static let kind = FindingKind(
    "schema/impossible", .warning, "Checks that some value fits each part of raw schema",
    why: """
      A least length over the greatest, or an `enum` of nothing: each word alone is good JSON Schema, and together they
      refuse every value. A call that needs the part always fails.
      """, source: "JSON Schema 2020-12, Validation, section 6")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.rawSchemas.flatMap { raw in
      raw.parts.compactMap { part -> Finding? in
        if part.object["enum"]?.array?.isEmpty == true {
          return Finding(
            kind, at: raw.location(part, keyOf: "enum", contract.origin),
            "\(raw.words(for: part)): `enum` names no value", help: "name the values, or take `enum` out")
        }
        guard let conflict = SchemaLimits.conflict(in: part.object) else { return nil }
        return Finding(
          kind, at: raw.location(part, keyOf: conflict.high, contract.origin),
          "\(raw.words(for: part)): \(conflict.message)", help: conflict.help)
      }
    }
  }
}
