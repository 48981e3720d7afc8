import SourceText

extension NodeTree {
  /// The place in the source of a part of a scalar's text, `content` counting bytes of that text. Goes back through
  /// folded lines, quotes and escapes, so that a finding in a long text points at the word. Of an alias, the place is
  /// in what it stands for. Reads the scalar's source again; a text on one line without escapes costs nothing.
  public func location(_ node: NodeID, content: Range<Int>, in sources: SourceSet) -> Location {
    let record = self.content(node)
    let file = file(of: node)
    guard record.kind == .scalar else { return location(node) }
    let count = Int(record.length)
    let lower = min(max(content.lowerBound, 0), count)
    let upper = min(max(content.upperBound, lower), count)
    let quotes: Int32 = record.style == .singleQuoted || record.style == .doubleQuoted ? 1 : 0
    let isBlock = record.style == .literal || record.style == .folded
    if !isBlock, record.range.length == count + 2 * Int(quotes) {
      let start = record.range.start + quotes
      return Location(file: file, range: ByteRange(start: start + Int32(lower), end: start + Int32(upper)))
    }
    let range = sources[file].bytes.withUnsafeBufferPointer { source in
      withBytes(node) { text in
        var map = ContentMap(
          source, from: Int(record.range.start), to: Int(record.range.end), text, wanted: lower..<upper)
        return map.find(record.style)
      }
    }
    return Location(file: file, range: range)
  }
}

/// Walks a scalar's source and its text side by side, until the wanted part of the text is found in the source.
struct ContentMap {
  let source: UnsafeBufferPointer<UInt8>
  let end: Int
  let text: UnsafeBufferPointer<UInt8>
  private let wanted: Range<Int>
  /// Where the walk is, in the source and in the text.
  var index: Int
  var done = 0
  private var lower: Int?
  private var upper: Int?

  init(
    _ source: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, _ text: UnsafeBufferPointer<UInt8>,
    wanted: Range<Int>
  ) {
    self.source = source
    self.end = min(end, source.count)
    self.text = text
    self.wanted = wanted
    index = start
  }

  var isFound: Bool { lower != nil && upper != nil }
  var isAtEnd: Bool { index >= end || isFound }

  mutating func find(_ style: NodeTree.Style) -> ByteRange {
    switch style {
    case .literal, .folded: walkBlock(isFolded: style == .folded)
    case .singleQuoted, .doubleQuoted:
      index += 1
      walkFlow(quote: style == .singleQuoted ? 0x27 : 0x22)
    default: walkFlow(quote: nil)
    }
    let start = lower ?? min(index, end)
    return ByteRange(start, max(start, upper ?? start))
  }

  /// Says that the next `count` bytes of source are `made` bytes of text: byte for byte, or as a whole.
  mutating func take(_ count: Int, made: Int, isVerbatim: Bool = false) {
    if made > 0 || wanted.isEmpty {
      if lower == nil, wanted.lowerBound < done + made || (wanted.isEmpty && wanted.lowerBound == done) {
        lower = isVerbatim ? index + wanted.lowerBound - done : index
        if wanted.isEmpty { upper = lower }
      }
      if upper == nil, wanted.upperBound <= done + made {
        upper = isVerbatim ? index + wanted.upperBound - done : index + count
      }
    }
    index += count
    done += made
  }

  /// The length of the line break at a place: 2 for CR LF, 0 if there is none.
  func lineBreak(at place: Int) -> Int {
    guard place < end, source[place].isLineBreak else { return 0 }
    return source[place] == 0x0D && place + 1 < end && source[place + 1] == 0x0A ? 2 : 1
  }
}
