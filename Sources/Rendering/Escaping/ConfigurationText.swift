/// Text in a value of an Asterisk configuration file, as Asterisk 22 reads it (configs, measured 2026-11).
enum ConfigurationText {
  static func write(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> String? {
    if let problem = problem(in: text, isAtLineStart: bytes.last.map { $0 == 0x0A } ?? true) {
      return problem
    }
    // A semicolon begins a comment.
    writeText(text, to: &bytes) { $0 == 0x3B ? "\\;" : nil }
    return nil
  }

  private static func problem(in text: UnsafeBufferPointer<UInt8>, isAtLineStart: Bool) -> String? {
    for place in 0..<text.count {
      let byte = text[place]
      if byte < 0x20 || byte == 0x7F { return refusal(of: byte, in: "a line of configuration") }
      // U+0085, U+2028 and U+2029 end lines elsewhere.
      if byte == 0xC2, place + 1 < text.count, text[place + 1] < 0xA0 {
        return refusal(of: text[place + 1], in: "a line of configuration")
      }
      if byte == 0xE2, place + 2 < text.count, text[place + 1] == 0x80, text[place + 2] | 1 == 0xA9 {
        return "has a line separator, which a line of configuration cannot hold"
      }
      // No escape keeps these from being expanded when a call comes.
      if byte == 0x24, place + 1 == text.count || text[place + 1] == 0x7B || text[place + 1] == 0x5B {
        return place + 1 == text.count
          ? "ends with `$`, which could begin an expression"
          : "has `$\(Character(Unicode.Scalar(text[place + 1])))`, which begins an expression"
      }
    }
    if let last = text.last, last == 0x5C { return "ends with a backslash, which could escape what follows" }
    if isAtLineStart, let first = text.first, first == 0x23 || first == 0x5B {
      return "begins a line with `\(Character(Unicode.Scalar(first)))`, which is a directive there"
    }
    return nil
  }
}
