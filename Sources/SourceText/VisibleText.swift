extension Unicode.Scalar {
  /// What to show in place of a character that a terminal or a reviewer would not see or would be misled by:
  /// control characters as their picture (`␛`), invisible and direction-changing ones as `⟨U+202E⟩`; nil for
  /// all others. Tab and line feed count as seen.
  public var visibleForm: String? {
    switch value {
    case 0x09, 0x0A: nil
    case 0..<0x20: String(Unicode.Scalar(0x2400 + value)!)
    case 0x7F: "␡"
    case 0x80..<0xA0, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      "⟨U+\(String(value, radix: 16, uppercase: true).leftPadded(to: 4))⟩"
    default: nil
    }
  }
}

extension String {
  /// The text with everything that hides or misleads made visible.
  public var visible: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }) { return self }
    var text = ""
    for scalar in unicodeScalars {
      if let form = scalar.visibleForm { text += form } else { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: "0", count: max(0, width - count)) + self
  }
}
