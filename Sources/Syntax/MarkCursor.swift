/// Turns libyaml's marks, which count Unicode scalars, into bytes. Marks come nearly in order, so that a cursor that
/// walks from the last one visits each byte about once.
struct MarkCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isASCII: Bool
  private var scalars = 0
  private var offset = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool) {
    self.bytes = bytes
    self.isASCII = isASCII
  }

  /// The byte at which the scalar number `index` begins.
  @inline(__always)
  mutating func byte(_ index: Int) -> Int {
    isASCII ? min(index, bytes.count) : walk(to: index)
  }

  private mutating func walk(to index: Int) -> Int {
    while scalars < index && offset < bytes.count {
      let lead = bytes[offset]
      offset += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      scalars += 1
    }
    while scalars > index {
      offset -= 1
      while bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      scalars -= 1
    }
    return offset
  }
}
