/// Plain and quoted scalars (YAML 1.2.2, section 7.3): lines are folded, quotes and escapes undone.
extension ContentMap {
  mutating func walkFlow(quote: UInt8?) {
    while !isAtEnd {
      let byte = source[index]
      if byte.isYAMLSpace, let fold = fold(at: index) {
        take(fold.length, made: fold.breaks == 1 ? 1 : fold.breaks - 1)
      } else if byte == 0x27, quote == 0x27 {
        // An apostrophe written twice, or the closing quote.
        take(index + 1 < end && source[index + 1] == 0x27 ? 2 : 1, made: index + 1 < end - 1 ? 1 : 0)
      } else if byte == 0x5C, quote == 0x22 {
        takeEscape()
      } else if byte == 0x22, quote == 0x22 {
        take(1, made: 0)
      } else {
        take(1, made: 1, isVerbatim: true)
      }
    }
  }

  /// The white space around one or more line breaks; nil if there is none before the next text.
  private func fold(at start: Int) -> (length: Int, breaks: Int)? {
    var place = start
    var breaks = 0
    while place < end, source[place].isYAMLSpace {
      let length = lineBreak(at: place)
      if length > 0 { breaks += 1 }
      place += max(length, 1)
    }
    return breaks > 0 ? (place - start, breaks) : nil
  }

  private mutating func takeEscape() {
    guard index + 1 < end else { return take(1, made: 0) }
    let next = source[index + 1]
    if next.isLineBreak {
      // The line goes on without a blank; empty lines after it are line breaks.
      guard let fold = fold(at: index + 1) else { return take(2, made: 0) }
      return take(1 + fold.length, made: fold.breaks - 1)
    }
    // The escape for a pair of surrogates, which only JSON has, is the one that is no fixed number of digits.
    if next == 0x75, let escape = JSONEscape(source, at: index) {
      return take(escape.length, made: UTF8Bytes.length(escape.scalar))
    }
    let digits = next == 0x78 ? 2 : next == 0x75 ? 4 : next == 0x55 ? 8 : 0
    if digits > 0 {
      let scalar = JSONEscape.hex(source, at: index + 2, count: digits) ?? 0
      return take(2 + digits, made: UTF8Bytes.length(scalar))
    }
    switch next {
    // Next line, no-break space: two bytes in UTF-8. Line and paragraph separator: three.
    case 0x4E, 0x5F: take(2, made: 2)
    case 0x4C, 0x50: take(2, made: 3)
    default: take(2, made: 1)
    }
  }
}
