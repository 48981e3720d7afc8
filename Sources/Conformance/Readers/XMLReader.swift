/// Reads XML 1.0 without a document type (fifth edition, 2008-11-26): declaration, elements, attributes, text,
/// references, comments and CDATA sections. Everything that makes a text not well-formed is a problem.
struct XMLReader {
  private static let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
  private var scanner: MarkupScanner
  private var markup = Markup()
  private var open: [Int] = []

  static func read(_ bytes: [UInt8]) -> Markup {
    var reader = XMLReader(bytes)
    do {
      try reader.read()
    } catch let problem as FormProblem {
      reader.markup.problems.append(problem)
    } catch {}
    return reader.markup
  }

  private init(_ bytes: [UInt8]) { scanner = MarkupScanner(bytes) }

  private mutating func read() throws {
    if scanner.skip("<?xml "), !scanner.skip(past: "?>") { throw FormProblem(at: 0, "the declaration is not closed") }
    while !scanner.isAtEnd {
      let start = scanner.index
      if scanner.skip("<!--") {
        try skipComment(from: start)
      } else if scanner.skip("<![CDATA[") {
        try readSection(from: start)
      } else if scanner.skip("</") {
        try close(from: start)
      } else if scanner.has("<!") || scanner.has("<?") {
        throw FormProblem(at: start, "a document type or instruction stands here, which these files have not")
      } else if scanner.skip("<") {
        try openTag(from: start)
      } else {
        try readText()
      }
    }
    if let last = open.last {
      throw FormProblem(markup.elements[last].tag, "`<\(markup.elements[last].name)>` is not closed")
    }
    if markup.elements.isEmpty { throw FormProblem(0..<scanner.bytes.count, "the file has no element") }
  }

  private mutating func skipComment(from start: Int) throws {
    let body = scanner.index
    guard scanner.skip(past: "-->") else { throw FormProblem(at: start, "a comment is not closed") }
    let text = Array(scanner.bytes[body..<scanner.index - 3])
    if let dashes = text.first([0x2D, 0x2D], from: 0) {
      markup.problems.append(FormProblem(body + dashes..<body + dashes + 2, "`--` stands in a comment"))
    }
  }

  private mutating func readSection(from start: Int) throws {
    let body = scanner.index
    guard let element = open.last else { throw FormProblem(at: start, "text stands outside of the root element") }
    guard scanner.skip(past: "]]>") else { throw FormProblem(at: start, "a CDATA section is not closed") }
    markup.elements[element].text += String(decoding: scanner.bytes[body..<scanner.index - 3], as: UTF8.self)
  }

  private mutating func readText() throws {
    let start = scanner.index
    while let byte = scanner.current, byte != 0x3C { scanner.index += 1 }
    let range = start..<scanner.index
    let isBlank = scanner.bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
    guard let element = open.last else {
      if isBlank { return }
      throw FormProblem(range, "text stands outside of the root element")
    }
    if isBlank { return }
    markup.elements[element].text += MarkupScanner.decoded(
      range, of: scanner.bytes, named: Self.named, &markup.problems)
  }

  private mutating func openTag(from start: Int) throws {
    guard let name = scanner.name() else { throw FormProblem(at: start, "`<` stands here unescaped") }
    if open.isEmpty, !markup.elements.isEmpty {
      throw FormProblem(at: start, "a second root element begins here: `<\(name)>`")
    }
    let place = markup.elements.count
    markup.elements.append(MarkupElement(name: name, tag: start..<start + 1, content: start..<start, parent: open.last))
    while true {
      let before = scanner.index
      scanner.skipSpace()
      if scanner.skip("/>") { break }
      if scanner.skip(">") {
        open.append(place)
        break
      }
      if scanner.index == before { throw FormProblem(at: before, "`<\(name)>` is not closed here") }
      try readAttribute(of: place)
    }
    markup.elements[place].tag = start..<scanner.index
    markup.elements[place].content = scanner.index..<scanner.index
  }

  private mutating func readAttribute(of place: Int) throws {
    let start = scanner.index
    guard let name = scanner.name() else { throw FormProblem(at: start, "an attribute's name is expected here") }
    scanner.skipSpace()
    guard scanner.skip("=") else { throw FormProblem(at: start, "attribute `\(name)` has no value") }
    scanner.skipSpace()
    guard let quote = scanner.current, quote == 0x22 || quote == 0x27 else {
      throw FormProblem(at: scanner.index, "the value of `\(name)` is not quoted")
    }
    scanner.index += 1
    let body = scanner.index
    while let byte = scanner.current, byte != quote {
      if byte == 0x3C { throw FormProblem(at: scanner.index, "`<` stands unescaped in `\(name)`") }
      scanner.index += 1
    }
    guard !scanner.isAtEnd else { throw FormProblem(at: start, "the value of `\(name)` is not closed") }
    let value = MarkupScanner.decoded(
      body..<scanner.index, of: scanner.bytes, named: Self.named, &markup.problems)
    scanner.index += 1
    if markup.elements[place].attribute(name) != nil {
      throw FormProblem(start..<scanner.index, "attribute `\(name)` stands twice")
    }
    markup.elements[place].attributes.append(.init(name: name, value: value, range: start..<scanner.index))
  }

  private mutating func close(from start: Int) throws {
    let name = scanner.name() ?? ""
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
