import Review
import SourceText

/// A review for a person at a terminal.
public enum ReviewText {
  /// The whole review. Ends in a line feed.
  public static func text(of report: ReviewReport) -> String {
    let palette = Palette(isColoured: report.isColoured)
    var text = ""
    for part in report.parts {
      var places = ChangePlaces(part)
      text += palette.bold("\(part.contract.visible): \(part.old.visible) → \(part.new.visible)") + "\n"
      for change in part.changes { text += "\n" + entry(change, palette, &places) }
      text += (part.changes.isEmpty ? "" : "\n") + palette.bold(ReviewReport.sentence(part.count)) + "\n"
      if report.parts.count > 1 { text += "\n" }
    }
    if report.parts.count > 1 { text += palette.bold("all: " + ReviewReport.sentence(report.count)) + "\n" }
    return text
  }

  private static func entry(_ change: Change, _ palette: Palette, _ places: inout ChangePlaces) -> String {
    let head = palette.impact(change.impact, "\(change.impact.rawValue)[\(change.code)]")
    let environments = change.environments.isEmpty ? "" : " in \(change.environments.joined(separator: ", "))"
    var text =
      head + palette.bold(" \(change.declaration.visible)\(environments.visible): ") + change.sentence.onOneLine + "\n"
    let (old, new) = places.of(change)
    let spots = [old.map { "was \($0.text)" }, new.map { "is \($0.text)" }].compactMap { $0 }
    if !spots.isEmpty { text += palette.frame("  --> ") + spots.joined(separator: ", ").visible + "\n" }
    for note in change.notes { text += line("note", note, palette) }
    if !change.reaches.isEmpty { text += line("reaches", change.reaches.joined(separator: ", "), palette) }
    if !change.touches.isEmpty {
      text += line("touches", change.touches.map(\.rawValue).joined(separator: ", "), palette)
    }
    text += parts(change.parts, under: change, palette, &places, depth: 1)
    return text
  }

  /// What a change consists of: as lines, so that the cause stands out.
  private static func parts(
    _ parts: [Change], under change: Change, _ palette: Palette, _ places: inout ChangePlaces, depth: Int
  ) -> String {
    var text = ""
    for part in parts {
      let (old, new) = places.of(part)
      let place = (new ?? old).map { " (\($0.text.visible))" } ?? ""
      let owner = part.declaration == change.declaration ? "" : part.declaration.visible + ": "
      let indent = String(repeating: "  ", count: depth)
      text +=
        indent + palette.impact(part.impact, "- \(part.impact.rawValue) ") + owner + part.sentence.onOneLine + place
        + "\n"
      for note in part.notes { text += indent + line("note", note, palette) }
      text += Self.parts(part.parts, under: part, palette, &places, depth: depth + 1)
    }
    return text
  }

  private static func line(_ word: String, _ content: String, _ palette: Palette) -> String {
    "  \(palette.frame("=")) \(palette.bold(word + ":")) \(content.onOneLine)\n"
  }
}
