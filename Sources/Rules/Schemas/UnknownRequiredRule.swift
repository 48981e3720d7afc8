import Findings
import JSONValues
import Language
import Resolve

/// A required name that no property has.
enum UnknownRequiredRule: ReviewRule {
  static let kind = FindingKind(
    "schema/unknown-required", .warning, "Checks that each name in `required` is a property",
    why: """
      A model sends what is described. A name that is required and not described is left out of most calls, and each of
      those is refused. Most such names are misspelt, or were renamed in one place only.
      """, source: "JSON Schema 2020-12, Validation, section 6.5.3")

  /// Words by which the properties may be described elsewhere.
  private static let others = [
    "$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "dependentSchemas", "dependencies", "patternProperties",
    "additionalProperties",
  ]

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.rawSchemas.flatMap { raw in
      raw.parts.flatMap { part -> [Finding] in
        // A branch of `anyOf` requires what its parent describes.
        guard let required = part.object["required"]?.array, part.object["properties"] != nil || part.path.isEmpty,
          part.strayNames.isEmpty,
          !others.contains(where: { part.object[$0] != nil && part.object[$0]?.bool == nil })
        else { return [] }
        let known = part.object["properties"]?.object?.keys ?? []
        return required.enumerated().compactMap { place, name in
          guard let name = name.string, !known.contains(name) else { return nil }
          return Finding(
            kind, at: contract.origin.location(raw.node, within: part.path + ["required", "\(place)"]),
            "\(raw.words(for: part)) requires `\(name)`, which is no property of it",
            notes: known.isEmpty
              ? [] : ["its properties: \(known.prefix(12).map { "`\($0)`" }.joined(separator: ", "))"],
            help: nearest(to: name, among: known).map { "did you mean `\($0)`?" }
              ?? "describe it under `properties`, or take it out of `required`")
        }
      }
    }
  }
}
