/// A pattern as a table of states, for texts of ASCII: one look-up a byte. Made from the instructions when a pattern is
/// used often (the subset construction); patterns that look around, or need more states than a table should have, stay
/// with the machine that follows all ways at once.
final class PatternAutomaton: Sendable {
  /// The state after a state and a class of bytes.
  private let next: [UInt16]
  private let classes: [UInt8]
  private let classCount: Int
  /// Whether a match ends where the text does.
  private let acceptsAtEnd: [Bool]

  private static let dead: UInt16 = 0
  private static let matched: UInt16 = 1
  private static let stateLimit = 1_024

  /// Whether some part of the text matches; nil if the text is not ASCII.
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
    var state: UInt16 = 2
    return next.withUnsafeBufferPointer { next in
      classes.withUnsafeBufferPointer { classes in
        for byte in text {
          if byte > 0x7F { return nil }
          state = next[Int(state) &* classCount &+ Int(classes[Int(byte)])]
          // The rest of the text, ASCII or not, can change nothing.
          if state <= Self.matched { return state == Self.matched }
        }
        return acceptsAtEnd[Int(state)]
      }
    }
  }

  /// Nil if the pattern has no table.
  init?(_ program: PatternProgram) {
    guard !program.isReversed, program.instructions.count <= 4 * Self.stateLimit else { return nil }
    for instruction in program.instructions {
      switch instruction {
      case .wordBoundary, .lookaround: return nil
      default: break
      }
    }
    let (classes, samples) = Self.classes(of: program)
    var closures = PatternClosures(program)
    let first = closures.closure(of: [0], atStart: true)
    // States 0 and 1 are those that nothing leaves.
    var states: [[Int]] = [[], [], first.waiting]
    var ends = [false, true, first.isMatch || closures.endsMatch(first.pendingEnds, atStart: true)]
    var known: [[Int]: UInt16] = [:]
    var next = [UInt16](repeating: Self.dead, count: samples.count)
    next += [UInt16](repeating: Self.matched, count: samples.count)
    var place = 2
    if first.isMatch { next += [UInt16](repeating: Self.matched, count: samples.count); place = 3 }
    while place < states.count {
      for sample in samples {
        let targets = states[place].filter { program.reads(sample, at: $0) }.map { $0 + 1 }
        // A match may begin anywhere.
        let reached = closures.closure(of: targets + [0], atStart: false)
        if reached.isMatch {
          next.append(Self.matched)
          continue
        }
        let key = reached.waiting + [-1] + reached.pendingEnds
        if reached.waiting.isEmpty && reached.pendingEnds.isEmpty {
          next.append(Self.dead)
        } else if let state = known[key] {
          next.append(state)
        } else {
          guard states.count < Self.stateLimit else { return nil }
          known[key] = UInt16(states.count)
          next.append(UInt16(states.count))
          ends.append(closures.endsMatch(reached.pendingEnds, atStart: false))
          states.append(reached.waiting)
        }
      }
      place += 1
    }
    self.next = next
    self.classes = classes
    classCount = samples.count
    acceptsAtEnd = ends
  }

  /// Bytes that no instruction tells apart share a class; of each class, one byte.
  private static func classes(of program: PatternProgram) -> (classes: [UInt8], samples: [UInt32]) {
    var classes: [UInt8] = []
    var samples: [UInt32] = []
    var known: [[Bool]: UInt8] = [:]
    let readers = program.instructions.indices.filter { program.isReader($0) }
    for scalar in UInt32(0)..<128 {
      let signature = readers.map { program.reads(scalar, at: $0) }
      if let known = known[signature] {
        classes.append(known)
      } else {
        known[signature] = UInt8(samples.count)
        classes.append(UInt8(samples.count))
        samples.append(scalar)
      }
    }
    return (classes, samples)
  }
}

/// What instructions lead to without reading.
private struct PatternClosures {
  struct Reached {
    /// Instructions that read, sorted.
    var waiting: [Int] = []
    /// `$` instructions that were reached: they lead on only at the text's end. Sorted.
    var pendingEnds: [Int] = []
    var isMatch = false
  }

  let program: PatternProgram
  private var mark: [Int]
  private var round = 0

  init(_ program: PatternProgram) {
    self.program = program
    mark = [Int](repeating: -1, count: program.instructions.count)
  }

  mutating func closure(of first: [Int], atStart: Bool, atEnd: Bool = false) -> Reached {
    round += 1
    var reached = Reached()
    var pending = first
    while let index = pending.popLast() {
      if mark[index] == round { continue }
      mark[index] = round
      switch program.instructions[index] {
      case .scalar, .set: reached.waiting.append(index)
      case .jump(let target): pending.append(target)
      case .split(let one, let other): pending += [one, other]
      case .start: if atStart { pending.append(index + 1) }
      case .end: if atEnd { pending.append(index + 1) } else { reached.pendingEnds.append(index) }
      case .match: reached.isMatch = true
      case .wordBoundary, .lookaround: break
      }
    }
    reached.waiting.sort()
    reached.pendingEnds.sort()
    return reached
  }

  /// Whether a match ends if the text does.
  mutating func endsMatch(_ ends: [Int], atStart: Bool) -> Bool {
    closure(of: ends, atStart: atStart, atEnd: true).isMatch
  }
}

extension PatternProgram {
  /// Whether an instruction reads a character.
  func isReader(_ index: Int) -> Bool {
    switch instructions[index] {
    case .scalar, .set: true
    default: false
    }
  }

  /// Whether an instruction reads this character.
  func reads(_ scalar: UInt32, at index: Int) -> Bool {
    switch instructions[index] {
    case .scalar(let wanted): wanted == scalar
    case .set(let set): sets[set].contains(scalar)
    default: false
    }
  }
}
