/// Leaves out of a script or style sheet what only its author reads: comments, indentation, and blanks that separate
/// nothing. Strings and regular expressions are copied as they stand, and a line's end stays where it may end a
/// statement.
struct Compaction {
  private let bytes: [UInt8]
  private let isScript: Bool
  private var place = 0
  private var result: [UInt8] = []
  private var hasTemplate = false

  private init(_ text: String, isScript: Bool) {
    bytes = Array(text.utf8)
    self.isScript = isScript
  }

  static func compacted(_ text: String, isScript: Bool) -> [UInt8] {
    var compaction = Compaction(text, isScript: isScript)
    let result = compaction.run()
    // Within backticks blanks are part of a string that may hold code again: such a script stays as it is.
    return compaction.hasTemplate ? Array(text.utf8) : result
  }

  private mutating func run() -> [UInt8] {
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case _ where Self.isBlank(byte): blanks()
      case 0x22, 0x27: copy(until: byte)
      case 0x2F where next == 0x2A: skipComment()
      case 0x2F where isScript && next == 0x2F: while place < bytes.count, bytes[place] != 0x0A { place += 1 }
      case 0x2F where isScript && beginsExpression: copyExpression()
      // The last declaration of a rule needs no semicolon.
      case 0x7D where !isScript && result.last == 0x3B:
        result[result.count - 1] = byte
        place += 1
      default:
        if isScript, byte == 0x60 { hasTemplate = true }
        result.append(byte)
        place += 1
      }
    }
    if result.last != 0x0A { result.append(0x0A) }
    return result
  }

  private var next: UInt8? { place + 1 < bytes.count ? bytes[place + 1] : nil }

  /// Blanks and comments up to the next word or sign become nothing, a space or a line's end.
  private mutating func blanks() {
    var endsLine = false
    while place < bytes.count {
      if Self.isBlank(bytes[place]) {
        endsLine = endsLine || bytes[place] == 0x0A
        place += 1
      } else if bytes[place] == 0x2F, next == 0x2A {
        skipComment()
      } else if isScript, bytes[place] == 0x2F, next == 0x2F {
        while place < bytes.count, bytes[place] != 0x0A { place += 1 }
      } else {
        break
      }
    }
    guard let before = result.last, place < bytes.count else { return }
    let after = bytes[place]
    guard isScript else {
      if !Self.styleSigns.contains(before), before != 0x3A, before != 0x28, !Self.styleSigns.contains(after),
        after != 0x29
      {
        result.append(0x20)
      }
      return
    }
    if endsLine {
      if !Self.neverEnds.contains(before), !Self.neverBegins.contains(after) { result.append(0x0A) }
    } else if Self.isWord(before) && Self.isWord(after) || before == after && (before == 0x2B || before == 0x2D) {
      result.append(0x20)
    }
  }

  private mutating func skipComment() {
    place += 2
    while place + 1 < bytes.count, !(bytes[place] == 0x2A && bytes[place + 1] == 0x2F) { place += 1 }
    place = min(place + 2, bytes.count)
  }

  private mutating func copy(until quote: UInt8) {
    repeat {
      if bytes[place] == 0x5C {
        result.append(bytes[place])
        place += 1
        if place == bytes.count { return }
      }
      result.append(bytes[place])
      place += 1
    } while place < bytes.count && bytes[place] != quote
    if place < bytes.count {
      result.append(quote)
      place += 1
    }
  }

  /// Whether a slash begins a regular expression: it does where no value stands before it.
  private var beginsExpression: Bool {
    guard let last = result.last(where: { !Self.isBlank($0) }) else { return true }
    if Array("(,=:[!&|?{};+-*%<>~^".utf8).contains(last) { return true }
    let word = result.reversed().prefix { Self.isWord($0) }.reversed()
    return ["return", "typeof", "case", "in", "of"].contains { word.elementsEqual($0.utf8) }
  }

  private mutating func copyExpression() {
    var isInClass = false
    repeat {
      switch bytes[place] {
      case 0x5C:
        result.append(bytes[place])
        place += 1
        if place == bytes.count { return }
      case 0x5B: isInClass = true
      case 0x5D: isInClass = false
      default: break
      }
      result.append(bytes[place])
      place += 1
    } while place < bytes.count && bytes[place] != 0x0A && (bytes[place] != 0x2F || isInClass)
  }

  private static let styleSigns = Array("{};,>".utf8)
  /// After these no statement ends.
  private static let neverEnds = Array("{([,;:?&|=".utf8) + [0x0A]
  /// With these no statement begins.
  private static let neverBegins = Array(")]},.;:?&|".utf8)

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24, 0x80...0xFF: true
    default: false
    }
  }
}
