/// A pattern as parsed.
indirect enum PatternTree: Sendable {
  case empty
  case set(CharacterSet)
  case sequence([PatternTree])
  case choice([PatternTree])
  case repetition(PatternTree, minimum: Int, maximum: Int?)
  case start, end
  /// Known, so that a pattern with it is one; but no machine of this kind can follow it.
  case backReference(offset: Int)
  case wordBoundary(isNegated: Bool)
  case lookaround(PatternTree, isBehind: Bool, isNegated: Bool)
}

/// A set of Unicode scalars: ranges, and classes of Unicode that no range here could hold.
struct CharacterSet: Sendable {
  var ranges: [ClosedRange<UInt32>] = []
  var properties: [(property: UnicodeProperty, isNegated: Bool)] = []
  /// Sets inside of a class that hold everything but their members: `\D`, `\W`, `\S`.
  var complements: [[ClosedRange<UInt32>]] = []
  var isNegated = false

  init(_ ranges: ClosedRange<UInt32>...) { self.ranges = ranges }

  @inline(__always)
  func contains(_ scalar: UInt32) -> Bool { holds(scalar) != isNegated }

  private func holds(_ scalar: UInt32) -> Bool {
    for range in ranges where range.contains(scalar) { return true }
    for complement in complements where !complement.contains(where: { $0.contains(scalar) }) { return true }
    for (property, isNegated) in properties where property.contains(scalar) != isNegated { return true }
    return false
  }

  /// ECMA-262, 22.2.2.9: `\d`, `\w`, `\s`.
  static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
  static let wordCharacters: [ClosedRange<UInt32>] = [0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x5F...0x5F]
  static let spaces: [ClosedRange<UInt32>] = [
    0x20...0x20, 0x09...0x0D, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
    0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ]

  /// What `.` does not match.
  static let lineTerminators: [ClosedRange<UInt32>] = [0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029]
}
