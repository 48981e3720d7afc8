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
    let escaped = escape(text)
    var before: UInt8 = 0
    let isFine = escaped.hasOnly { byte in
      defer { before = byte }
      return byte != 0x2D || before != 0x2D
    }
    return isFine ? escaped : escaped.split(separator: "--", omittingEmptySubsequences: false).joined(separator: "- -")
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
  mutating func append(escaped text: String) {
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      let isPlain = XMLText.isPlain(utf8)
      if isPlain { append(utf8) }
      return isPlain
    }
    if !isPlain { append(XMLText.escape(text)) }
  }
}
