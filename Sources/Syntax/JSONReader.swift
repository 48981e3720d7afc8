import Findings
import SourceText

/// Reads JSON strictly (RFC 8259) into the arena that YAML fills too, without recursion.
struct JSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let base: Int
  private let file: FileID
  private var index = 0
  private var records: [NodeTree.Record]
  private var text: [UInt8]
  private(set) var findings: [Finding] = []
  private var entries: [DuplicateKeys.Entry] = []

  private struct Frame {
    var node: Int32
    var last: Int32 = -1
    var children: Int32 = 0
  }
  private var stack: [Frame] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, at base: Int, of file: FileID, taking tree: inout NodeTree) {
    self.bytes = bytes
    self.base = base
    self.file = file
    records = tree.records
    text = tree.text
    tree.records = []
    tree.text = []
  }

  mutating func give(to tree: inout NodeTree) {
    swap(&tree.records, &records)
    swap(&tree.text, &text)
  }

  /// Gives the root, or nil if the text is refused.
  mutating func read() -> Int32? {
    let root = Int32(truncatingIfNeeded: records.count)
    repeat {
      guard readItem() else { return nil }
    } while !stack.isEmpty
    skipSpace()
    if index < bytes.count {
      refuse(index, "something stands after the value", help: "a JSON file holds one value; remove the rest")
      return nil
    }
    return root
  }

  /// Reads up to and with the next value, key and value, or closing bracket.
  private mutating func readItem() -> Bool {
    skipSpace()
    guard let frame = stack.last else { return readValue() }
    let isObject = records[Int(frame.node)].kind == .mapping
    let closer: UInt8 = isObject ? 0x7D : 0x5D
    if current == closer { return close() }
    if frame.children > 0 {
      guard current == 0x2C else { return refuseSeparator(closer) }
      let comma = index
      index += 1
      skipSpace()
      if current == closer {
        return refuse(comma, "a comma stands after the last item", help: "remove the comma")
      }
    }
    if isObject {
      guard current == 0x22 else {
        return refuseEnd()
          ?? refuse(
            index, "a name in double quotes is expected here", help: "write the name in double quotes")
      }
      guard readString() else { return false }
      skipSpace()
      guard current == 0x3A else {
        return refuseEnd() ?? refuse(index, "a colon is missing after the name", help: "write `:` here")
      }
      index += 1
      skipSpace()
    }
    return readValue()
  }

  private mutating func readValue() -> Bool {
    switch current {
    case 0x22: return readString()
    case 0x7B: return open(.mapping)
    case 0x5B: return open(.sequence)
    case 0x2D?, 0x30?, 0x31?, 0x32?, 0x33?, 0x34?, 0x35?, 0x36?, 0x37?, 0x38?, 0x39?: return readNumber()
    case 0x74: return readLiteral("true")
    case 0x66: return readLiteral("false")
    case 0x6E: return readLiteral("null")
    case 0x27: return refuse(index, "JSON has no single quotes", help: "use double quotes")
    case 0x2F, 0x23: return refuse(index, "JSON has no comments", help: "remove the comment")
    default: return refuseEnd() ?? refuse(index, "a JSON value is expected here")
    }
  }

  private mutating func open(_ kind: NodeTree.Kind) -> Bool {
    if stack.count >= ReadingLimit.depth {
      findings.append(SyntaxFindings.tooDeep(location(index, index + 1)))
      return false
    }
    let node = append(kind, .flow, index, index + 1)
    stack.append(Frame(node: node))
    index += 1
    return true
  }

  private mutating func close() -> Bool {
    index += 1
    let frame = stack.removeLast()
    let node = Int(frame.node)
    records[node].range.end = Int32(truncatingIfNeeded: index + base)
    records[node].length = frame.children
    if records[node].kind == .mapping, frame.children > 2 { dropDuplicates(of: frame.node) }
    return true
  }

  private mutating func append(_ kind: NodeTree.Kind, _ style: NodeTree.Style, _ start: Int, _ end: Int)
    -> Int32
  {
    let node = Int32(truncatingIfNeeded: records.count)
    records.append(
      NodeTree.Record(
        kind: kind, style: style, isAlias: false, tag: .none, first: -1, next: -1,
        offset: Int32(truncatingIfNeeded: text.count), length: 0, range: ByteRange(start + base, end + base)))
    if let frame = stack.last {
      if frame.last >= 0 {
        records[Int(frame.last)].next = node
      } else {
        records[Int(frame.node)].first = node
      }
      stack[stack.count - 1].last = node
      stack[stack.count - 1].children += 1
    }
    return node
  }

  private mutating func appendPlain(_ start: Int) {
    let node = Int(append(.scalar, .plain, start, index))
    text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
    records[node].length = Int32(truncatingIfNeeded: index - start)
  }

  private mutating func readLiteral(_ word: StaticString) -> Bool {
    let start = index
    while index < bytes.count, bytes[index] | 0x20 >= 0x61, bytes[index] | 0x20 <= 0x7A { index += 1 }
    let isWord = word.withUTF8Buffer { $0.elementsEqual(bytes[start..<index]) }
    guard isWord else {
      return refuse(start, to: index, "JSON knows no such word", help: "did you mean `\(word)`?")
    }
    appendPlain(start)
    return true
  }

  private mutating func readNumber() -> Bool {
    let start = index
    if current == 0x2D { index += 1 }
    if current == 0x30 {
      index += 1
      if let digit = current, digit.isDigit {
        return refuse(start, to: index, "a number can't begin with a zero")
      }
    } else if !skipDigits() {
      return refuse(start, to: index, "a digit is missing after the minus sign")
    }
    if current == 0x2E {
      index += 1
      if !skipDigits() { return refuse(start, to: index, "a digit is missing after the decimal point") }
    }
    if current == 0x65 || current == 0x45 {
      index += 1
      if current == 0x2B || current == 0x2D { index += 1 }
      if !skipDigits() { return refuse(start, to: index, "a digit is missing in the exponent") }
    }
    appendPlain(start)
    return true
  }

  private mutating func skipDigits() -> Bool {
    let start = index
    while let digit = current, digit.isDigit { index += 1 }
    return index > start
  }

  private mutating func readString() -> Bool {
    let start = index
    let node = Int(append(.scalar, .doubleQuoted, start, start + 1))
    index += 1
    var copied = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte != 0x22 && byte != 0x5C && byte >= 0x20 {
        index += 1
        continue
      }
      text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<index]))
      if byte == 0x22 {
        index += 1
        let length = text.count - Int(records[node].offset)
        records[node].length = Int32(truncatingIfNeeded: length)
        records[node].range.end = Int32(truncatingIfNeeded: index + base)
        if length > ReadingLimit.scalarBytes {
          findings.append(SyntaxFindings.scalarTooLarge(location(start, index), length))
          return false
        }
        return true
      }
      if byte < 0x20 {
        if byte == 0x0A || byte == 0x0D {
          return refuse(
            start, "a text is not closed on its line", help: "put \" behind it; write \\n for a line break")
        }
        return refuse(
          index, "a control character stands in a text", help: "write it as an escape, such as \\t")
      }
      guard let escape = JSONEscape(bytes, at: index) else {
        return refuse(
          index, to: min(index + 2, bytes.count), "this backslash begins no escape of JSON",
          help: "write \\\\ for a backslash")
      }
      UTF8Bytes.encode(escape.scalar) { text.append($0) }
      index += escape.length
      copied = index
    }
    return refuse(start, "a text is not closed", help: "put \" behind it")
  }

  /// Tells of names that stand twice, and keeps the last of each, as JavaScript does.
  private mutating func dropDuplicates(of object: Int32) {
    let pairs = DuplicateKeys.find(of: object, in: records, text, &entries)
    guard !pairs.isEmpty else { return }
    var dropped = Set<Int32>()
    for pair in pairs {
      // The one to drop is the latest before it that is still there.
      dropped.insert(pair.previous)
      guard findings.count < ReadingLimit.findings else { continue }
      var finding = SyntaxFindings.duplicateKey(
        pair.name, at: location(of: pair.later), first: location(of: pair.previous))
      finding.kind = SyntaxFindings.jsonDuplicateKey
      finding.severity = SyntaxFindings.jsonDuplicateKey.severity
      finding.notes = ["the last one is kept"]
      findings.append(finding)
    }
    var key = records[Int(object)].first
    var last: Int32 = -1
    var children: Int32 = 0
    while key >= 0 {
      let value = records[Int(key)].next
      let next = records[Int(value)].next
      if !dropped.contains(key) {
        if last >= 0 { records[Int(last)].next = key } else { records[Int(object)].first = key }
        last = value
        children += 2
      }
      key = next
    }
    records[Int(last)].next = -1
    records[Int(object)].length = children
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index].isYAMLSpace { index += 1 }
  }

  private func location(of node: Int32) -> Location { Location(file: file, range: records[Int(node)].range) }

  private func location(_ start: Int, _ end: Int) -> Location {
    Location(file: file, range: ByteRange(start + base, end + base))
  }

  @discardableResult
  private mutating func refuse(_ start: Int, to end: Int? = nil, _ message: String, help: String? = nil)
    -> Bool
  {
    var end = end ?? min(start + 1, bytes.count)
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    findings.append(Finding(SyntaxFindings.jsonSyntax, at: location(start, end), message, help: help))
    return false
  }

  /// At the end of the text, the bracket that is open is the place; or there is no value at all.
  private mutating func refuseEnd() -> Bool? {
    guard index >= bytes.count else { return nil }
    guard let frame = stack.last else { return refuse(index, "the file holds no JSON value") }
    let begin = Int(records[Int(frame.node)].range.start) - base
    let (opener, closer) = bytes[begin] == 0x5B ? ("[", "]") : ("{", "}")
    return refuse(begin, "`\(opener)` is not closed", help: "put `\(closer)` behind the last item")
  }

  private mutating func refuseSeparator(_ closer: UInt8) -> Bool {
    let sign = Character(UnicodeScalar(closer))
    return refuseEnd()
      ?? refuse(index, "a comma or `\(sign)` is expected here", help: "put a comma between the items")
  }
}

extension NodeTree {
  /// Reads JSON. `base` is the place of the first byte in the file.
  mutating func readJSON(_ bytes: UnsafeBufferPointer<UInt8>, at base: Int, of file: FileID) -> Staged<
    [NodeID]
  > {
    var reader = JSONReader(bytes, at: base, of: file, taking: &self)
    let root = reader.read()
    reader.give(to: &self)
    return Staged(root.map { [NodeID(index: $0)] } ?? [], reader.findings)
  }
}
