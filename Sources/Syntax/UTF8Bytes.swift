/// Unicode scalars in UTF-8 bytes (RFC 3629, section 4).
enum UTF8Bytes {
  /// The scalar that begins at `index`, and its number of bytes; nil if the bytes there are not UTF-8.
  static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (value: UInt32, length: Int)? {
    let lead = bytes[index]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for next in index + 1..<index + length {
      guard bytes[next] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(bytes[next] & 0x3F)
    }
    let isShortest = length == 2 || value >= (length == 3 ? 0x800 : 0x10000)
    guard isShortest, value < 0xD800 || value > 0xDFFF, value <= 0x10FFFF else { return nil }
    return (value, length)
  }

  /// Calls `body` with each byte of a scalar.
  @inline(__always)
  static func encode(_ value: UInt32, _ body: (UInt8) -> Void) {
    if value < 0x80 {
      body(UInt8(value))
    } else if value < 0x800 {
      body(0xC0 | UInt8(value >> 6))
      body(0x80 | UInt8(value & 0x3F))
    } else if value < 0x10000 {
      body(0xE0 | UInt8(value >> 12))
      body(0x80 | UInt8(value >> 6 & 0x3F))
      body(0x80 | UInt8(value & 0x3F))
    } else {
      body(0xF0 | UInt8(value >> 18))
      body(0x80 | UInt8(value >> 12 & 0x3F))
      body(0x80 | UInt8(value >> 6 & 0x3F))
      body(0x80 | UInt8(value & 0x3F))
    }
  }

  static func length(_ value: UInt32) -> Int {
    value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
  }
}
