/// A regular expression of ECMA-262 (2020-12 Core, section 6.4; in Unicode mode), matched in time linear in
/// the text: all ways through it are followed at once, so that no pattern and no text can be chosen to take
/// long.
public struct Pattern: Sendable {
  /// The pattern as written.
  public let text: String
  let program: PatternProgram
  /// The patterns that are looked ahead or behind for, innermost first.
  let lookarounds: [PatternProgram]

  /// Fails if the text is no pattern, or one that cannot be matched in linear time (a back-reference).
  public init(_ text: String) throws(PatternProblem) {
    self.text = text
    var parser = PatternParser(text)
    let tree = try parser.parse()
    var compiler = PatternCompiler()
    program = try compiler.compile(tree)
    lookarounds = compiler.lookarounds
  }

  /// Whether a text is a pattern, be it one that cannot be matched in linear time.
  static func isPattern(_ text: String) -> Bool {
    var parser = PatternParser(text)
    return (try? parser.parse()) != nil
  }

  /// Whether some part of the text matches.
  public func matches(_ text: String) -> Bool {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { scalars.append(scalar.value) }
    return scalars.withUnsafeBufferPointer { scalars in
      var found: [[Bool]] = []
      for lookaround in lookarounds { found.append(lookaround.ends(in: scalars, found)) }
      return program.matches(scalars, found)
    }
  }
}

/// Why a text is no pattern that can be matched.
public struct PatternProblem: Error, Sendable, Hashable {
  /// Stands alone, in lower case and without a full stop.
  public let message: String
  /// How many characters stand before the place.
  public let offset: Int
}
