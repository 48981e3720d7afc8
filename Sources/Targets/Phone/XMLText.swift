/// Text in XML 1.0, between tags or in an attribute's double quotes.
enum XMLText {
  static func escape(_ text: String) -> String {
    if isPlain(text) { return text }
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
    guard zip(escaped.utf8, escaped.utf8.dropFirst()).contains(where: { $0 == 0x2D && $1 == 0x2D }) else {
      return escaped
    }
    return escaped.split(separator: "--", omittingEmptySubsequences: false).joined(separator: "- -")
  }

  /// Only characters of ASCII that stand for themselves everywhere.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case 0x22, 0x26, 0x27, 0x3C, 0x3E: false
      default: byte >= 0x20 && byte < 0x7F
      }
    }
  }

  /// XML 1.0 (fifth edition), production 2.
  private static func isCharacter(_ value: UInt32) -> Bool {
    value >= 0x20 && value != 0x7F && !(0xD800...0xDFFF).contains(value) && value != 0xFFFE && value != 0xFFFF
  }
}
