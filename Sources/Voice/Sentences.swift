extension String {
  /// On one line, without spaces at its ends.
  var onOneLine: String {
    if isOneLine { return self }
    return split { $0 == "\n" || $0 == "\r\n" || $0 == "\t" || $0 == " " }.joined(separator: " ")
  }

  private var isOneLine: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      if bytes.first == 0x20 || bytes.last == 0x20 { return false }
      for byte in bytes where byte == 0x0A || byte == 0x0D || byte == 0x09 { return false }
      return true
    } ?? false
  }

  /// With a full stop, unless it ends in a mark of its own.
  var asSentence: String {
    let line = onOneLine
    switch line.utf8.last {
    case nil, 0x2E, 0x21, 0x3F, 0x3A: return line
    default: return line.hasSuffix("…") ? line : line + "."
    }
  }

  /// `snake_case` as words.
  var spaced: String { String(map { $0 == "_" || $0 == "-" ? " " : $0 }) }

  /// In double quotes, as something to be said word for word.
  var quoted: String { "\"\(onOneLine)\"" }

  /// Its sentences. A full stop ends one if a space and a capital follow, and what stands before it is no
  /// abbreviation.
  public var sentences: [String] {
    let line = onOneLine
    let bytes = Array(line.utf8)
    var result: [String] = []
    var start = 0
    var index = 0
    while index + 2 < bytes.count {
      let ends = bytes[index] == 0x2E || bytes[index] == 0x21 || bytes[index] == 0x3F
      if ends, bytes[index + 1] == 0x20, Self.beginsSentence(bytes[index + 2]),
        !Self.isShort(bytes, start, index)
      {
        result.append(String(decoding: bytes[start...index], as: UTF8.self))
        start = index + 2
        index = start
      } else {
        index += 1
      }
    }
    if start < bytes.count { result.append(String(decoding: bytes[start...], as: UTF8.self)) }
    return result
  }

  private static func beginsSentence(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || byte >= 0x80 || byte == 0x22
  }

  /// Whether the word before a full stop is an abbreviation: at most three letters with a capital (`No.`,
  /// `St.`), or one with a full stop in it (`e.g.`).
  private static func isShort(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var first = end
    while first > start, bytes[first - 1] != 0x20 { first -= 1 }
    let word = bytes[first..<end]
    return word.contains(0x2E)
      || (first > start && word.count <= 3 && (0x41...0x5A).contains(word.first ?? 0))
  }
}
