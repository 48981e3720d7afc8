import Findings
import SourceText

/// Refusals whose cause stands in the lines around the place where libyaml stopped: colons, dashes, indentation.
extension YAMLEvents {
  func parserProblem(_ refusal: YAMLRefusal) -> Finding? {
    let place = refusal.place
    switch refusal.problem {
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>":
      return textAfterValue(place) ?? misplaced(refusal)
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      if endsAtAnothersQuote(place) { return unclosedQuote(lastBegin) }
      if lineEnd(of: refusal.begin) < place || place >= bytes.count { return unclosedBracket(refusal.begin) }
      return textAfterValue(place)
        ?? Finding(
          SyntaxFindings.unclosedBracket, at: location(place, wordEnd(from: place)),
          "a comma or a closing bracket is missing before \(quote(place, wordEnd(from: place)))",
          related: [Finding.Related(location(refusal.begin, refusal.begin + 1), "the bracket that opens")],
          help: "put a comma between the items; put a text with such characters in quotes")
    case "did not find expected node content":
      guard place < bytes.count else { return unclosedBracket(before: place) }
      if open.last?.isFlow == true {
        return unclosedBracket(before: place)
          ?? Finding(
            SyntaxFindings.syntax, at: location(place, place + 1),
            "a value is missing before \(quote(place, place + 1))",
            label: "nothing stands before this",
            help: "remove it, or put a text that consists of it in quotes")
      }
      return reserved(place)
    default: return nil
    }
  }

  /// Whether the last text is in quotes, of which the closing one stands on a later line and begins what follows there.
  private func endsAtAnothersQuote(_ place: Int) -> Bool {
    guard place == previousEnd, lastBegin < place, place < bytes.count, !bytes[place].isYAMLSpace else { return false }
    let quote = bytes[lastBegin]
    return (quote == 0x22 || quote == 0x27) && bytes[place - 1] == quote && lineEnd(of: lastBegin) < place - 1
  }

  /// Something goes on after a value that has ended on the same line.
  private func textAfterValue(_ place: Int) -> Finding? {
    let (begin, before) = (lastBegin, previousEnd)
    guard begin < before, place >= before, place < bytes.count else { return nil }
    guard bytes[before..<place].allSatisfy(\.isBlank) else { return nil }
    let end = textEnd(from: place)
    let isOnOneLine = lineEnd(of: begin) >= before
    let (what, help): (String, String)
    switch (bytes[begin], bytes[before - 1]) {
    case (0x22, 0x22), (0x27, 0x27):
      if !isOnOneLine { return unclosedQuote(begin) }
      what = "the closing quote"
      let isApostrophe = bytes[begin] == 0x27 && place == before
      help =
        isApostrophe
        ? "write an apostrophe inside single quotes twice ('')"
        : "put the whole text in quotes; inside \" write \\\" for a quote, inside ' write ''"
    case (0x5B, 0x5D), (0x7B, 0x7D):
      what = "the closing bracket"
      let isBracket = bytes[place] == 0x5D || bytes[place] == 0x7D
      let whole = String(decoding: bytes[begin..<end], as: UTF8.self)
      help = isBracket ? "remove it" : isOnOneLine ? quoting(whole) : "put the whole text in quotes"
    case (0x2A, _):
      what = "an alias"
      help = "put the whole text in quotes if it begins with an asterisk"
    default: return nil
    }
    return Finding(
      SyntaxFindings.textAfterValue, at: location(place, end), "\(quote(place, end)) stands after \(what)",
      label: "the value has ended before this",
      related: [Finding.Related(location(begin, begin + 1), "the value begins here")], help: help)
  }

  private func misplaced(_ refusal: YAMLRefusal) -> Finding {
    let place = refusal.place
    let end = textEnd(from: place)
    if place < bytes.count, bytes[place] == 0x25 || bytes[place] == 0x5D || bytes[place] == 0x7D {
      return Finding(
        SyntaxFindings.syntax, at: location(place, place + 1),
        "\(quote(place, place + 1)) closes or begins nothing here",
        label: "it stands alone", help: "remove it")
    }
    let isDash = place < bytes.count && bytes[place] == 0x2D
    if isDashOfAnItem(place) { return dashWithoutSpace(place) }
    if isDashOfAnItem(refusal.begin) { return dashWithoutSpace(refusal.begin) }
    if !isDash, previousEnd > lastBegin, bytes[lastBegin] == 0x7C || bytes[lastBegin] == 0x3E,
      lineEnd(of: previousEnd) < place, previousLine(before: lineStart(of: place))?.upperBound == previousEnd
    {
      let sign = bytes[lastBegin] == 0x7C ? "|" : ">"
      return Finding(
        SyntaxFindings.indentation, at: location(place, end),
        "this line is indented less than the text of `\(sign)`",
        label: "so it is not part of the text",
        related: [Finding.Related(location(lastBegin, lastBegin + 1), "the text belongs to this")],
        help: "indent it like the lines of the text before it")
    }
    let begin = Finding.Related(
      location(refusal.begin, refusal.begin + 1), "what it stands among begins here")
    if refusal.problem == "did not find expected '-' indicator" {
      return Finding(
        SyntaxFindings.indentation, at: location(place, end), "this line is no item of the list before it",
        label: "it stands where a `-` should", related: [begin],
        help: "begin it with `- `, indent it to belong to the item, or move it out to the list's own mapping")
    }
    if refusal.problem == "did not find expected <document start>", endsDocument(before: place) {
      return Finding(
        SyntaxFindings.directive, at: location(place, end), "a document after `...` begins with a line `---`",
        label: "this stands after `...`", help: "write `---` in the line before it, or remove `...`")
    }
    if refusal.problem == "did not find expected <document start>" {
      return Finding(
        SyntaxFindings.indentation, at: location(place, end), "this line belongs to nothing before it",
        label: "what stands before it has ended", help: "indent it like the lines that it belongs with")
    }
    if !isDash, let line = previousLine(before: lineStart(of: place)), isLeft(line, of: place) {
      return Finding(
        SyntaxFindings.indentation, at: location(place, end), "this line is not indented like the keys around it",
        label: "it stands further right than the line before it, which has a value already",
        related: [Finding.Related(location(line.lowerBound, line.upperBound), "the line before it"), begin],
        help: "put both in the column of what they belong with")
    }
    return Finding(
      SyntaxFindings.indentation, at: location(place, end),
      isDash
        ? "a list item stands among the keys of a mapping"
        : "this line is not indented like the keys around it",
      label: isDash ? "this `-` is not indented under a key" : "it fits no column in use", related: [begin],
      help: "put it in the column of what it belongs with")
  }

  /// Whether a dash stands first on its line and a word follows at once.
  private func isDashOfAnItem(_ place: Int) -> Bool {
    guard place + 1 < bytes.count, bytes[place] == 0x2D, !bytes[place + 1].isYAMLSpace, bytes[place + 1] != 0x2D else {
      return false
    }
    return bytes[lineStart(of: place)..<place].allSatisfy(\.isBlank)
  }

  private func dashWithoutSpace(_ dash: Int) -> Finding {
    Finding(
      SyntaxFindings.missingSpace, at: location(dash, dash + 1), "a space is missing after the dash",
      label: "without it, \(quote(dash, wordEnd(from: dash))) is no item of a list", help: "put a space after the dash")
  }

  /// Whether a line says something of a key further left than a place on a later line.
  private func isLeft(_ line: Range<Int>, of place: Int) -> Bool {
    guard let colon = keyColon(from: line.lowerBound, to: line.upperBound), colon + 1 < line.upperBound else {
      return false
    }
    return line.lowerBound - lineStart(of: line.lowerBound) < place - lineStart(of: place)
  }

  private func endsDocument(before place: Int) -> Bool {
    guard let line = previousLine(before: lineStart(of: place)) else { return false }
    return bytes[line].elementsEqual([0x2E, 0x2E, 0x2E])
  }

  /// A colon where no key can be.
  func colonProblem(_ place: Int) -> Finding {
    let line = lineStart(of: place)
    var first = line
    while first < place, bytes[first].isBlank || (bytes[first] == 0x2D && bytes[first + 1].isBlank) {
      first += 1
    }
    if let colon = keyColon(from: first, to: place) {
      var value = colon + 1
      while value < place, bytes[value].isBlank { value += 1 }
      let end = textEnd(from: value)
      return Finding(
        SyntaxFindings.colonInText, at: location(place, place + 1), "a text with `: ` needs quotes",
        label: "this colon makes \(quote(value, place)) a key",
        help: quoting(String(decoding: bytes[value..<end], as: UTF8.self)))
    }
    guard let previous = previousLine(before: line) else { return colonAlone(place) }
    if keyColon(from: previous.lowerBound, to: previous.upperBound) != nil {
      return Finding(
        SyntaxFindings.indentation, at: location(first, place),
        "\(quote(first, place)) is indented under a line that has a value already",
        label: "it stands further right than that line's key",
        related: [Finding.Related(location(previous.lowerBound, previous.upperBound), "the line before it")],
        help: "put both keys in one column, or put the value before it in quotes if it goes on here")
    }
    return missingColon(from: previous.lowerBound)
  }

  private func colonAlone(_ place: Int) -> Finding {
    Finding(
      SyntaxFindings.colonInText, at: location(place, place + 1), "a colon stands where no key can be",
      help: "put the text in quotes if the colon belongs to it")
  }

  /// A line among keys that has no `: `.
  func missingColon(from begin: Int) -> Finding {
    if isDashOfAnItem(begin) { return dashWithoutSpace(begin) }
    let end = textEnd(from: begin)
    var colon = begin
    while colon < end, bytes[colon] != 0x3A { colon += 1 }
    if colon < end, colon + 1 < end {
      return Finding(
        SyntaxFindings.missingColon, at: location(colon, colon + 1), "a space is missing after the colon",
        label: "without it, \(quote(begin, end)) is one text", help: "put a space after the colon")
    }
    return Finding(
      SyntaxFindings.missingColon, at: location(begin, end), "\(quote(begin, end)) has no colon after it",
      label: "a key is expected here",
      help: "write `: ` after a key; indent the line if it belongs to the text before it")
  }

  func dashProblem(_ place: Int) -> Finding {
    let line = lineStart(of: place)
    if bytes[line..<place].allSatisfy(\.isBlank) {
      return Finding(
        SyntaxFindings.indentation, at: location(place, place + 1), "this `-` belongs to no list",
        label: "what stands before it has a value already",
        help: "put it in the column of the list's other dashes")
    }
    return Finding(
      SyntaxFindings.reserved, at: location(place, textEnd(from: place)),
      "a list can't begin on the line of its key",
      label: "`- ` begins a list", help: "put the list on the lines below its key, or the text in quotes")
  }

  /// The colon that ends a key on a line, if there is one.
  func keyColon(from start: Int, to end: Int) -> Int? {
    var index = start
    var quote: UInt8 = 0
    while index < end {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if (byte == 0x22 || byte == 0x27) && index == start {
        quote = byte
      } else if byte == 0x3A, index + 1 >= bytes.count || bytes[index + 1].isYAMLSpace {
        return index
      }
      index += 1
    }
    return nil
  }

  /// The text of the last line before this one that says something.
  private func previousLine(before line: Int) -> Range<Int>? {
    var line = line
    while line > 0 {
      let start = lineStart(of: line - 1)
      var first = start
      while first < line, bytes[first].isYAMLSpace || (bytes[first] == 0x2D && bytes[first + 1].isBlank) {
        first += 1
      }
      let end = textEnd(from: first)
      if first < line, end > first, bytes[first] != 0x23 { return first..<end }
      line = start
    }
    return nil
  }
}
