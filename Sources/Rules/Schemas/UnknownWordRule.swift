import Facts
import Findings
import Resolve

/// A word of a schema that no validator reads.
enum UnknownWordRule: Rule {
  static let kind = FindingKind(
    "schema/unknown-word", .warning, "Checks that raw schema has no word that JSON Schema does not know",
    why: """
      Validators pass over such a word, so what it says does not hold: `optional: true` makes nothing optional, and
      `nullable: true` lets no null in. A word that begins with `x-` says that it is an extension, and is let be.
      """, source: "JSON Schema 2020-12, Core, section 4.3.1")

  /// What was probably meant.
  private static let meant = [
    "optional": "leave the name out of `required` instead", "nullable": "write `type: [string, 'null']`",
    "example": "write `examples: […]`", "defaultValue": "write `default`", "desc": "write `description`",
    "id": "write `$id`",
  ]

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.rawSchemas.flatMap { raw in
      raw.parts.flatMap { part -> [Finding] in
        let stray = part.path.isEmpty || part.object["type"]?.string == "object" ? part.strayNames : []
        return part.object.keys.filter { !SchemaFacts.isKnown($0) && !stray.contains($0) }.map { word in
          Finding(
            kind, at: raw.location(part, keyOf: word, contract.origin),
            "`\(word)` in \(raw.words(for: part)) is no word of JSON Schema", label: "no validator reads it",
            help: meant[word] ?? "take it out, or call it `x-\(word)` if a program of yours reads it")
        }
      }
    }
  }
}
