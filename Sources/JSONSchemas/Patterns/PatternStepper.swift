/// A pattern as a machine that reads one character after the other: each state stands for all ways through the pattern
/// at once. Only for patterns that do not look around.
package struct PatternStepper {
  /// What has been reached.
  package struct State: Hashable {
    /// Instructions that read the next character, sorted.
    var waiting: [Int] = []
    /// `$` instructions that were reached: they lead on only at the text's end. Sorted.
    var ends: [Int] = []
    /// Whether a match ended here or before: then the rest of the text changes nothing.
    package var isMatch = false
    var isAtStart = false

    /// Whether no text can lead from here to a match.
    package var isDead: Bool { !isMatch && waiting.isEmpty && ends.isEmpty }
  }

  let program: PatternProgram
  private var mark: [Int]
  private var round = 0

  /// Nil if the pattern looks around.
  package init?(_ pattern: Pattern) { self.init(pattern.machine.program) }

  init?(_ program: PatternProgram) {
    guard !program.isReversed else { return nil }
    for instruction in program.instructions {
      switch instruction {
      case .wordBoundary, .lookaround: return nil
      default: break
      }
    }
    self.program = program
    mark = [Int](repeating: -1, count: program.instructions.count)
  }

  /// Before the first character.
  package mutating func start() -> State { closure(of: [0], atStart: true, atEnd: false) }

  /// After one more character.
  package mutating func step(_ state: State, _ scalar: UInt32) -> State {
    if state.isMatch { return State(isMatch: true) }
    let targets = state.waiting.filter { program.reads(scalar, at: $0) }.map { $0 + 1 }
    // A match may begin anywhere.
    return closure(of: targets + [0], atStart: false, atEnd: false)
  }

  /// Whether a text that ends here matches.
  package mutating func accepts(_ state: State) -> Bool {
    state.isMatch || closure(of: state.ends, atStart: state.isAtStart, atEnd: true).isMatch
  }

  /// The instructions that are reached without reading.
  private mutating func closure(of first: [Int], atStart: Bool, atEnd: Bool) -> State {
    round += 1
    var reached = State(isAtStart: atStart)
    var pending = first
    while let index = pending.popLast() {
      if mark[index] == round { continue }
      mark[index] = round
      switch program.instructions[index] {
      case .scalar, .set: reached.waiting.append(index)
      case .jump(let target): pending.append(target)
      case .split(let one, let other): pending += [one, other]
      case .start: if atStart { pending.append(index + 1) }
      case .end: if atEnd { pending.append(index + 1) } else { reached.ends.append(index) }
      case .match: return State(isMatch: true)
      case .wordBoundary, .lookaround: break
      }
    }
    reached.waiting.sort()
    reached.ends.sort()
    return reached
  }

  /// One character of each class that the pattern tells apart, and the bounds of those classes; nil if they cannot be
  /// listed, for a class of Unicode is among them.
  package var bounds: [UInt32]? {
    var bounds: [UInt32] = []
    for instruction in program.instructions {
      if case .scalar(let scalar) = instruction { bounds += [scalar, scalar + 1] }
    }
    for set in program.sets {
      guard set.properties.isEmpty else { return nil }
      for range in set.ranges + set.complements.joined() { bounds += [range.lowerBound, range.upperBound + 1] }
    }
    return bounds
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
