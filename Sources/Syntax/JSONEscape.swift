/// An escape of a JSON string (RFC 8259, section 7): what it stands for, and its length in bytes.
struct JSONEscape {
  let scalar: UInt32
  let length: Int

  /// Nil if the bytes are no escape, or half of a surrogate pair, which stands for no character.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    guard index + 1 < bytes.count else { return nil }
    switch bytes[index + 1] {
    case 0x22, 0x5C, 0x2F: (scalar, length) = (UInt32(bytes[index + 1]), 2)
    case 0x62: (scalar, length) = (0x08, 2)
    case 0x66: (scalar, length) = (0x0C, 2)
    case 0x6E: (scalar, length) = (0x0A, 2)
    case 0x72: (scalar, length) = (0x0D, 2)
    case 0x74: (scalar, length) = (0x09, 2)
    case 0x75:
      guard let unit = Self.hex(bytes, at: index + 2, count: 4) else { return nil }
      guard unit >= 0xD800, unit <= 0xDFFF else {
        (scalar, length) = (unit, 6)
        return
      }
      guard unit < 0xDC00, index + 7 < bytes.count, bytes[index + 6] == 0x5C, bytes[index + 7] == 0x75,
        let low = Self.hex(bytes, at: index + 8, count: 4), low >= 0xDC00, low <= 0xDFFF
      else { return nil }
      (scalar, length) = (0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), 12)
    default: return nil
    }
  }

  /// The value of `count` hexadecimal digits; nil if one is none.
  static func hex(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, count: Int) -> UInt32? {
    guard index + count <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[index..<index + count] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
      default: return nil
      }
    }
    return value
  }
}
