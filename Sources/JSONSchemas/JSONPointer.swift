/// RFC 6901.
enum JSONPointer {
  static func text(_ path: [String]) -> String {
    path.map { "/" + $0.replacing("~", by: "~0").replacing("/", by: "~1") }.joined()
  }

  /// The parts of a pointer; nil if it is none.
  static func parts(_ text: some StringProtocol) -> [String]? {
    if text.isEmpty { return [] }
    guard text.utf8.first == 0x2F else { return nil }
    var parts: [String] = []
    for part in text.utf8.dropFirst().split(separator: 0x2F, omittingEmptySubsequences: false) {
      guard let part = unescaped(part) else { return nil }
      parts.append(part)
    }
    return parts
  }

  private static func unescaped(_ part: some Sequence<UInt8>) -> String? {
    var bytes: [UInt8] = []
    var isEscape = false
    for byte in part {
      if isEscape {
        guard byte == 0x30 || byte == 0x31 else { return nil }
        bytes.append(byte == 0x30 ? 0x7E : 0x2F)
        isEscape = false
      } else if byte == 0x7E {
        isEscape = true
      } else {
        bytes.append(byte)
      }
    }
    return isEscape ? nil : String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  fileprivate func replacing(_ character: Character, by text: String) -> String {
    contains(character)
      ? split(separator: character, omittingEmptySubsequences: false).joined(separator: text) : self
  }
}
