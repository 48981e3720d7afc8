/// What a file holds: stretches of bytes, one after the other. A large file is written by several processors, each a stretch
/// of it, and many files have most of their text in common. Nothing of that is copied: it goes to disk as it is.
public struct FileContent: Sendable {
  private enum Stretches: Sendable {
    case one(ArraySlice<UInt8>)
    case several([ArraySlice<UInt8>])
  }

  private let stretches: Stretches
  /// How many bytes it has.
  public let count: Int

  public init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  public init(_ bytes: ArraySlice<UInt8>) {
    stretches = .one(bytes)
    count = bytes.count
  }

  public init(_ parts: [ArraySlice<UInt8>]) {
    stretches = parts.count == 1 ? .one(parts[0]) : .several(parts)
    count = parts.reduce(0) { $0 + $1.count }
  }

  /// All of it in one array.
  public var bytes: [UInt8] {
    switch stretches {
    case .one(let bytes): return Array(bytes)
    case .several(let parts):
      var bytes: [UInt8] = []
      bytes.reserveCapacity(count)
      for part in parts { bytes += part }
      return bytes
    }
  }

  /// The same in one stretch, if it is small: a system call for each of several costs more than copying them.
  public var merged: FileContent {
    if case .several = stretches, count < 1 << 16 { FileContent(bytes) } else { self }
  }

  /// Calls `body` with each stretch, in order.
  public func forEach(_ body: (UnsafeRawBufferPointer) -> Void) {
    switch stretches {
    case .one(let bytes): bytes.withUnsafeBytes(body)
    case .several(let parts): for part in parts { part.withUnsafeBytes(body) }
    }
  }
}

extension FileContent: Hashable {
  public static func == (left: FileContent, right: FileContent) -> Bool {
    left.count == right.count && left.bytes == right.bytes
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
