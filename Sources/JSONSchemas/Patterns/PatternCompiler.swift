/// Turns a parsed pattern into instructions.
struct PatternCompiler {
  private(set) var lookarounds: [PatternProgram] = []
  private var program = PatternProgram()
  /// How many instructions there are in all programs.
  private var size = 0

  /// Larger programs are refused: counts inside of counts multiply.
  static let sizeLimit = 20_000

  mutating func compile(_ tree: PatternTree) throws(PatternProblem) -> PatternProgram {
    try emit(tree)
    try add(.match)
    return program
  }

  private mutating func emit(_ tree: PatternTree) throws(PatternProblem) {
    switch tree {
    case .empty: break
    case .set(let set): try emit(set)
    case .sequence(let trees):
      for tree in program.isReversed ? trees.reversed() : trees { try emit(tree) }
    case .choice(let trees): try emit(choice: trees)
    case .repetition(let tree, let minimum, let maximum): try emit(tree, minimum, maximum)
    case .start: try add(.start)
    case .end: try add(.end)
    case .backReference(let offset):
      throw PatternProblem(message: "a back-reference cannot be checked in bounded time", offset: offset)
    case .wordBoundary(let isNegated): try add(.wordBoundary(isNegated: isNegated))
    case .lookaround(let body, let isBehind, let isNegated):
      let outer = program
      program = PatternProgram()
      program.isReversed = !isBehind
      try emit(body)
      try add(.match)
      lookarounds.append(program)
      program = outer
      try add(.lookaround(lookarounds.count - 1, isNegated: isNegated))
    }
  }

  private mutating func emit(_ set: CharacterSet) throws(PatternProblem) {
    if !set.isNegated, set.properties.isEmpty, set.complements.isEmpty, set.ranges.count == 1,
      set.ranges[0].count == 1
    {
      try add(.scalar(set.ranges[0].lowerBound))
    } else {
      program.sets.append(set)
      try add(.set(program.sets.count - 1))
    }
  }

  private mutating func emit(choice trees: [PatternTree]) throws(PatternProblem) {
    var exits: [Int] = []
    for (place, tree) in trees.enumerated() {
      if place == trees.count - 1 {
        try emit(tree)
      } else {
        let split = try add(.split(program.instructions.count + 1, 0))
        try emit(tree)
        exits.append(try add(.jump(0)))
        program.instructions[split] = .split(split + 1, program.instructions.count)
      }
    }
    for exit in exits { program.instructions[exit] = .jump(program.instructions.count) }
  }

  private mutating func emit(_ tree: PatternTree, _ minimum: Int, _ maximum: Int?) throws(PatternProblem) {
    for _ in 0..<minimum { try emit(repeated: tree) }
    guard let maximum else {
      let split = try add(.split(0, 0))
      try emit(tree)
      try add(.jump(split))
      program.instructions[split] = .split(split + 1, program.instructions.count)
      return
    }
    var splits: [Int] = []
    for _ in minimum..<maximum {
      splits.append(try add(.split(0, 0)))
      try emit(repeated: tree)
    }
    for split in splits { program.instructions[split] = .split(split + 1, program.instructions.count) }
  }

  /// Emits one of many copies. A body without instructions would be copied for ever and never reach the
  /// limit.
  private mutating func emit(repeated tree: PatternTree) throws(PatternProblem) {
    let start = program.instructions.count
    try emit(tree)
    if program.instructions.count == start { try add(.jump(start + 1)) }
  }

  @discardableResult
  private mutating func add(_ instruction: PatternProgram.Instruction) throws(PatternProblem) -> Int {
    size += 1
    guard size <= Self.sizeLimit else {
      throw PatternProblem(message: "its repetitions make it too large to be checked", offset: 0)
    }
    program.instructions.append(instruction)
    return program.instructions.count - 1
  }
}
