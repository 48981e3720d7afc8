/// Reads an Asterisk configuration file as Asterisk 22 does (measured 2026-11-22): sections, and `key=value` or
/// `key => value` lines. `;` begins a comment unless a backslash stands before it.
struct Configuration: Sendable {
  struct Item: Sendable {
    let key: String
    let value: String
    let range: Range<Int>
  }
  struct Section: Sendable {
    let name: String
    let range: Range<Int>
    var items: [Item] = []

    func values(_ key: String) -> [String] { items.filter { $0.key == key }.map(\.value) }
    func value(_ key: String) -> String? { items.last { $0.key == key }?.value }
    func range(of key: String) -> Range<Int> { items.last { $0.key == key }?.range ?? range }
  }

  private(set) var sections: [Section] = []
  private(set) var problems: [FormProblem] = []

  /// Asterisk skips longer lines (8,185 bytes).
  private static let lineLimit = 8_184

  init(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      read(start..<end, of: bytes)
      start = end + 1
    }
  }

  private mutating func read(_ range: Range<Int>, of bytes: [UInt8]) {
    if range.count > Self.lineLimit {
      problems.append(FormProblem(range, "the line is too long, and Asterisk skips it"))
      return
    }
    let (text, cut) = Self.withoutComment(bytes[range])
    if cut == .block {
      problems.append(FormProblem(range, "`;--` begins a comment over several lines"))
      return
    }
    let line = text.trimmed
    if line.isEmpty { return }
    if line.hasPrefix("[") {
      guard let end = line.firstIndex(of: "]") else {
        problems.append(FormProblem(range, "`]` is missing"))
        return
      }
      sections.append(Section(name: String(line[line.index(after: line.startIndex)..<end]), range: range))
      return
    }
    guard let equals = line.firstIndex(of: "=") else {
      problems.append(FormProblem(range, "there is no `=` in the line"))
      return
    }
    var value = line[line.index(after: equals)...]
    if value.hasPrefix(">") { value = value.dropFirst() }
    guard !sections.isEmpty else {
      problems.append(FormProblem(range, "the line stands in no section"))
      return
    }
    sections[sections.count - 1].items.append(
      Item(key: String(line[..<equals]).trimmed, value: String(value).trimmed, range: range))
  }

  private enum Cut { case none, comment, block }

  private static func withoutComment(_ line: ArraySlice<UInt8>) -> (String, Cut) {
    var result: [UInt8] = []
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == 0x5C, index + 1 < line.endIndex, line[index + 1] == 0x3B {
        result.append(0x3B)
        index += 2
        continue
      }
      if line[index] == 0x3B {
        let isBlock = line[index...].starts(with: [0x3B, 0x2D, 0x2D])
        return (String(decoding: result, as: UTF8.self), isBlock ? .block : .comment)
      }
      result.append(line[index])
      index += 1
    }
    return (String(decoding: result, as: UTF8.self), .none)
  }

  func section(_ name: String) -> Section? { sections.first { $0.name == name } }
}

extension String {
  /// Without blanks at its ends.
  var trimmed: String {
    var view = Substring(self)
    while view.first == " " || view.first == "\t" { view.removeFirst() }
    while view.last == " " || view.last == "\t" { view.removeLast() }
    return String(view)
  }
}
