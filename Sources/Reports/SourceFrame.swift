import SourceText

/// The lines of source that a place covers, with the marked part underlined: what stands below `-->
/// file:line:column`.
struct SourceFrame {
  struct Line {
    /// Nil for the line that stands for others left out.
    let number: Int?
    let shown: DisplayLine?
  }

  let lines: [Line]

  /// Of a place that covers more than two lines, the first and the last are shown.
  init(_ place: Place, in map: LineMap) {
    let first = place.start.line
    var last = place.end.line
    // A place that ends where a line begins covers nothing of it.
    while last > first, map.line(last).startIndex >= place.end.offset { last -= 1 }
    var lines: [Line] = []
    for number in [first, last] where lines.last?.number != number {
      if number > first + 1 { lines.append(Line(number: nil, shown: nil)) }
      let bytes = map.line(number)
      let from = number == first ? place.start.offset : Self.indentation(of: bytes)
      let to = number == last ? min(place.end.offset, bytes.endIndex) : bytes.endIndex
      lines.append(Line(number: number, shown: DisplayLine(bytes, marking: from..<max(from, to))))
    }
    self.lines = lines
  }

  var lastNumber: Int { lines.last?.number ?? 0 }

  private static func indentation(of line: ArraySlice<UInt8>) -> Int {
    line.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? line.endIndex
  }
}
