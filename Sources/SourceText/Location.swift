/// Bytes of a file: `start` is 0-based and included, `end` is excluded.
public struct ByteRange: Hashable, Sendable {
  /// The first byte.
  public var start: Int32
  /// The byte after the last.
  public var end: Int32

  public init(start: Int32, end: Int32) {
    self.start = start
    self.end = end
  }

  public init(_ start: Int, _ end: Int) {
    self.init(start: Int32(start), end: Int32(end))
  }

  /// How many bytes there are.
  public var length: Int { Int(end - start) }
}

/// A range of bytes in one of the project's files.
public struct Location: Hashable, Sendable {
  /// The file.
  public var file: FileID
  /// The bytes in it.
  public var range: ByteRange

  public init(file: FileID, range: ByteRange) {
    self.file = file
    self.range = range
  }
}

extension Location: Comparable {
  public static func < (left: Location, right: Location) -> Bool {
    (left.file.index, left.range.start, left.range.end)
      < (right.file.index, right.range.start, right.range.end)
  }
}
