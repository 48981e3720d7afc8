import Findings
import Language
import Resolve

/// What stands for a picture says what it shows.
enum AltTextRule: ReviewRule {
  static let kind = FindingKind(
    "widget/alt-text", .warning, "Checks that the words for a picture say what it shows",
    why: """
      `alt` is read aloud in the picture's place. \"Image\" says only that something is missed.
      """, source: "OpenAI, plugins/concepts/ui-guidelines, accessibility; WCAG 2.2, 1.1.1 (2026-06)")

  private static let empty: Set<String> = [
    "image", "picture", "photo", "photograph", "icon", "logo", "graphic", "img", "",
  ]

  static func check(_ contract: ResolvedContract) -> [Finding] {
    Layouts(contract: contract).elements.flatMap { widget, element -> [Finding] in
      element.images.flatMap { image in
        image.alt.versions.compactMap { alt -> Finding? in
          guard let words = alt.literal, empty.contains(words.lowercased()) else { return nil }
          return Finding(
            kind, at: contract.origin.location(alt.node), "`\(words)` does not say what the picture shows",
            help: "say it in a few words, as in `Picture of $(item.name)`")
        }
      }
    }
  }
}
