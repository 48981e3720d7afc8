/// Prints JSON: two spaces a level, members in declared order, a final newline (`pretty`); or nothing between the
/// tokens (`compact`). The one place in which emitted JSON becomes bytes.
public struct JSONWriter: ~Copyable {
  private var buffer: ByteBuffer
  /// What was written before that, where parts of it are other writers'.
  private var stretches: [ArraySlice<UInt8>] = []
  private let isPretty: Bool
  private var depth: Int
  /// Whether the object or list that was begun last is still empty.
  private var isBare = false
  /// The depth of what stands on one line, where anything does.
  private var line: Int?

  public init(pretty isPretty: Bool) { self.init(ByteBuffer(capacity: 512), isPretty, 0) }

  /// `depth`: how many objects and lists stand around what is written.
  private init(_ buffer: consuming ByteBuffer, _ isPretty: Bool, _ depth: Int) {
    self.buffer = buffer
    self.isPretty = isPretty
    self.depth = depth
  }

  /// A large file on several lines, with a line feed at its end: what is written here, and between it the parts that other
  /// writers have written, which are not copied. See `write(members:)`.
  public static func pretty(_ write: (inout JSONWriter) -> Void) -> [ArraySlice<UInt8>] {
    var writer = JSONWriter(pretty: true)
    write(&writer)
    writer.put(0x0A)
    writer.cut()
    return writer.stretches
  }

  /// A large part of a file on several lines; see `ByteBuffer.array(room:)`.
  public static func pretty(depth: Int, room: Int, _ write: (inout JSONWriter) -> Void) -> [UInt8] {
    ByteBuffer.array(room: room) { buffer in
      var writer = JSONWriter(buffer, true, depth)
      write(&writer)
      buffer = writer.buffer
    }
  }

  /// How many bytes have been written so far.
  public var byteCount: Int { buffer.byteCount }

  /// What has been written so far, in UTF-8.
  public var bytes: [UInt8] { buffer.bytes }

  /// A value on several lines, indented by two spaces, with a line feed at its end.
  public static func pretty(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter(pretty: true)
    writer.write(value)
    writer.put(0x0A)
    return writer.bytes
  }

  /// A value without any white space.
  public static func compact(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter(pretty: false)
    writer.write(value)
    return writer.bytes
  }

  /// Puts one byte at the end.
  @inline(__always)
  mutating func put(_ byte: UInt8) { buffer.append(byte) }

  /// Writes a value where the last one ended.
  public mutating func write(_ value: JSONValue) {
    switch value {
    case .null: buffer.append("null")
    case .bool(let value): buffer.append(value ? "true" : "false")
    case .int(let value): write(value)
    case .double(let value): write(value)
    case .string(let value): write(value)
    case .array(let values): write(values)
    case .object(let object): write(object)
    }
  }

  private mutating func write(_ values: [JSONValue]) {
    beginList()
    values.withUnsafeBufferPointer { values in
      for place in values.indices {
        next()
        write(values[place])
      }
    }
    endList()
  }

  private mutating func write(_ object: JSONObject) {
    begin()
    // Without a copy of each member, which would count its references up and down.
    object.members.withUnsafeBufferPointer { members in
      for place in members.indices {
        name(members[place].key)
        write(members[place].value)
      }
    }
    end()
  }

  /// Begins an object that is written member by member, which a large one is so that its parts need not all be there at
  /// once. What holds little is easier to read, and to compare, on one line.
  public mutating func begin(onOneLine: Bool = false) { begin(0x7B, onOneLine) }

  private mutating func begin(_ bracket: UInt8, _ onOneLine: Bool) {
    put(bracket)
    depth += 1
    isBare = true
    if onOneLine && line == nil { line = depth }
  }

  /// The name of the next member of an object that was begun; its value follows.
  @_disfavoredOverload
  public mutating func name(_ key: String) {
    next()
    write(key)
    endName()
  }

  /// The same with a name of several parts.
  public mutating func name(joining first: String, _ second: String, _ third: String) {
    next()
    write(joining: first, second, third)
    endName()
  }

  /// The same with a name of this program, in which nothing needs an escape.
  public mutating func name(_ key: StaticString) {
    assert("\(key)".utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C })
    buffer.reserve(key.utf8CodeUnitCount + depth * 2 + 4)
    separate()
    buffer.put(0x22)
    buffer.put(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    buffer.put(0x22)
    endName()
  }

  private mutating func endName() {
    put(0x3A)
    if isPretty { put(0x20) }
  }

  /// A member of an object that was begun, whole.
  @_disfavoredOverload
  public mutating func write(_ key: String, _ value: JSONValue) {
    name(key)
    write(value)
  }

  /// A member of an object that was begun, whole.
  @_disfavoredOverload
  public mutating func write(_ key: String, _ text: String) {
    name(key)
    write(text)
  }

  /// A member of an object that was begun, whole.
  public mutating func write(_ key: StaticString, _ value: JSONValue) {
    name(key)
    write(value)
  }

  /// A member of an object that was begun, whole.
  public mutating func write(_ key: StaticString, _ text: String) {
    name(key)
    write(text)
  }

  /// A member of an object that was begun, whole.
  public mutating func write(_ key: StaticString, _ number: Int) {
    name(key)
    write(number)
  }

  /// Begins a list that is written element by element.
  public mutating func beginList(onOneLine: Bool = false) { begin(0x5B, onOneLine) }

  /// Comes before each element of a list that was begun.
  public mutating func next() {
    buffer.reserve(depth * 2 + 2)
    separate()
  }

  /// What comes before a member or an element; room for it has been made.
  @inline(__always)
  private mutating func separate() {
    if !isBare { buffer.put(0x2C) }
    if isPretty {
      if line == nil {
        buffer.put(0x0A)
        buffer.put(0x20, times: depth * 2)
      } else if !isBare {
        buffer.put(0x20)
      }
    }
    isBare = false
  }

  /// Ends a list that was begun.
  public mutating func endList() { end(0x5D) }

  /// Begins with members of an object, or elements of a list, that another writer has begun: see `write(members:)`.
  public mutating func beginMembers() { isBare = true }

  /// Members or elements that another writer has written at the depth of this one, and that go on what was begun.
  public mutating func write(members bytes: [UInt8]) {
    if bytes.isEmpty { return }
    if !isBare { put(0x2C) }
    isBare = false
    cut()
    stretches.append(bytes[...])
  }

  /// Ends a stretch.
  private mutating func cut() {
    if buffer.byteCount == 0 { return }
    stretches.append(buffer.bytes[...])
    buffer.removeAll()
  }

  /// Ends an object that was begun.
  public mutating func end() { end(0x7D) }

  private mutating func end(_ bracket: UInt8) {
    depth -= 1
    if !isBare && line == nil { newline() }
    if let line, depth < line { self.line = nil }
    isBare = false
    put(bracket)
  }

  private mutating func newline() {
    guard isPretty else { return }
    buffer.reserve(1 + depth * 2)
    buffer.put(0x0A)
    buffer.put(0x20, times: depth * 2)
  }

  /// A whole number as a value.
  public mutating func write(_ value: Int) { buffer.append(decimal: value) }

  /// As ECMAScript prints a number (RFC 8785, section 3.2.2.3), so that every reader gives the same text back.
  private mutating func write(_ value: Double) {
    precondition(value.isFinite, "JSON has no number for \(value)")
    for byte in ECMAScriptNumber.text(value).utf8 { put(byte) }
  }

  /// A text as a value.
  public mutating func write(_ text: String) {
    put(0x22)
    append(text)
    put(0x22)
  }

  /// A text of several parts as a value.
  public mutating func write(joining first: String, _ second: String, _ third: String) {
    put(0x22)
    append(first)
    append(second)
    append(third)
    put(0x22)
  }

  private mutating func append(_ text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil {
      Array(text.utf8).withUnsafeBufferPointer { append($0) }
    }
  }

  private mutating func append(_ utf8: UnsafeBufferPointer<UInt8>) {
    buffer.reserve(utf8.count)
    if Self.isPlain(utf8) {
      buffer.put(utf8)
      return
    }
    var start = 0
    while true {
      let end = Self.plainEnd(of: utf8, from: start)
      buffer.put(UnsafeBufferPointer(rebasing: utf8[start..<end]))
      if end == utf8.count { break }
      // What is left, and the six bytes that a byte may become.
      buffer.reserve(utf8.count - end + 6)
      escape(utf8[end])
      start = end + 1
    }
  }

  /// Whether no byte of a text must be escaped. Most are, and short: of the last eight bytes some may be looked at twice, and what
  /// is shorter is filled up.
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = UnsafeRawPointer(text.baseAddress) else { return true }
    let count = text.count
    if count >= 8 {
      var index = 0
      while index + 8 < count {
        if !isPlain(base.loadUnaligned(fromByteOffset: index, as: UInt64.self)) { return false }
        index += 8
      }
      return isPlain(base.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
    }
    if count >= 4 {
      let first = UInt64(base.loadUnaligned(as: UInt32.self))
      return isPlain(first | UInt64(base.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)) << 32)
    }
    var word: UInt64 = 0x2020_2020_2020_2020
    for byte in text { word = word << 8 | UInt64(byte) }
    return isPlain(word)
  }

  /// Whether none of eight bytes must be escaped: a byte below 0x20, a quote or a backslash sets a high bit that a plain byte
  /// leaves clear.
  @inline(__always)
  private static func isPlain(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones * 0x22)
    let backslash = word ^ (ones * 0x5C)
    let control = (word &- ones * 0x20) & ~word
    return (control | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)) & (ones << 7) == 0
  }

  /// The place of the first byte from `start` on that must be escaped, or the end.
  private static func plainEnd(of buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let base = UnsafeRawPointer(buffer.baseAddress)
    var index = start
    while let base, index + 8 <= buffer.count {
      if !isPlain(base.loadUnaligned(fromByteOffset: index, as: UInt64.self)) { break }
      index += 8
    }
    while index < buffer.count {
      let byte = buffer[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { break }
      index += 1
    }
    return index
  }

  private mutating func escape(_ byte: UInt8) {
    buffer.put(0x5C)
    switch byte {
    case 0x22, 0x5C: buffer.put(byte)
    case 0x08: buffer.put(0x62)
    case 0x09: buffer.put(0x74)
    case 0x0A: buffer.put(0x6E)
    case 0x0C: buffer.put(0x66)
    case 0x0D: buffer.put(0x72)
    default:
      buffer.put(0x75)
      buffer.put(0x30, times: 2)
      buffer.put(Self.digit(byte >> 4))
      buffer.put(Self.digit(byte & 0xF))
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
