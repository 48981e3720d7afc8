import JSONValues

/// Text in XML 1.0, between tags or in an attribute's double quotes.
enum XMLText {
  static func escape(_ text: String) -> String {
    var text = text
    if text.withUTF8(isPlain) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      case "\t", "\n", "\r": result += " "
      default: if isCharacter(scalar.value) { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  /// Text of a comment, in which `--` may not stand.
  static func comment(_ text: String) -> String {
    escape(text).split(separator: "--", omittingEmptySubsequences: false).joined(separator: "- -")
  }

  /// Whether text stands as it is in a comment.
  fileprivate static func isPlainComment(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    isPlain(utf8) && !utf8.indices.contains { $0 > 0 && utf8[$0] == 0x2D && utf8[$0 - 1] == 0x2D }
  }

  /// Only characters of ASCII that stand for themselves everywhere.
  fileprivate static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in utf8 {
      switch byte {
      case 0x22, 0x26, 0x27, 0x3C, 0x3E: return false
      default: if byte < 0x20 || byte >= 0x7F { return false }
      }
    }
    return true
  }

  /// XML 1.0 (fifth edition), production 2.
  private static func isCharacter(_ value: UInt32) -> Bool {
    value >= 0x20 && value != 0x7F && !(0xD800...0xDFFF).contains(value) && value != 0xFFFE && value != 0xFFFF
  }
}

extension ByteBuffer {
  /// Puts a text at the end as `XMLText` escapes it.
  mutating func append(escaped text: String) { append(text, if: XMLText.isPlain, else: XMLText.escape) }

  /// Puts a text at the end as it stands in a comment.
  mutating func append(comment text: String) { append(text, if: XMLText.isPlainComment, else: XMLText.comment) }

  @inline(__always)
  private mutating func append(
    _ text: String, if isPlain: (UnsafeBufferPointer<UInt8>) -> Bool, else safe: (String) -> String
  ) {
    var text = text
    let isWritten = text.withUTF8 { utf8 in
      let isWritten = isPlain(utf8)
      if isWritten { append(utf8) }
      return isWritten
    }
    if !isWritten { append(safe(text)) }
  }
}
