/// Reads a template's text into steps.
struct TemplateParser {
  private var template: Template
  private let source: [UInt8]
  private var open: [OpenSection] = []
  private var context: EscapingContext

  /// Deeper sections are refused, so that none can exhaust the stack.
  private static let depthLimit = 64

  private struct OpenSection {
    let name: String
    let step: Int
    let offset: Int
  }

  /// A tag as written.
  private struct Tag {
    /// From the first brace to after the last.
    let range: Range<Int>
    /// `#`, `^`, `/`, `!`, `>`, `{`, or nil for a name alone.
    let sigil: UInt8?
    let name: String

    var mayStandAlone: Bool { sigil != nil && sigil != 0x7B }
  }

  init(_ template: Template) {
    self.template = template
    source = template.source
    context = EscapingContext(type: template.type)
  }

  mutating func parse() throws(TemplateError) -> Template {
    var place = 0
    while let start = nextTag(from: place) {
      let tag = try tag(at: start)
      let line = tag.mayStandAlone ? aloneOnLine(tag.range, from: place) : nil
      literal(place..<(line?.lowerBound ?? start))
      try step(tag, indent: line.map { Array(source[$0.lowerBound..<start]) })
      place = line?.upperBound ?? tag.range.upperBound
    }
    literal(place..<source.count)
    if let section = open.last {
      throw error("`\(section.name)` is never closed by `{{/\(section.name)}}`", section.offset)
    }
    return template
  }

  // MARK: Tags

  private func nextTag(from place: Int) -> Int? {
    var place = place
    while place + 1 < source.count {
      if source[place] == 0x7B && source[place + 1] == 0x7B { return place }
      place += 1
    }
    return nil
  }

  private func tag(at start: Int) throws(TemplateError) -> Tag {
    var place = start + 2
    var sigil: UInt8?
    if place < source.count, "#^/!>{&=<$".utf8.contains(source[place]) {
      sigil = source[place]
      place += 1
    }
    let isRaw = sigil == 0x7B
    let close: [UInt8] = isRaw ? [0x7D, 0x7D, 0x7D] : [0x7D, 0x7D]
    var end = place
    while end < source.count, !source[end...].starts(with: close) {
      if source[end] == 0x0A && sigil != 0x21 { break }
      end += 1
    }
    guard end < source.count, source[end] != 0x0A || sigil == 0x21 else {
      throw error("the tag is not closed by `\(isRaw ? "}}}" : "}}")`", start)
    }
    let text = source[place..<end].trimmed
    return Tag(range: start..<(end + close.count), sigil: sigil, name: String(decoding: text, as: UTF8.self))
  }

  /// The whole line of a tag that has nothing beside it but blanks (Mustache's standalone tags).
  private func aloneOnLine(_ tag: Range<Int>, from place: Int) -> Range<Int>? {
    var start = tag.lowerBound
    while start > place, source[start - 1].isBlank { start -= 1 }
    guard start == 0 || source[start - 1] == 0x0A else { return nil }
    var end = tag.upperBound
    while end < source.count, source[end].isBlank { end += 1 }
    if end == source.count { return start..<end }
    if source[end] == 0x0D, end + 1 < source.count { end += 1 }
    return source[end] == 0x0A ? start..<(end + 1) : nil
  }

  // MARK: Steps

  private mutating func literal(_ range: Range<Int>) {
    if range.isEmpty { return }
    context.read(source[range])
    add(.literal(end: range.upperBound), range.lowerBound)
  }

  private mutating func step(_ tag: Tag, indent: [UInt8]?) throws(TemplateError) {
    let offset = tag.range.lowerBound
    switch tag.sigil {
    case UInt8(ascii: "!"): if indent == nil { add(.literal(end: offset), offset) }
    case UInt8(ascii: "#"), UInt8(ascii: "^"):
      guard open.count < Self.depthLimit else { throw error("sections are nested too deeply", offset) }
      let path = try path(tag)
      open.append(OpenSection(name: tag.name, step: template.steps.count, offset: offset))
      add(.section(path, isInverted: tag.sigil == UInt8(ascii: "^"), end: 0), offset, isAlone: indent != nil)
    case UInt8(ascii: "/"):
      try close(tag)
      // Nothing is printed here, but the line may begin here.
      if indent == nil { add(.literal(end: offset), offset) }
    case UInt8(ascii: ">"):
      guard !tag.name.isEmpty, tag.name.utf8.allSatisfy({ $0.isNameByte || $0 == 0x2F || $0 == 0x2E }) else {
        throw error("`{{>` needs the name of a template", offset)
      }
      add(.partial(tag.name, indent: indent ?? []), offset, isAlone: indent != nil)
    case nil, 0x7B:
      let path = try path(tag)
      do {
        add(.value(path, isRaw: tag.sigil != nil, try context.escaping(isRaw: tag.sigil != nil)), offset)
      } catch {
        throw self.error("`\(tag.name)` \(error.message)", offset)
      }
    default:
      throw error("`{{\(Character(Unicode.Scalar(tag.sigil!)))` is no tag of these templates", offset)
    }
  }

  private mutating func close(_ tag: Tag) throws(TemplateError) {
    guard let section = open.popLast() else {
      throw error("`\(tag.name)` is closed, but not open", tag.range.lowerBound)
    }
    guard section.name == tag.name else {
      throw error("`\(tag.name)` is closed, but `\(section.name)` is open", tag.range.lowerBound)
    }
    let step = template.steps[section.step]
    guard case .section(let path, let isInverted, _) = step.kind else { return }
    template.steps[section.step] = Template.Step(
      kind: .section(path, isInverted: isInverted, end: template.steps.count), offset: step.offset,
      beginsLine: step.beginsLine)
  }

  private func path(_ tag: Tag) throws(TemplateError) -> [String] {
    if tag.name == "." { return [] }
    let parts = tag.name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isNameByte) }) else {
      throw error(
        "`\(tag.name)` is no name: names are letters, digits, `_` and `-`, joined by dots",
        tag.range.lowerBound)
    }
    return parts.map(String.init)
  }

  private mutating func add(_ kind: Template.Step.Kind, _ offset: Int, isAlone: Bool = false) {
    let beginsLine = !isAlone && (offset == 0 || source[offset - 1] == 0x0A)
    template.steps.append(Template.Step(kind: kind, offset: offset, beginsLine: beginsLine))
  }

  private func error(_ message: String, _ offset: Int) -> TemplateError {
    template.error(message, at: offset)
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
  fileprivate var isNameByte: Bool {
    (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A) || (self >= 0x30 && self <= 0x39) || self == 0x5F
      || self == 0x2D
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmed: ArraySlice<UInt8> {
    let start = firstIndex { !$0.isBlank } ?? endIndex
    let end = lastIndex { !$0.isBlank }.map { $0 + 1 } ?? endIndex
    return self[start..<Swift.max(start, end)]
  }
}
