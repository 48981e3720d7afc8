import Findings

/// Findings as Markdown, for a comment on a pull request: the verdict first, then only what there is.
public enum MarkdownFormat: Format {
  public static let name = "markdown"
  public static let summary = "for a comment on a pull request"

  /// A comment on GitHub has at most 65,536 characters.
  private static let mostInSection = 50

  public static func text(of report: Report) -> String {
    let verdict = report.fails ? "does not pass" : report.counts.findings == 0 ? "is clean" : "passes"
    var text = "**The contract \(verdict)**: \(report.counts.sentence).\n"
    for (severity, title) in [(Severity.error, "Errors"), (.warning, "Warnings"), (.info, "Remarks")] {
      let items = report.items.filter { $0.finding.severity == severity }
      if items.isEmpty { continue }
      text += "\n### \(title)\n\n"
      for item in items.prefix(mostInSection) { text += entry(item) }
      if items.count > mostInSection { text += "- and \(items.count - mostInSection) more\n" }
    }
    return text
  }

  private static func entry(_ item: Report.Item) -> String {
    let finding = item.finding
    let place = item.place.map { MarkdownText.code($0.text) + " " } ?? ""
    var text = "- \(place)\(MarkdownText.escaped(finding.message)) (\(MarkdownText.code(finding.kind.code)))\n"
    for related in item.related {
      text += "  - \(MarkdownText.code(related.place.text)) \(MarkdownText.escaped(related.message))\n"
    }
    for note in finding.notes { text += "  - \(MarkdownText.escaped(note))\n" }
    if let help = finding.help { text += "  - **Help:** \(MarkdownText.escaped(help))\n" }
    return text
  }
}
