extension String {
  /// Texts one after the other, put together in one go; an interpolation would look at what is there again with each piece.
  public init(joining first: String, _ second: String, _ third: String = "", _ fourth: String = "") {
    let count = first.utf8.count + second.utf8.count + third.utf8.count + fourth.utf8.count
    self.init(unsafeUninitializedCapacity: count) { memory in
      guard var end = memory.baseAddress else { return 0 }
      end = first.copied(to: end)
      end = second.copied(to: end)
      end = third.copied(to: end)
      end = fourth.copied(to: end)
      return end - memory.baseAddress!
    }
  }

  /// Copies the bytes to where there is room for them, and gives where they end.
  @inline(__always)
  private func copied(to start: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    let count = utf8.withContiguousStorageIfAvailable { bytes in
      if let from = bytes.baseAddress { start.update(from: from, count: bytes.count) }
      return bytes.count
    }
    if let count { return start + count }
    var end = start
    for byte in utf8 {
      end.pointee = byte
      end += 1
    }
    return end
  }
}
