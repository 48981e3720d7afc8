import Findings
import Language
import Resolve

/// The host shows the app's logo; the widget does not.
enum LogoRule: ReviewRule {
  static let kind = FindingKind(
    "widget/logo", .warning, "Checks that no widget shows the app's own logo",
    why: """
      The host puts the app's name and logo above each widget. Another one inside takes room and reads as an advertisement.
      """, source: "OpenAI, plugins/concepts/ui-guidelines, icons and imagery (2026-06)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    Layouts(contract: contract).elements.flatMap { widget, element -> [Finding] in
      element.images.compactMap { image in
        guard let address = image.source.literal?.lowercased(), address.contains("logo") else { return nil }
        return Finding(
          kind, at: contract.origin.location(image.node, "source"), "widget `\(widget.name)` shows a logo",
          help: "take it out: the host shows it already")
      }
    }
  }
}
