/// What reading HTML and XML have in common: names, attributes and references.
struct MarkupScanner {
  let bytes: [UInt8]
  var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { index >= bytes.count }
  var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  func has(_ text: StaticString, ignoringCase: Bool = false) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    for place in 0..<count {
      let wanted = text.utf8Start[place]
      var byte = bytes[index + place]
      if ignoringCase, byte >= 0x41, byte <= 0x5A { byte |= 0x20 }
      if byte != wanted { return false }
    }
    return true
  }

  mutating func skip(_ text: StaticString, ignoringCase: Bool = false) -> Bool {
    guard has(text, ignoringCase: ignoringCase) else { return false }
    index += text.utf8CodeUnitCount
    return true
  }

  mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D { index += 1 }
  }

  /// Moves behind a text; false, and to the end, if it does not come any more.
  mutating func skip(past text: StaticString) -> Bool {
    while !isAtEnd {
      if skip(text) { return true }
      index += 1
    }
    return false
  }

  /// Letters, digits and `:_-.`, beginning with a letter, `_` or `:`; nil if none stands here.
  mutating func name() -> String? {
    let start = index
    while let byte = current {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x3A, 0x80...: index += 1
      case 0x30...0x39, 0x2D, 0x2E: if index > start { index += 1 } else { return nil }
      default: return index > start ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
      }
    }
    return index > start ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
  }

  /// A text with its references put in; `problems` gets those that are none.
  static func decoded(
    _ range: Range<Int>, of bytes: [UInt8], named: [String: String], _ problems: inout [FormProblem]
  ) -> String {
    var result: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == 0x26 else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let limit = min(range.upperBound, index + 12)
      guard let end = bytes[index..<limit].firstIndex(of: 0x3B),
        let text = character(String(decoding: bytes[index + 1..<end], as: UTF8.self), named)
      else {
        problems.append(FormProblem(at: index, "`&` stands here unescaped"))
        result.append(0x26)
        index += 1
        continue
      }
      result += text.utf8
      index = end + 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func character(_ reference: String, _ named: [String: String]) -> String? {
    guard reference.hasPrefix("#") else { return named[reference] }
    let digits = reference.dropFirst()
    let code = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
