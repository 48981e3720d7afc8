/// A set of small numbers: which of a `FactTable`'s entries may still be so. Hardly any dialplan needs more than one word.
struct FactSet: Hashable {
  /// The numbers below 64.
  private(set) var low: UInt64 = 0
  private var high: [UInt64] = []

  init() {}

  /// All numbers below `count`.
  init(below count: Int) {
    low = count < 64 ? (1 << UInt64(count)) - 1 : .max
    var left = count - 64
    while left > 0 {
      high.append(left < 64 ? (1 << UInt64(left)) - 1 : .max)
      left -= 64
    }
  }

  func contains(_ number: Int) -> Bool {
    if number < 64 { return low >> UInt64(number) & 1 == 1 }
    let place = number / 64 - 1
    return place < high.count && high[place] >> UInt64(number % 64) & 1 == 1
  }

  mutating func insert(_ number: Int) {
    if number < 64 {
      low |= 1 << UInt64(number)
      return
    }
    while high.count < number / 64 { high.append(0) }
    high[number / 64 - 1] |= 1 << UInt64(number % 64)
  }

  mutating func remove(_ number: Int) {
    if number < 64 {
      low &= ~(1 << UInt64(number))
    } else if number / 64 <= high.count {
      high[number / 64 - 1] &= ~(1 << UInt64(number % 64))
    }
  }

  mutating func formIntersection(_ other: FactSet) {
    low &= other.low
    for place in high.indices { high[place] &= place < other.high.count ? other.high[place] : 0 }
  }

  mutating func formUnion(_ other: FactSet) {
    low |= other.low
    while high.count < other.high.count { high.append(0) }
    for place in other.high.indices { high[place] |= other.high[place] }
  }

  mutating func subtract(_ other: FactSet) {
    low &= ~other.low
    for place in high.indices where place < other.high.count { high[place] &= ~other.high[place] }
  }

  func isDisjoint(with other: FactSet) -> Bool {
    if low & other.low != 0 { return false }
    return !zip(high, other.high).contains { $0 & $1 != 0 }
  }

  /// Whether a number of a block is in both.
  func shares(with other: FactSet, in block: FactSet) -> Bool {
    if low & other.low & block.low != 0 { return true }
    return zip(zip(high, other.high), block.high).contains { $0.0 & $0.1 & $1 != 0 }
  }

  func isSuperset(of other: FactSet) -> Bool {
    if other.low & ~low != 0 { return false }
    for place in other.high.indices where other.high[place] & ~(place < high.count ? high[place] : 0) != 0 {
      return false
    }
    return true
  }
}
