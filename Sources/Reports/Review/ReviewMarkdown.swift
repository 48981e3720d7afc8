import Review
import SourceText

/// A review for a comment on a pull request: the counts, what is dangerous, and the rest behind a fold.
public enum ReviewMarkdown {
  /// A comment on GitHub has at most 65,536 characters; some room is left for what a workflow puts around it.
  private static let mostCharacters = 60_000
  private static let mostParts = 12

  /// The whole review. Ends in a line feed.
  public static func text(of report: ReviewReport) -> String {
    var text = "**Contract review**: \(ReviewReport.sentence(report.count))\n"
    for part in report.parts where !part.changes.isEmpty || report.parts.count == 1 {
      var places = ChangePlaces(part)
      text +=
        "\n#### \(MarkdownText.escaped(part.contract)): \(MarkdownText.code(part.old)) → \(MarkdownText.code(part.new))\n"
      for impact in Impact.allCases {
        let changes = part.changes.filter { $0.impact == impact }
        if changes.isEmpty { continue }
        text += section(impact, changes, &places, room: mostCharacters - text.utf8.count)
      }
    }
    return text
  }

  private static func section(_ impact: Impact, _ changes: [Change], _ places: inout ChangePlaces, room: Int) -> String
  {
    var entries = ""
    var shown = 0
    for change in changes {
      let entry = entry(change, &places)
      if entries.utf8.count + entry.utf8.count > room - 500 { break }
      entries += entry
      shown += 1
    }
    if shown < changes.count {
      entries += "- and \(changes.count - shown) more: `parlance diff` shows them all\n"
    }
    switch impact {
    case .breaks: return "\n🔴 **Breaks**\n\n" + entries
    case .exposes: return "\n🟠 **Exposes more**\n\n" + entries
    case .changes: return folded("🟡 \(changes.count) noticed", entries)
    case .safe: return folded("🟢 \(changes.count) safe", entries)
    }
  }

  private static func folded(_ summary: String, _ entries: String) -> String {
    "\n<details><summary>\(summary)</summary>\n\n\(entries)\n</details>\n"
  }

  private static func entry(_ change: Change, _ places: inout ChangePlaces) -> String {
    let (old, new) = places.of(change)
    let place = (new ?? old).map { " · \(MarkdownText.code($0.text))" } ?? ""
    let environments =
      change.environments.isEmpty
      ? "" : " (in \(change.environments.map { MarkdownText.code($0) }.joined(separator: ", ")))"
    var text =
      "- **\(MarkdownText.code(change.declaration))**\(environments) \(MarkdownText.escaped(change.sentence))\(place)\n"
    for note in change.notes { text += "  - \(MarkdownText.escaped(note))\n" }
    if !change.reaches.isEmpty {
      let shown = change.reaches.prefix(mostParts).map { MarkdownText.code($0) }.joined(separator: ", ")
      let rest = change.reaches.count - mostParts
      text += "  - Reaches \(shown)\(rest > 0 ? " and \(rest) more" : "")\n"
    }
    if change.impact >= .exposes, !change.touches.isEmpty {
      text += "  - Touches \(change.touches.map(\.rawValue).joined(separator: ", "))\n"
    }
    for part in change.parts.prefix(mostParts) { text += self.part(part, under: change) }
    if change.parts.count > mostParts { text += "  - and \(change.parts.count - mostParts) more\n" }
    return text
  }

  private static func part(_ part: Change, under change: Change) -> String {
    let owner = part.declaration == change.declaration ? "" : MarkdownText.code(part.declaration) + " "
    return "  - \(owner)\(MarkdownText.escaped(part.sentence))\n"
  }
}
