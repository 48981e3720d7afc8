import SourceText

/// A line of source as a terminal shows it: tabs as blanks up to the next multiple of four, control
/// characters visible, bytes that are no UTF-8 as `⟨FF⟩`, and a long line cut around what matters.
struct DisplayLine {
  private struct Cell {
    let text: String
    let offset: Int
    let column: Int
    let width: Int
  }

  private static let tabStop = 4
  /// The widest line that is shown whole, in columns.
  static let maximumWidth = 100
  /// How much is shown before the mark where a line is cut.
  private static let leadingContext = 30
  /// How many bytes on either side of the mark are looked at: a line may have millions, and little of it fits.
  private static let reach = 4096

  let text: String
  /// The columns, from 0, of the marked part; at least one.
  let mark: Range<Int>

  /// `line` is a line's bytes without its break; `marked` are offsets in the file.
  init(_ line: ArraySlice<UInt8>, marking marked: Range<Int>) {
    let bytes = Self.window(of: line, around: marked.lowerBound)
    let cells = Self.cells(of: bytes)
    let width = cells.last.map { $0.column + $0.width } ?? 0
    let start = cells.first { $0.offset >= marked.lowerBound }?.column ?? width
    let end = cells.first { $0.offset >= marked.upperBound }?.column ?? width
    let mark = start..<max(end, start + 1)
    if width <= Self.maximumWidth, bytes.count == line.count {
      text = cells.map(\.text).joined()
      self.mark = mark
      return
    }
    // Cut ends are shown by one character each.
    let from = mark.upperBound <= Self.maximumWidth - 1 ? 0 : max(0, mark.lowerBound - Self.leadingContext)
    let room = Self.maximumWidth - (from > 0 ? 1 : 0) - 1
    let shown = cells.filter { $0.column >= from && $0.column + $0.width <= from + room }
    let isCutAtEnd = (shown.last.map { $0.column + $0.width } ?? width) < width || bytes.endIndex < line.endIndex
    let left = from > 0 ? "…" : ""
    let shift = (shown.first?.column ?? from) - left.displayWidth
    text = left + shown.map(\.text).joined() + (isCutAtEnd ? "…" : "")
    let last = max(mark.lowerBound + 1, min(mark.upperBound, from + room))
    self.mark = (mark.lowerBound - shift)..<(last - shift)
  }

  /// The part of a line that may be shown: it begins and ends between two characters.
  private static func window(of line: ArraySlice<UInt8>, around offset: Int) -> ArraySlice<UInt8> {
    func isInside(_ index: Int) -> Bool { index < line.endIndex && line[index] & 0xC0 == 0x80 }
    var from = max(line.startIndex, min(offset, line.endIndex) - reach)
    var to = min(line.endIndex, max(offset, line.startIndex) + reach)
    while from > line.startIndex, from < to, isInside(from) { from += 1 }
    while to < line.endIndex, isInside(to) { to += 1 }
    return line[from..<to]
  }

  private static func cells(of bytes: ArraySlice<UInt8>) -> [Cell] {
    var cells: [Cell] = []
    var column = 0
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      let (text, length) = shown(bytes[offset...], at: column)
      let width = text.displayWidth
      cells.append(Cell(text: text, offset: offset, column: column, width: width))
      column += width
      offset += length
    }
    return cells
  }

  /// What to show for the first character, and how many bytes it has.
  private static func shown(_ bytes: ArraySlice<UInt8>, at column: Int) -> (text: String, length: Int) {
    let first = bytes.first!
    if first == 0x09 { return (String(repeating: " ", count: tabStop - column % tabStop), 1) }
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard let text = String(validating: bytes.prefix(length), as: UTF8.self),
      let scalar = text.unicodeScalars.first,
      text.unicodeScalars.count == 1
    else { return ("⟨\(String(first, radix: 16, uppercase: true))⟩", 1) }
    return (scalar.visibleForm ?? text, length)
  }
}
