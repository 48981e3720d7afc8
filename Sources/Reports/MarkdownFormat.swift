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
    let place = item.place.map { code($0.text) + " " } ?? ""
    var text = "- \(place)\(escaped(finding.message)) (\(code(finding.kind.code)))\n"
    for related in item.related { text += "  - \(code(related.place.text)) \(escaped(related.message))\n" }
    for note in finding.notes { text += "  - \(escaped(note))\n" }
    if let help = finding.help { text += "  - **Help:** \(escaped(help))\n" }
    return text
  }

  private static func code(_ text: String) -> String {
    "`" + oneLine(text).replacing("`", with: "'") + "`"
  }

  /// Text whose backticked parts stay code and whose other parts mean nothing to Markdown or HTML: no link,
  /// no tag, no mention of a person.
  private static func escaped(_ text: String) -> String {
    let parts = oneLine(text).split(separator: "`", omittingEmptySubsequences: false)
    // An even number of backticks gives an odd number of parts, of which every second is code.
    let isBalanced = parts.count % 2 == 1
    return parts.enumerated().map { index, part in
      isBalanced && index % 2 == 1 ? (part.isEmpty ? "" : "`\(part)`") : plain(part)
    }.joined(separator: isBalanced ? "" : "\\`")
  }

  private static func plain(_ text: Substring) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      case "@": escaped += "&#64;"
      case "\\", "*", "_", "[", "]", "#", "|", "~", "!": escaped += "\\\(scalar)"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func oneLine(_ text: String) -> String {
    String(text.visible.map { $0.isNewline ? " " : $0 })
  }
}
