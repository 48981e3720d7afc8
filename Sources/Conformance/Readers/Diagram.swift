/// Reads a Mermaid flowchart (mermaid.js.org, flowchart syntax, 2026-11-22) of boxes with quoted texts and arrows.
struct Diagram {
  struct Box {
    let id: String
    let text: String
    let range: Range<Int>
  }
  struct Arrow {
    let from: String
    let label: String
    let to: String
    let range: Range<Int>
  }

  private(set) var boxes: [Box] = []
  private(set) var arrows: [Arrow] = []
  private(set) var problems: [FormProblem] = []

  private static let brackets = [
    ("([", "])"), ("[[", "]]"), ("[(", ")]"), ("[/", "/]"), ("{{", "}}"), ("{", "}"), ("[", "]"), ("(", ")"),
  ]

  init(_ bytes: [UInt8]) {
    var start = 0
    var isFirst = true
    for end in bytes.indices where bytes[end] == 0x0A {
      let line = String(decoding: bytes[start..<end], as: UTF8.self).trimmed
      let range = start..<end
      start = end + 1
      if line.isEmpty || line.hasPrefix("%%") { continue }
      if isFirst {
        isFirst = false
        if !line.hasPrefix("flowchart ") { problems.append(FormProblem(range, "a diagram begins with `flowchart`")) }
      } else {
        read(line, range)
      }
    }
    let known = Set(boxes.map(\.id))
    for arrow in arrows {
      for id in [arrow.from, arrow.to] where !known.contains(id) {
        problems.append(FormProblem(arrow.range, "`\(id)` is no box"))
      }
    }
  }

  private mutating func read(_ line: String, _ range: Range<Int>) {
    let id = String(line.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    var rest = Substring(line.dropFirst(id.count))
    if rest.hasPrefix(" --> ") || rest.hasPrefix(" -->|\"") {
      rest = rest.dropFirst(4)
      var label = ""
      if rest.hasPrefix("|\"") {
        let parts = rest.dropFirst(2).split(separator: "\"|", maxSplits: 1)
        guard parts.count == 2 else {
          problems.append(FormProblem(range, "the arrow's text is not closed"))
          return
        }
        label = Self.decoded(String(parts[0]))
        rest = parts[1]
      }
      let to = String(rest).trimmed
      arrows.append(Arrow(from: id, label: label, to: to, range: range))
      return
    }
    for (open, close) in Self.brackets where rest.hasPrefix(open + "\"") && rest.hasSuffix("\"" + close) {
      let text = rest.dropFirst(open.count + 1).dropLast(close.count + 1)
      if text.contains("\"") { problems.append(FormProblem(range, "a quote stands unescaped in a box")) }
      boxes.append(Box(id: id, text: Self.decoded(String(text)), range: range))
      return
    }
    problems.append(FormProblem(range, "the line is neither a box nor an arrow"))
  }

  /// `#quot;`, `#35;`
  private static func decoded(_ text: String) -> String {
    var result = text
    for (code, character) in [
      ("#quot;", "\""), ("#lt;", "<"), ("#gt;", ">"), ("#amp;", "&"), ("#96;", "`"), ("#92;", "\\"), ("#35;", "#"),
    ] {
      result = result.replacing(code, with: character)
    }
    return result
  }
}
