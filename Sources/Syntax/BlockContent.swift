/// Literal and folded block scalars (YAML 1.2.2, section 8.1).
extension ContentMap {
  mutating func walkBlock(isFolded: Bool) {
    // The line of `|` or `>` is no text.
    while index < end, lineBreak(at: index) == 0 { index += 1 }
    index += lineBreak(at: index)
    let indent = indentation()
    if isFolded { walkFolded(indent) } else { walkLiteral(indent) }
  }

  private mutating func walkLiteral(_ indent: Int) {
    while !isAtEnd {
      let line = self.line(at: index, indent)
      take(line.lowerBound - index, made: 0)
      take(line.count, made: line.count, isVerbatim: true)
      take(lineBreak(at: index), made: done < text.count ? 1 : 0)
    }
  }

  private mutating func walkFolded(_ indent: Int) {
    var next = index
    while next < end, !isFound {
      let line = self.line(at: next, indent)
      next = line.upperBound + lineBreak(at: line.upperBound)
      if line.isEmpty { continue }
      // What stands between two lines of text became one blank, or line breaks.
      take(line.lowerBound - index, made: foldedBreaks())
      take(line.count, made: line.count, isVerbatim: true)
    }
    take(end - index, made: text.count - done)
  }

  private func foldedBreaks() -> Int {
    var count = 0
    while done + count < text.count, text[done + count] == 0x0A { count += 1 }
    return count == 0 && done > 0 ? 1 : count
  }

  /// A line's text, without its indentation and its break.
  private func line(at start: Int, _ indent: Int) -> Range<Int> {
    var begin = start
    while begin < end, source[begin] == 0x20, begin - start < indent { begin += 1 }
    var stop = begin
    while stop < end, lineBreak(at: stop) == 0 { stop += 1 }
    return begin..<stop
  }

  /// How far the text is indented: what the first line of the source that isn't blank has more blanks than that of
  /// the text, since either may begin with blanks of its own.
  private func indentation() -> Int {
    max(0, Self.leadingBlanks(source[index..<max(index, end)]) - Self.leadingBlanks(text[...]))
  }

  private static func leadingBlanks(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var count = 0
    for byte in bytes {
      if byte.isLineBreak { count = 0 } else if byte == 0x20 { count += 1 } else { break }
    }
    return count
  }
}
