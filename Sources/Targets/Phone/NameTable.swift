/// Names that are made safe for a language with a small alphabet, each of them once.
struct NameTable {
  private var taken: Set<String>

  /// For so many names, if that is known.
  init(count: Int = 0) { taken = Set(minimumCapacity: count) }

  /// The name with everything but letters, digits, `_` and `-` replaced, cut to `limit` characters, and told apart from
  /// all names before it.
  mutating func name(_ wanted: String, limit: Int = .max) -> String {
    var name = Self.token(wanted)
    if name.utf8.count > limit {
      name = String(name.prefix(limit - 9)) + "-" + PromptName.digest(of: wanted)
    }
    var candidate = name
    var count = 2
    // Asterisk tells upper from lower case in contexts, but not everywhere else.
    while !taken.insert(Self.lowercase(candidate)).inserted {
      candidate = "\(name.prefix(limit - 4))-\(count)"
      count += 1
    }
    return candidate
  }

  /// Only letters, digits, `_` and `-` of ASCII, beginning with a letter or digit.
  static func token(_ text: String) -> String {
    if isToken(text) { return text }
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result.append("_")
      }
    }
    if let first = result.first, first == "_" || first == "-" { result = "x" + result }
    return result.isEmpty ? "x" : result
  }

  /// Whether a name stays as it is, and is another in small letters than every other name.
  static func isLowercase(_ text: String) -> Bool { isToken(text) && text.hasOnly { !(0x41...0x5A ~= $0) } }

  private static func isToken(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != 0x5F, first != 0x2D else { return false }
    return text.hasOnly {
      switch $0 {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
      default: false
      }
    }
  }

  private static func lowercase(_ token: String) -> String {
    token.hasOnly { !(0x41...0x5A ~= $0) } ? token : token.lowercased()
  }
}

extension String {
  /// Whether all bytes are fine, looked at where they lie.
  func hasOnly(_ isFine: (UInt8) -> Bool) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isFine) } ?? utf8.allSatisfy(isFine)
  }
}
