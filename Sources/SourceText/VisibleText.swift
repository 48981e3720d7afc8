extension Unicode.Scalar {
  /// Whether people can't see it and a model reads it all the same: zero-width and bidirectional control characters,
  /// tags and private use (Unicode TR 36, section 2). A joiner inside an emoji is seen.
  public var isHidden: Bool {
    switch value {
    case 0x80...0x84, 0x86...0x9F, 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180E,
      0x200B...0x200C, 0x200E...0x200F,
      0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0xE000...0xF8FF, 0xE0000...0xE0FFF,
      0xF0000...0x10FFFF:
      true
    default: false
    }
  }

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
