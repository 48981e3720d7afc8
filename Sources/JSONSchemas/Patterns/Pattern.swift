import Synchronization

/// A regular expression of ECMA-262 (2020-12 Core, section 6.4; in Unicode mode), matched in time linear in
/// the text: all ways through it are followed at once, so that no pattern and no text can be chosen to take
/// long.
public struct Pattern: Sendable {
  let machine: PatternMachine

  /// The pattern as written.
  public var text: String { machine.text }

  /// Fails if the text is no pattern, or one that cannot be matched in linear time (a back-reference).
  public init(_ text: String) throws(PatternProblem) {
    var parser = PatternParser(text)
    let tree = try parser.parse()
    var compiler = PatternCompiler()
    let program = try compiler.compile(tree)
    machine = PatternMachine(text: text, program: program, lookarounds: compiler.lookarounds)
  }

  /// Whether a text is a pattern, be it one that cannot be matched in linear time.
  static func isPattern(_ text: String) -> Bool {
    var parser = PatternParser(text)
    return (try? parser.parse()) != nil
  }

  /// Whether some part of the text matches.
  public func matches(_ text: String) -> Bool { machine.matches(text) }
}

/// A compiled pattern: instructions, and a table of states once the pattern has been used often enough to be worth it.
final class PatternMachine: Sendable {
  let text: String
  let program: PatternProgram
  /// The patterns that are looked ahead or behind for, innermost first.
  let lookarounds: [PatternProgram]

  private static let worthwhile = 16
  /// How often it was used, until the table is ready.
  private let uses = Atomic<Int>(0)
  private let isReady = Atomic<Bool>(false)
  /// Written once, by whoever counts the last use before; read only when ready.
  nonisolated(unsafe) private var automaton: PatternAutomaton?

  init(text: String, program: PatternProgram, lookarounds: [PatternProgram]) {
    self.text = text
    self.program = program
    self.lookarounds = lookarounds
  }

  func matches(_ text: String) -> Bool {
    if isReady.load(ordering: .acquiring) {
      if let automaton {
        let known: Bool?? = text.utf8.withContiguousStorageIfAvailable { automaton.matches($0) }
        if case .some(.some(let isMatch)) = known { return isMatch }
      }
    } else if uses.wrappingAdd(1, ordering: .relaxed).newValue == Self.worthwhile {
      automaton = PatternAutomaton(program)
      isReady.store(true, ordering: .releasing)
    }
    return follow(text)
  }

  private func follow(_ text: String) -> Bool {
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
