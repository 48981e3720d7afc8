extension String {
  /// Where a phrase of lower-case ASCII first occurs, whatever the case of the text.
  public func firstMention(of phrase: StaticString) -> Substring? {
    let length = phrase.utf8CodeUnitCount
    let offset = utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      guard bytes.count >= length else { return nil }
      let wanted = phrase.utf8Start
      for start in 0...(bytes.count - length) where Self.lowered(bytes[start]) == wanted[0] {
        var index = 1
        while index < length, Self.lowered(bytes[start + index]) == wanted[index] { index += 1 }
        if index == length { return start }
      }
      return nil
    }
    guard let offset else {
      // Text that is not stored as UTF-8 is copied first.
      var copy = self
      copy.makeContiguousUTF8()
      return copy.firstMention(of: phrase)
    }
    guard let offset else { return nil }
    let first = utf8.index(startIndex, offsetBy: offset)
    return self[first..<utf8.index(first, offsetBy: length)]
  }

  /// Whether a phrase of lower-case ASCII occurs, whatever the case of the text.
  public func mentions(_ phrase: StaticString) -> Bool { firstMention(of: phrase) != nil }

  @inline(__always)
  private static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
