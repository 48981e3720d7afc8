/// Leaves out of a script or style sheet what only its author reads: indentation, empty lines, and comments that have
/// a line of their own. Nothing that could change its meaning is touched, and line numbers still tell the statement.
enum Compaction {
  static func compacted(_ text: String) -> [UInt8] {
    // Within backticks a line's beginning is part of a string.
    if text.utf8.contains(0x60) { return Array(text.utf8) }
    var result: [UInt8] = []
    for line in text.utf8.split(separator: 0x0A) {
      let rest = line.drop { $0 == 0x20 || $0 == 0x09 }
      let isComment =
        rest.starts(with: "//".utf8)
        || rest.starts(with: "/*".utf8) && rest.suffix(2).elementsEqual("*/".utf8)
      if rest.isEmpty || isComment && !hasCode(rest) { continue }
      result += rest
      result.append(0x0A)
    }
    return result
  }

  /// Whether something follows the first comment of a line: `/* a */ b { } /* c */`.
  private static func hasCode(_ line: Substring.UTF8View) -> Bool {
    guard line.starts(with: "/*".utf8) else { return false }
    let body = Array(line.dropFirst(2).dropLast(2))
    return body.indices.dropLast().contains { body[$0] == 0x2A && body[$0 + 1] == 0x2F }
  }
}
