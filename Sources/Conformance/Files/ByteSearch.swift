extension Array where Element == UInt8 {
  /// Where a sequence of bytes first occurs from a place on.
  func first(_ wanted: [UInt8], from start: Int) -> Int? {
    guard let head = wanted.first, start <= count - wanted.count else { return nil }
    return withUnsafeBufferPointer { bytes in
      wanted.withUnsafeBufferPointer { wanted in
        var index = start
        let end = bytes.count - wanted.count
        while index <= end {
          if bytes[index] == head {
            var length = 1
            while length < wanted.count, bytes[index + length] == wanted[length] { length += 1 }
            if length == wanted.count { return index }
          }
          index += 1
        }
        return nil
      }
    }
  }
}
