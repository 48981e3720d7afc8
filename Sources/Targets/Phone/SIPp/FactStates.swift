/// What may still be so at the places that a search comes to, by number. Each set of examples is kept once, and what a way
/// leaves of it is worked out once, so that a search goes by numbers alone.
struct FactStates {
  /// Nothing is known yet.
  static let anything = 0
  /// What a way that can't be gone leaves.
  static let none = -1

  private let table: FactTable
  private var sets: [FactSet]
  /// What each set has of the first 64 examples, of which there are hardly ever more.
  private var lows: [UInt64]
  private var numbers: [FactSet: Int]
  /// What each effect leaves of each set: a row for every set.
  private var left: [Int]
  private let width: Int

  private static let unknown = -2

  init(_ table: FactTable) {
    self.table = table
    sets = [table.anything]
    lows = [table.anything.low]
    numbers = [table.anything: Self.anything]
    width = table.effects.count
    left = Array(repeating: Self.unknown, count: width)
  }

  /// What is left once a way with an effect is taken; `none` if it can't be.
  @inline(__always)
  mutating func taking(_ effect: Int, from state: Int) -> Int {
    if effect < 0 { return state }
    let known = left[state * width + effect]
    return known == Self.unknown ? work(out: effect, from: state) : known
  }

  @inline(never)
  private mutating func work(out effect: Int, from state: Int) -> Int {
    let result = number(table.taking(effect, from: sets[state]))
    left[state * width + effect] = result
    return result
  }

  private mutating func number(_ set: FactSet?) -> Int {
    guard let set else { return Self.none }
    if let number = numbers[set] { return number }
    let number = sets.count
    numbers[set] = number
    sets.append(set)
    lows.append(set.low)
    left.append(contentsOf: repeatElement(Self.unknown, count: width))
    return number
  }

  /// How many sets there are.
  var count: Int { sets.count }

  func set(_ state: Int) -> FactSet { sets[state] }

  /// Whether all that is left in one may also be so in another.
  @inline(__always)
  func isPart(_ state: Int, of other: Int) -> Bool {
    if lows[state] & ~lows[other] != 0 { return false }
    return state == other || table.count <= 64 || sets[other].isSuperset(of: sets[state])
  }
}
