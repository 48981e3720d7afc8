import CDigest

/// The digest of FIPS 180-4.
public enum SHA256 {
  /// 32 bytes.
  public static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.mix($0) }
    return hasher.finish()
  }

  /// 64 lower-case hexadecimal digits.
  public static func hex(of bytes: [UInt8]) -> String { hex(digest(bytes)) }

  /// 64 lower-case hexadecimal digits.
  public static func hex(of content: FileContent) -> String {
    var hasher = Hasher()
    content.forEach { hasher.mix($0) }
    return hex(hasher.finish())
  }

  private static func hex(_ digest: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: 64) { text in
      for (place, byte) in digest.enumerated() {
        text[place * 2] = digit(byte >> 4)
        text[place * 2 + 1] = digit(byte & 0xF)
      }
      return 64
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

  /// A digest that is being made of bytes which come piece by piece.
  private struct Hasher {
    private var state: [UInt32] = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    /// What has come since the last whole block.
    private var rest: [UInt8] = []
    private var count = 0

    mutating func mix(_ bytes: UnsafeRawBufferPointer) {
      count += bytes.count
      var bytes = bytes[...]
      if !rest.isEmpty {
        let more = bytes.prefix(64 - rest.count)
        rest += more
        bytes = bytes[more.endIndex...]
        if rest.count < 64 { return }
        parlance_sha256_mix(&state, rest, 1)
        rest.removeAll(keepingCapacity: true)
      }
      let whole = bytes.prefix(bytes.count / 64 * 64)
      if !whole.isEmpty {
        let start = UnsafeRawBufferPointer(rebasing: whole).bindMemory(to: UInt8.self).baseAddress
        parlance_sha256_mix(&state, start, whole.count / 64)
      }
      rest += bytes[whole.endIndex...]
    }

    /// Mixes in the padding: a one bit, zeros, the length in bits.
    mutating func finish() -> [UInt8] {
      rest.append(0x80)
      while rest.count % 64 != 56 { rest.append(0) }
      let length = UInt64(count) * 8
      for shift in stride(from: 56, through: 0, by: -8) {
        rest.append(UInt8(truncatingIfNeeded: length >> UInt64(shift)))
      }
      parlance_sha256_mix(&state, rest, rest.count / 64)
      var digest: [UInt8] = []
      digest.reserveCapacity(32)
      for word in state {
        for shift in [24, 16, 8, 0] as [UInt32] { digest.append(UInt8(truncatingIfNeeded: word >> shift)) }
      }
      return digest
    }
  }
}
