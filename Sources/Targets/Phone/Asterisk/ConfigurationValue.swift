import Facts

/// Text of the contract's author in a file that Asterisk reads (configs/samples of Asterisk 22; what a load really
/// does was measured, see `PhoneFacts.checked`).
///
/// `;` begins a comment unless a backslash stands before it, a line's end begins new configuration, `${` and `$[` are
/// expanded and can't be escaped, and `,` and `"` separate arguments and strings in a dialplan.
enum ConfigurationValue {
  /// A value in `pjsip.conf`, `voicemail.conf`…: one line, with `;` escaped.
  static func value(_ text: String) -> String {
    var result = ""
    for scalar in singleLine(text).unicodeScalars {
      if scalar == ";" { result.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// An argument of an application: nothing that separates, ends or expands.
  static func argument(_ text: String) -> String {
    var result = ""
    for scalar in singleLine(text).unicodeScalars {
      switch scalar {
      case "$", ",", "\"", "'", "(", ")", "{", "}", "[", "]", "|", "^", "&", "\\": continue
      case ";": result += "\\;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A comment: one line that can't begin a block comment (`;--`).
  static func comment(_ text: String) -> String { "; \(singleLine(text))" }

  /// Without control characters and separators of lines, cut where Asterisk would cut it, blanks at the ends removed.
  private static func singleLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var length = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: continue
      default: break
      }
      length += UTF8.width(scalar)
      if length > PhoneFacts.valueLength { break }
      result.append(scalar)
    }
    while result.first == " " { result.removeFirst() }
    while result.last == " " { result.removeLast() }
    return String(result)
  }
}
