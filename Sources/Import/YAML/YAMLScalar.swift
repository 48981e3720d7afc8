import SourceText

/// How a text is written in YAML, so that every reader gives it back as it was.
///
/// The plainest form that is safe: plain, quoted, or a block. Safe means more than YAML 1.2 asks: what a reader of
/// YAML 1.1 would take for a boolean, a date or a number of seconds is quoted too.
struct YAMLScalar {
  let text: String
  private let isPrintable: Bool
  private let isOneLine: Bool

  init(_ text: String) {
    self.text = text.utf8.contains(0x24) ? text.replacing("$(", with: "$(dollar)(") : text
    isPrintable = self.text.unicodeScalars.allSatisfy { Self.isPrintable($0) || $0 == "\n" }
    isOneLine = !self.text.utf8.contains(0x0A)
  }

  /// On one line; between `{ }` or `[ ]` fewer texts are plain.
  func onOneLine(inFlow: Bool) -> String {
    if isPlain(inFlow: inFlow) { return text }
    if isPrintable, isOneLine, !text.utf8.contains(0x27) { return "'\(text)'" }
    return Self.doubleQuoted(text)
  }

  /// After `key:` or `-`, indented by `indent` where it takes more than a line; `room` is what is left of the first.
  func inBlock(indent: Int, room: Int) -> String {
    let short = onOneLine(inFlow: false)
    if isOneLine, short.utf8.count <= room { return short }
    if !isOneLine, let literal = literal(indent: indent) { return literal }
    if isOneLine, let folded = folded(indent: indent) { return folded }
    return short
  }

  /// As a key. One that YAML would not take as such stands after `? `.
  static func key(_ text: String) -> (text: String, isExplicit: Bool) {
    let scalar = YAMLScalar(verbatim: text)
    let written = scalar.onOneLine(inFlow: true)
    // libyaml looks for the colon within 1,024 characters.
    return (written, written.utf8.count > 1000)
  }

  /// Keys are never bindings.
  private init(verbatim text: String) {
    self.text = text
    isPrintable = text.unicodeScalars.allSatisfy { Self.isPrintable($0) || $0 == "\n" }
    isOneLine = !text.utf8.contains(0x0A)
  }

  // MARK: - Plain

  private func isPlain(inFlow: Bool) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, isPrintable, isOneLine, first != 0x20, last != 0x20 else {
      return false
    }
    // A letter, or what is more than ASCII, begins it: no indicator, sign or digit has to be thought about.
    guard Self.isLetter(first) || first >= 0x80 || first == 0x28 || first == 0x5F || first == 0x24 || first == 0x2F
    else { return Self.isVersion(bytes) }
    for (place, byte) in bytes.enumerated() {
      switch byte {
      case 0x3A where inFlow || place + 1 == bytes.count || bytes[place + 1] == 0x20: return false
      case 0x23 where bytes[place - 1] == 0x20: return false
      case 0x5B, 0x5D, 0x7B, 0x7D, 0x2C: if inFlow { return false }
      case 0x3F where inFlow: return false
      case 0x23 where inFlow, 0x27 where inFlow, 0x22 where inFlow: return false
      default: break
      }
    }
    return !Self.words.contains(text.lowercased())
  }

  /// `1.2.3` is a text to every reader, and looks best as it is.
  private static func isVersion(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
    return parts.count == 3
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
      }
  }

  /// What some reader takes for something else than text.
  private static let words: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"]

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }

  /// Whether a character may stand in a file as it is: YAML takes it, and people see it.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: true
    case 0xA0...0xD7FF, 0xE000..<0xFFFE, 0x10000...0x10FFFF: !scalar.isHidden && scalar.value & 0xFFFE != 0xFFFE
    default: false
    }
  }

  // MARK: - Blocks

  /// Line by line as it is; nil for text that begins or ends in a way that a block can't say simply.
  private func literal(indent: Int) -> String? {
    guard isPrintable, let first = text.utf8.first, first != 0x20, first != 0x0A, !text.hasSuffix("\n\n") else {
      return nil
    }
    let endsLine = text.hasSuffix("\n")
    let lines = (endsLine ? text.dropLast() : text[...]).split(separator: "\n", omittingEmptySubsequences: false)
    // Blanks at a line's end would be lost on the way through most editors.
    guard !lines.contains(where: { $0.hasSuffix(" ") }) else { return nil }
    return (endsLine ? "|" : "|-") + lines.map { $0.isEmpty ? "\n" : "\n" + Self.blank(indent) + $0 }.joined()
  }

  /// Wrapped at single spaces; nil for text that folding would change.
  private func folded(indent: Int) -> String? {
    let bytes = Array(text.utf8)
    guard isPrintable, let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20,
      !zip(bytes, bytes.dropFirst()).contains(where: { $0 == 0x20 && $1 == 0x20 })
    else { return nil }
    var result = ">-"
    var column = YAMLWriter.width
    for word in text.split(separator: " ") {
      let width = word.unicodeScalars.count
      if column + 1 + width > YAMLWriter.width {
        result += "\n" + Self.blank(indent) + word
        column = indent + width
      } else {
        result += " " + word
        column += 1 + width
      }
    }
    return result
  }

  private static func blank(_ count: Int) -> String { String(repeating: " ", count: count) }

  // MARK: - Quotes

  /// With every character that can't be seen, or that YAML refuses, as an escape (YAML 1.2.2, section 5.7).
  private static func doubleQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x100: result += "\\x" + hex(scalar.value, 2)
      case _ where scalar.value < 0x10000: result += "\\u" + hex(scalar.value, 4)
      default: result += "\\U" + hex(scalar.value, 8)
      }
    }
    return result + "\""
  }

  private static func hex(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}
