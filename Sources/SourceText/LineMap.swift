/// A place as people and editors count it: `line` and `column` are 1-based, `column` counts Unicode scalars,
/// `offset` counts bytes from 0.
public struct Position: Hashable, Sendable {
  /// 1-based.
  public let line: Int
  /// 1-based, in Unicode scalars.
  public let column: Int
  /// 0-based, in bytes of the file.
  public let offset: Int

  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }
}

/// Where each line of a text begins. LF, CR LF and a lone CR end a line (YAML 1.2.2, section 5.4).
/// A byte order mark has no width.
public struct LineMap: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]

  public init(_ bytes: [UInt8]) {
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A || (byte == 0x0D && (index == bytes.count || bytes[index] != 0x0A)) {
        starts.append(index)
      }
    }
    self.bytes = bytes
    self.starts = starts
  }

  /// How many lines the file has; an empty one has one.
  public var lineCount: Int { starts.count }

  /// The place of a byte; an offset past the end counts as the end.
  public func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    var column = 1
    var index = starts[low]
    while index < offset {
      // A continuation byte belongs to the scalar before it.
      if bytes[index] & 0xC0 != 0x80 { column += 1 }
      index += 1
    }
    return Position(line: low + 1, column: column, offset: offset)
  }

  /// The bytes of a line (1-based) without its line break.
  public func line(_ number: Int) -> ArraySlice<UInt8> {
    let start = starts[number - 1]
    var end = number < starts.count ? starts[number] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return bytes[start..<end]
  }
}
