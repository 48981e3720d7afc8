/// What a scalar means where no type is known: YAML 1.2's core schema (YAML 1.2.2, section 10.3).
public enum CoreScalar: Sendable, Hashable {
  case null
  case bool(Bool)
  case int(Int)
  /// Not finite for `.inf`, `.nan`, and numbers beyond what a double holds.
  case double(Double)
  case string
}

extension NodeTree {
  /// What a scalar means by the core schema, or by its explicit tag; `string` for a collection. In JSON text only
  /// what JSON calls a number or a literal is one.
  ///
  /// Digits that begin with a zero, such as `0123`, are text, although the core schema would make them a number: the
  /// zero would be lost, and they are codes, numbers of telephones or accounts. A number beyond 64 bits is a double.
  public func coreScalar(_ node: NodeID) -> CoreScalar {
    let record = content(node)
    guard record.kind == .scalar else { return .string }
    switch record.tag {
    case .string, .nonSpecific: return .string
    case .none, .other, .sequence, .mapping: if record.style != .plain { return .string }
    case .integer, .float, .boolean, .null:
      return withBytes(node) { CoreScalarReader.read($0, tagged: record.tag) } ?? .string
    }
    return withBytes(node) { CoreScalarReader(bytes: $0).read() }
  }
}

/// Reads one text by the core schema's patterns.
struct CoreScalarReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var allowsLeadingZero = false

  func read() -> CoreScalar {
    guard let first = bytes.first else { return .null }
    switch first {
    case 0x7E: return bytes.count == 1 ? .null : .string
    case 0x6E, 0x4E: return isWord("null", "Null", "NULL") ? .null : .string
    case 0x74, 0x54: return isWord("true", "True", "TRUE") ? .bool(true) : .string
    case 0x66, 0x46: return isWord("false", "False", "FALSE") ? .bool(false) : .string
    case 0x30...0x39, 0x2B, 0x2D, 0x2E: return number()
    default: return .string
    }
  }

  /// What a text means under an explicit tag; nil if the tag doesn't fit it.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, tagged tag: NodeTree.Tag) -> CoreScalar? {
    let value = CoreScalarReader(bytes: bytes, allowsLeadingZero: true).read()
    switch (tag, value) {
    case (.float, .int(let value)): return .double(Double(value))
    case (.integer, .int), (.float, .double), (.boolean, .bool), (.null, .null): return value
    // A whole number beyond 64 bits.
    case (.integer, .double(let number)) where number.isFinite && number.magnitude >= 0x1p63: return value
    default: return nil
    }
  }

  private func isWord(_ words: StaticString...) -> Bool {
    words.contains { word in word.withUTF8Buffer { $0.elementsEqual(bytes) } }
  }

  private func number() -> CoreScalar {
    if bytes.count > 2, bytes[0] == 0x30, bytes[1] == 0x78 || bytes[1] == 0x6F {
      return digits(from: 2, radix: bytes[1] == 0x78 ? 16 : 8)
    }
    let isSigned = bytes[0] == 0x2B || bytes[0] == 0x2D
    let isNegative = bytes[0] == 0x2D
    let start = isSigned ? 1 : 0
    let rest = UnsafeBufferPointer(rebasing: bytes[start...])
    let word = CoreScalarReader(bytes: rest)
    if word.isWord(".inf", ".Inf", ".INF") { return .double(isNegative ? -.infinity : .infinity) }
    if !isSigned, word.isWord(".nan", ".NaN", ".NAN") { return .double(.nan) }

    var index = start
    while index < bytes.count, bytes[index].isDigit { index += 1 }
    let whole = index - start
    if whole > 1, bytes[start] == 0x30, !allowsLeadingZero { return .string }
    if index == bytes.count {
      return whole == 0 ? .string : digits(from: start, radix: 10, isNegative: isNegative)
    }
    var fraction = 0
    if bytes[index] == 0x2E {
      index += 1
      let begin = index
      while index < bytes.count, bytes[index].isDigit { index += 1 }
      fraction = index - begin
    }
    guard whole + fraction > 0 else { return .string }
    if index < bytes.count, bytes[index] | 0x20 == 0x65 {
      index += 1
      if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
      let begin = index
      while index < bytes.count, bytes[index].isDigit { index += 1 }
      guard index > begin else { return .string }
    }
    guard index == bytes.count else { return .string }
    return .double(double())
  }

  private func digits(from start: Int, radix: Int, isNegative: Bool = false) -> CoreScalar {
    var value = 0
    var large = 0.0
    var isLarge = false
    for byte in bytes[start...] {
      let digit: Int
      switch byte {
      case 0x30...0x39: digit = Int(byte) - 0x30
      case 0x41...0x46: digit = Int(byte) - 0x37
      case 0x61...0x66: digit = Int(byte) - 0x57
      default: return .string
      }
      guard digit < radix else { return .string }
      large = large * Double(radix) + Double(digit)
      let (product, overflowed) = value.multipliedReportingOverflow(by: radix)
      let (next, overflowedAgain) =
        isNegative
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      isLarge = isLarge || overflowed || overflowedAgain
      value = next
    }
    if !isLarge { return .int(value) }
    // Summing up digits rounds each time; reading the decimal text rounds once.
    return .double(radix == 10 ? double() : large)
  }

  private func double() -> Double {
    var text = String(decoding: bytes, as: UTF8.self)
    // What the core schema allows and Swift's reader doesn't: a point without digits on one side.
    if let point = text.firstIndex(of: ".") {
      let after = text.index(after: point)
      if after == text.endIndex || !text[after].isNumber { text.insert("0", at: after) }
      if point == text.startIndex || !text[text.index(before: point)].isNumber { text.insert("0", at: point) }
    }
    return Double(text) ?? (text.hasPrefix("-") ? -.infinity : .infinity)
  }
}
