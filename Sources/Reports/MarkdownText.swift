import SourceText

/// Text that means nothing to Markdown or HTML.
enum MarkdownText {
  /// A text as code, on one line.
  static func code(_ text: String) -> String {
    "`" + text.onOneLine.replacing("`", with: "'") + "`"
  }

  /// Text whose backticked parts stay code and whose other parts mean nothing to Markdown or HTML: no link,
  /// no tag, no mention of a person.
  static func escaped(_ text: String) -> String {
    let parts = text.onOneLine.split(separator: "`", omittingEmptySubsequences: false)
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
}

extension String {
  /// The text on one line, with what a terminal or a reader would not show made visible.
  var onOneLine: String { String(visible.map { $0.isNewline ? " " : $0 }) }
}
