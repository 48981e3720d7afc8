/// A script in pieces: its names, and what stands between them. Strings and regular expressions are one piece each.
struct ScriptTokens {
  /// A piece of the script.
  struct Token {
    var range: Range<Int>
    var isName: Bool
  }

  let bytes: [UInt8]
  private(set) var tokens: [Token] = []
  /// For each token that opens a bracket the one that closes it, and the reverse.
  private(set) var partner: [Int: Int] = [:]
  /// The bracket around each token: its opening sign; zero outside of all.
  private(set) var around: [UInt8] = []

  /// Of a script without comments, as `Compaction` leaves it.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var place = 0
    while place < bytes.count {
      let start = place
      switch bytes[place] {
      case 0x22, 0x27: place = end(ofQuoted: place)
      case 0x2F where beginsExpression: place = end(ofExpression: place)
      case let byte where Self.isWord(byte):
        while place < bytes.count, Self.isWord(bytes[place]) { place += 1 }
      default: place += 1
      }
      let first = bytes[start]
      let isName = Self.isWord(first) && !(0x30...0x39).contains(first)
      tokens.append(Token(range: start..<place, isName: isName))
    }
    matchBrackets()
  }

  func text(_ index: Int) -> ArraySlice<UInt8> { bytes[tokens[index].range] }

  /// The sign before or after a token, blanks passed over; zero at the ends.
  func sign(_ index: Int) -> UInt8 {
    tokens.indices.contains(index) ? bytes[tokens[index].range.lowerBound] : 0
  }

  /// The next token in a direction that is no blank.
  func neighbour(_ index: Int, _ step: Int) -> Int {
    var next = index + step
    while tokens.indices.contains(next), sign(next) == 0x20 || sign(next) == 0x0A { next += step }
    return next
  }

  private mutating func matchBrackets() {
    var open: [Int] = []
    for index in tokens.indices {
      let byte = sign(index)
      let isAlone = tokens[index].range.count == 1
      if isAlone, byte == 0x29 || byte == 0x5D || byte == 0x7D, let start = open.popLast() {
        partner[start] = index
        partner[index] = start
      }
      around.append(open.last.map { sign($0) } ?? 0)
      if isAlone, byte == 0x28 || byte == 0x5B || byte == 0x7B { open.append(index) }
    }
  }

  private var beginsExpression: Bool {
    guard let last = tokens.last(where: { !$0.isBlank(in: bytes) }) else { return true }
    if last.isName {
      return ["return", "typeof", "case", "in", "of"].contains { bytes[last.range].elementsEqual($0.utf8) }
    }
    let sign = bytes[last.range.lowerBound]
    return last.range.count == 1 && Array("(,=:[!&|?{};+-*%<>~^".utf8).contains(sign)
  }

  private func end(ofQuoted start: Int) -> Int {
    var place = start + 1
    while place < bytes.count, bytes[place] != bytes[start] { place += bytes[place] == 0x5C ? 2 : 1 }
    return min(place + 1, bytes.count)
  }

  private func end(ofExpression start: Int) -> Int {
    var place = start + 1
    var isInClass = false
    while place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x2F || isInClass {
      if bytes[place] == 0x5B { isInClass = true }
      if bytes[place] == 0x5D { isInClass = false }
      place += bytes[place] == 0x5C ? 2 : 1
    }
    return min(place + 1, bytes.count)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24, 0x80...0xFF: true
    default: false
    }
  }
}

extension ScriptTokens.Token {
  fileprivate func isBlank(in bytes: [UInt8]) -> Bool {
    bytes[range.lowerBound] == 0x20 || bytes[range.lowerBound] == 0x0A
  }
}
