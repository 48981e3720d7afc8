/// Text that is being written, as UTF-8. Large files are put together in it, because a `String` looks at every piece that
/// is added to it and a file's bytes would be copied once more at the end.
struct TextBytes {
  private(set) var bytes: [UInt8] = []

  init() {}

  mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func put(_ more: [UInt8]) { bytes.append(contentsOf: more) }

  mutating func put(byte: UInt8) { bytes.append(byte) }

  /// A whole number in decimal digits.
  mutating func put(_ number: Int) {
    if number < 10 && number >= 0 {
      bytes.append(0x30 + UInt8(number))
    } else {
      bytes.append(contentsOf: String(number).utf8)
    }
  }
}
