/// Reads HTML as strictly as it can be written (HTML Living Standard, 13.1): every element that may have an end tag has
/// one, attributes are quoted, `<` and `&` in text are escaped.
struct HTMLReader {
  private static let void = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]
  private static let raw = ["script", "style"]
  private static let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]
  private var scanner: MarkupScanner
  private var markup = Markup()
  private var open: [Int] = []

  static func read(_ bytes: [UInt8]) -> Markup {
    var reader = HTMLReader(bytes)
    do {
      try reader.read()
    } catch let problem as FormProblem {
      reader.markup.problems.append(problem)
    } catch {}
    return reader.markup
  }

  private init(_ bytes: [UInt8]) { scanner = MarkupScanner(bytes) }

  private mutating func read() throws {
    guard scanner.skip("<!doctype html>", ignoringCase: true) else {
      throw FormProblem(at: 0, "the page does not begin with `<!DOCTYPE html>`")
    }
    while !scanner.isAtEnd {
      let start = scanner.index
      if scanner.skip("<!--") {
        guard scanner.skip(past: "-->") else { throw FormProblem(at: start, "a comment is not closed") }
      } else if scanner.skip("</") {
        try close(from: start)
      } else if scanner.has("<!") {
        throw FormProblem(at: start, "a second document begins here")
      } else if scanner.skip("<") {
        try openTag(from: start)
      } else {
        try readText()
      }
    }
    if let last = open.last {
      throw FormProblem(markup.elements[last].tag, "`<\(markup.elements[last].name)>` is not closed")
    }
  }

  private mutating func readText() throws {
    let start = scanner.index
    while let byte = scanner.current, byte != 0x3C { scanner.index += 1 }
    let range = start..<scanner.index
    if scanner.bytes[range].allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }) { return }
    guard let element = open.last else { throw FormProblem(range, "text stands outside of `<html>`") }
    markup.elements[element].text += MarkupScanner.decoded(
      range, of: scanner.bytes, named: Self.named, &markup.problems)
  }

  private mutating func openTag(from start: Int) throws {
    guard let written = scanner.name() else { throw FormProblem(at: start, "`<` stands here unescaped") }
    let name = written.lowercased()
    let place = markup.elements.count
    markup.elements.append(MarkupElement(name: name, tag: start..<start + 1, content: start..<start, parent: open.last))
    while true {
      scanner.skipSpace()
      if scanner.skip("/>") || scanner.skip(">") { break }
      if scanner.isAtEnd { throw FormProblem(at: start, "`<\(name)` is not closed") }
      try readAttribute(of: place)
    }
    markup.elements[place].tag = start..<scanner.index
    markup.elements[place].content = scanner.index..<scanner.index
    if Self.raw.contains(name) {
      try readRaw(place, name)
    } else if !Self.void.contains(name) {
      open.append(place)
    }
  }

  /// Up to the first end tag of the element: nothing else ends it, not even a quote (13.2.5.2).
  private mutating func readRaw(_ place: Int, _ name: String) throws {
    let body = scanner.index
    while !scanner.isAtEnd {
      if scanner.current == 0x3C,
        name == "script" ? scanner.has("</script", ignoringCase: true) : scanner.has("</style", ignoringCase: true)
      {
        markup.elements[place].content = body..<scanner.index
        scanner.index += 2 + name.utf8.count
        scanner.skipSpace()
        guard scanner.skip(">") else {
          throw FormProblem(at: scanner.index, "the end tag of `<\(name)>` is not closed")
        }
        return
      }
      scanner.index += 1
    }
    throw FormProblem(markup.elements[place].tag, "`<\(name)>` is not closed")
  }

  private mutating func readAttribute(of place: Int) throws {
    let start = scanner.index
    guard let written = scanner.name() else { throw FormProblem(at: start, "an attribute's name is expected here") }
    let name = written.lowercased()
    var value = ""
    if scanner.skip("=") {
      guard let quote = scanner.current, quote == 0x22 || quote == 0x27 else {
        throw FormProblem(at: scanner.index, "the value of `\(name)` is not quoted")
      }
      scanner.index += 1
      let body = scanner.index
      while let byte = scanner.current, byte != quote { scanner.index += 1 }
      guard !scanner.isAtEnd else { throw FormProblem(at: start, "the value of `\(name)` is not closed") }
      value = MarkupScanner.decoded(body..<scanner.index, of: scanner.bytes, named: Self.named, &markup.problems)
      scanner.index += 1
    }
    if markup.elements[place].attribute(name) != nil {
      throw FormProblem(start..<scanner.index, "attribute `\(name)` stands twice")
    }
    markup.elements[place].attributes.append(.init(name: name, value: value, range: start..<scanner.index))
  }

  private mutating func close(from start: Int) throws {
    let name = scanner.name()?.lowercased() ?? ""
    scanner.skipSpace()
    guard scanner.skip(">") else { throw FormProblem(at: start, "an end tag is not closed") }
    guard let element = open.popLast() else { throw FormProblem(start..<scanner.index, "`</\(name)>` closes nothing") }
    guard markup.elements[element].name == name else {
      throw FormProblem(
        start..<scanner.index, "`</\(name)>` stands where `</\(markup.elements[element].name)>` is due")
    }
    markup.elements[element].content = markup.elements[element].content.lowerBound..<start
  }
}
