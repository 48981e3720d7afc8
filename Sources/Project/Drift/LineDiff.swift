/// How one list of lines becomes another, with as few lines removed and added as can be found in bounded time
/// (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
struct LineDiff {
  enum Change: Hashable { case same, removed, added }

  /// A line that stays, goes or comes. `old` and `new` are its place in each list, from 0.
  struct Step: Hashable {
    let change: Change
    let old: Int
    let new: Int
  }

  let steps: [Step]

  /// Beyond this many differing lines the differing part is shown as replaced whole: the time is proportional
  /// to the lines times the differences, the memory to the square of the differences.
  static let mostDifferences = 1000

  init<Line: Hashable>(from old: [Line], to new: [Line]) {
    let head = zip(old, new).prefix { $0 == $1 }.count
    let shorter = min(old.count, new.count) - head
    let tail = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.prefix(shorter).count
    var steps = (0..<head).map { Step(change: .same, old: $0, new: $0) }
    let (oldEnd, newEnd) = (old.count - tail, new.count - tail)
    steps += Self.middle(old[head..<oldEnd], new[head..<newEnd])
    steps += (0..<tail).map { Step(change: .same, old: oldEnd + $0, new: newEnd + $0) }
    self.steps = steps
  }

  private static func middle<Line: Hashable>(_ old: ArraySlice<Line>, _ new: ArraySlice<Line>) -> [Step] {
    // Lines are compared often: by number.
    var numbers: [Line: Int] = [:]
    let number = { (line: Line) -> Int in
      if let known = numbers[line] { return known }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    let (before, after) = (old.map(number), new.map(number))
    guard let path = shortestEdit(before, after) else {
      return old.indices.map { Step(change: .removed, old: $0, new: new.startIndex) }
        + new.indices.map { Step(change: .added, old: old.endIndex, new: $0) }
    }
    return path.map {
      Step(change: $0.change, old: $0.old + old.startIndex, new: $0.new + new.startIndex)
    }
  }

  /// The steps of a shortest edit; nil if it has more than `mostDifferences`.
  private static func shortestEdit(_ old: [Int], _ new: [Int]) -> [Step]? {
    let most = min(old.count + new.count, mostDifferences)
    // How far into `old` each diagonal gets; diagonal k stands at k + most + 1.
    var reached = [Int](repeating: 0, count: 2 * most + 3)
    var history: [[Int]] = []
    for differences in 0...most {
      for diagonal in stride(from: -differences, through: differences, by: 2) {
        let place = diagonal + most + 1
        let goesDown =
          diagonal == -differences || (diagonal != differences && reached[place - 1] < reached[place + 1])
        var x = goesDown ? reached[place + 1] : reached[place - 1] + 1
        while x < old.count, x - diagonal < new.count, old[x] == new[x - diagonal] { x += 1 }
        reached[place] = x
        if x >= old.count && x - diagonal >= new.count {
          return steps(back: history, old.count, new.count)
        }
      }
      // Only the diagonals that this round touched are needed to go back.
      history.append(Array(reached[(most + 1 - differences)...(most + 1 + differences)]))
    }
    return nil
  }

  /// Goes back from the ends along the furthest places of each round.
  private static func steps(back history: [[Int]], _ oldCount: Int, _ newCount: Int) -> [Step] {
    var steps: [Step] = []
    var (x, y) = (oldCount, newCount)
    for differences in stride(from: history.count, to: 0, by: -1) {
      let last = history[differences - 1]
      let furthest = { (diagonal: Int) -> Int in
        let place = diagonal + differences - 1
        return last.indices.contains(place) ? last[place] : -1
      }
      let diagonal = x - y
      let goesDown =
        diagonal == -differences
        || (diagonal != differences && furthest(diagonal - 1) < furthest(diagonal + 1))
      let before = goesDown ? diagonal + 1 : diagonal - 1
      let (fromX, fromY) = (furthest(before), furthest(before) - before)
      while x > fromX + (goesDown ? 0 : 1), y > fromY + (goesDown ? 1 : 0) {
        (x, y) = (x - 1, y - 1)
        steps.append(Step(change: .same, old: x, new: y))
      }
      (x, y) = (fromX, fromY)
      steps.append(Step(change: goesDown ? .added : .removed, old: x, new: y))
    }
    while x > 0, y > 0 {
      (x, y) = (x - 1, y - 1)
      steps.append(Step(change: .same, old: x, new: y))
    }
    return steps.reversed()
  }
}
