/// Text in XML 1.0, between tags or in an attribute's double quotes.
enum XMLText {
  static func escape(_ text: String) -> String {
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

  /// XML 1.0 (fifth edition), production 2.
  private static func isCharacter(_ value: UInt32) -> Bool {
    value >= 0x20 && value != 0x7F && !(0xD800...0xDFFF).contains(value) && value != 0xFFFE && value != 0xFFFF
  }
}
