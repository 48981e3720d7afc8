/// A pattern as instructions for the machine that follows all ways at once (Thompson 1968; Pike's form of
/// it).
struct PatternProgram: Sendable {
  enum Instruction: Sendable {
    case scalar(UInt32)
    case set(Int)
    case jump(Int)
    case split(Int, Int)
    case start, end
    case wordBoundary(isNegated: Bool)
    /// The place must be one that the lookaround of this number found, or must not.
    case lookaround(Int, isNegated: Bool)
    case match
  }

  var instructions: [Instruction] = []
  var sets: [CharacterSet] = []
  /// Whether the text is read from its end: so a look ahead ends where it looks from.
  var isReversed = false

  func matches(_ text: UnsafeBufferPointer<UInt32>, _ found: [[Bool]]) -> Bool {
    var run = PatternRun(program: self, text: text, found: found)
    return run.go { _ in true }
  }

  /// For each place in the text, whether a match ends there.
  func ends(in text: UnsafeBufferPointer<UInt32>, _ found: [[Bool]]) -> [Bool] {
    var ends = [Bool](repeating: false, count: text.count + 1)
    var run = PatternRun(program: self, text: text, found: found)
    _ = run.go { place in
      ends[place] = true
      return false
    }
    return ends
  }
}

/// One run of a program over a text: a list of the instructions that are reached at each place.
private struct PatternRun {
  let program: PatternProgram
  let text: UnsafeBufferPointer<UInt32>
  let found: [[Bool]]
  private var current: [Int] = []
  private var next: [Int] = []
  private var pending: [Int] = []
  /// The step in which an instruction was last reached.
  private var reached: [Int]
  private var step = 0
  private var isMatch = false

  init(program: PatternProgram, text: UnsafeBufferPointer<UInt32>, found: [[Bool]]) {
    self.program = program
    self.text = text
    self.found = found
    reached = [Int](repeating: -1, count: program.instructions.count)
  }

  /// Tells where matches end until told to stop. Gives whether it was.
  mutating func go(_ stops: (Int) -> Bool) -> Bool {
    let places = program.isReversed ? Array((0...text.count).reversed()) : Array(0...text.count)
    for place in places {
      // What the last character led to is in `current`; and a match may begin anywhere.
      reach(0, at: place)
      if isMatch && stops(place) { return true }
      let read = program.isReversed ? place - 1 : place
      guard text.indices.contains(read) else { break }
      advance(over: text[read], to: program.isReversed ? place - 1 : place + 1)
    }
    return false
  }

  private mutating func advance(over scalar: UInt32, to place: Int) {
    let reading = current
    current.removeAll(keepingCapacity: true)
    step += 1
    isMatch = false
    for index in reading {
      switch program.instructions[index] {
      case .scalar(let wanted) where wanted == scalar: reach(index + 1, at: place)
      case .set(let set) where program.sets[set].contains(scalar): reach(index + 1, at: place)
      default: break
      }
    }
  }

  /// Adds an instruction, and those that it leads to without reading.
  private mutating func reach(_ first: Int, at place: Int) {
    pending.append(first)
    while let index = pending.popLast() {
      if reached[index] == step { continue }
      reached[index] = step
      switch program.instructions[index] {
      case .scalar, .set: current.append(index)
      case .jump(let target): pending.append(target)
      case .split(let one, let other):
        pending.append(other)
        pending.append(one)
      case .start: if place == 0 { pending.append(index + 1) }
      case .end: if place == text.count { pending.append(index + 1) }
      case .wordBoundary(let isNegated):
        if (isWord(place - 1) != isWord(place)) != isNegated { pending.append(index + 1) }
      case .lookaround(let number, let isNegated):
        if found[number][place] != isNegated { pending.append(index + 1) }
      case .match: isMatch = true
      }
    }
  }

  private func isWord(_ place: Int) -> Bool {
    guard text.indices.contains(place) else { return false }
    return CharacterSet.wordCharacters.contains { $0.contains(text[place]) }
  }
}
