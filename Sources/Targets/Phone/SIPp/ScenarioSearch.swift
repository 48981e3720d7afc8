/// Looks for the shortest path from a place to the end of the call that goes a wanted way. What matters of a place on the
/// path is where it is, whether a wanted way is past, and what must be so by then.
struct ScenarioSearch {
  private let graph: ScenarioGraph
  /// What a search asks of each way that a call may take: those that leave a place follow each other, and where those of each
  /// place begin.
  private var exits: [Exit] = []
  private var firstExit: [Int] = []
  /// Effects of the table that leave what is looked at where all is too much.
  private let lenses: [Int]
  private let table: FactTable
  /// How long each way takes, in milliseconds.
  let costs: [Int]
  /// By how many ways, at least, a call comes from each place to its end.
  private var waysToEnd: [Int32] = []
  /// The ways that lead to each place, and from where: a run for each, and where it begins.
  private var arriving: [(place: Int32, effect: Int32)] = []
  private var firstArriving: [Int] = []
  /// For each way whether a call is still to go it, and whether it ends the call.
  private var isLeft: [Left]
  /// How many ways are left that no call goes yet, though one may: those that end the call, and the others.
  private var left = (ends: 0, others: 0)
  private(set) var facts: FactStates
  private var spots: [Spot] = []
  /// What the last search has found: ways from its place to the end. It gives the place of the first that was wanted.
  private(set) var found: [Int] = []
  /// How many ways it takes, at least, to go the way that is looked for; and what of it is still to be looked at.
  private var least: [Int32] = []
  private var open: [Int] = []
  /// The last search that came to each place, and what was left there: with less, nothing more can be gone.
  private var visits: [Visit]
  /// Further visits of the same search: what was left, and the one before; -1 ends.
  private var more: [(state: Int32, before: Int32)] = []
  private var turn: Int32 = 0
  /// The one of `lenses` that a search goes by; -1 is none.
  private var lens = -1
  /// Whether the last search left something out because of `most`.
  private(set) var isGivenUp = false

  /// After how many states no more are tried at a place. Where several switches count, hardly any two calls are alike; where
  /// they don't, there is no limit.
  private let most: Int

  /// A place that a search has come to, and from where.
  private struct Spot {
    let place: Int32
    let state: Int32
    let leg: Int32
    let before: Int32
    let depth: Int32
    let isPast: Bool
  }

  private struct Exit {
    let leg: Int32
    /// The place to which it leads; -1 is the end of the call.
    let target: Int32
    /// What it asks of the world; -1 is nothing.
    let effect: Int32
    /// How long it takes, in milliseconds.
    let cost: Int32
  }

  private enum Left: UInt8 { case no, goesOn, ends }

  private struct Visit {
    var turn: Int32 = 0
    var state = Int32(FactStates.anything)
    var more: Int32 = -1
    var count: Int32 = 1
  }

  /// What a call may go on to.
  enum Wanted {
    /// A way that nobody has gone yet and that does not end the call, if it takes no longer than so many milliseconds.
    case new(within: Int)
    /// One that nobody has gone yet and that ends the call.
    case newEnd

    var goesOn: Bool { if case .new = self { true } else { false } }
  }

  init(_ graph: ScenarioGraph, _ table: FactTable, isClosed: [Bool], costs: [Int]) {
    self.graph = graph
    self.costs = costs
    isLeft = graph.target.map { $0 < 0 ? .ends : .goesOn }
    facts = FactStates(table)
    self.table = table
    visits = Array(repeating: Visit(), count: graph.places * 2)
    lenses = table.lenses
    most = lenses.isEmpty ? .max : 300
    exits.reserveCapacity(graph.legs.count * 2)
    firstExit.reserveCapacity(graph.places + 1)
    for place in 0..<graph.places {
      firstExit.append(exits.count)
      for leg in graph.leaving(place) where !isClosed[leg] && (graph.isAnswer[leg] || !graph.isAgain(place)) {
        exits.append(
          Exit(
            leg: Int32(leg), target: Int32(graph.target[leg]), effect: Int32(table.effectOf[leg]),
            cost: Int32(costs[leg])))
      }
    }
    firstExit.append(exits.count)
    for leg in graph.legs.indices where !isClosed[leg] {
      if graph.target[leg] < 0 { left.ends += 1 } else { left.others += 1 }
    }
    listArriving()
    reckon(from: (0..<graph.places).filter { place in exits[leaving(place)].contains { $0.target < 0 } })
    waysToEnd = least
  }

  /// The exits of a place.
  private func leaving(_ place: Int) -> Range<Int> { firstExit[place]..<firstExit[place + 1] }

  private mutating func listArriving() {
    firstArriving = Array(repeating: 0, count: graph.places + 1)
    for exit in exits where exit.target >= 0 { firstArriving[Int(exit.target) + 1] += 1 }
    for place in 0..<graph.places { firstArriving[place + 1] += firstArriving[place] }
    arriving = Array(repeating: (-1, -1), count: firstArriving[graph.places])
    var next = firstArriving
    for place in 0..<graph.places {
      for exit in exits[leaving(place)] where exit.target >= 0 {
        arriving[next[Int(exit.target)]] = (Int32(place), exit.effect)
        next[Int(exit.target)] += 1
      }
    }
  }

  /// Reckons how many ways it takes from each place, at least, where from those given it takes one and then as many more; -1 if
  /// it can't be. Ways with some effects are out of question.
  private mutating func reckon(from last: [Int], _ after: Int32 = 0, without excluded: [Bool] = []) {
    least.removeAll(keepingCapacity: true)
    least.append(contentsOf: repeatElement(-1, count: graph.places))
    open.removeAll(keepingCapacity: true)
    open.append(contentsOf: last)
    for place in last { least[place] = 1 + after }
    var head = 0
    while head < open.count {
      let here = open[head]
      head += 1
      for number in firstArriving[here]..<firstArriving[here + 1] {
        let (from, effect) = arriving[number]
        let place = Int(from)
        if least[place] >= 0 { continue }
        if effect >= 0 && !excluded.isEmpty && excluded[Int(effect)] { continue }
        least[place] = least[here] + 1
        open.append(place)
      }
    }
  }

  /// Reckons how many ways it takes from each place, at least, to go a way and then come to the end; -1 if it can't be.
  private mutating func reckon(through leg: Int) {
    let target = graph.target[leg]
    let after = target < 0 ? 0 : waysToEnd[target]
    let step = graph.legs[leg].from
    let effect = table.effectOf[leg]
    let excluded = effect < 0 ? [] : table.excluded(by: effect)
    let last =
      after < 0
      ? []
      : [step, step + graph.steps.count].filter { place in
        exits[leaving(place)].contains { $0.leg == Int32(leg) }
      }
    reckon(from: last, after, without: excluded)
  }

  func isCovered(_ leg: Int) -> Bool { isLeft[leg] == .no }

  /// A call goes a way.
  mutating func cover(_ leg: Int) {
    switch isLeft[leg] {
    case .no: return
    case .goesOn: left.others -= 1
    case .ends: left.ends -= 1
    }
    isLeft[leg] = .no
  }

  /// What is left once a way is taken that can be.
  mutating func taking(_ leg: Int, from state: Int) -> Int {
    let left = facts.taking(table.effectOf[leg], from: state)
    return left == FactStates.none ? state : left
  }

  /// A path from the beginning that goes one way; nil if there is none, or none was found before it was given up. Where not
  /// all could be tried, a second search for each switch that counts takes calls for alike that only the others tell apart.
  mutating func path(from start: Int, to leg: Int) -> Int? {
    reckon(through: leg)
    // Mostly the world is such that a call can go the shortest way, or one that is hardly longer. A search for those finds
    // what one for all finds, since that comes to the shortest first.
    if least[start] >= 0 {
      if let found = straight(from: start, to: leg) { return found }
      let depth = Int(least[start]) + 4
      if let found = path(from: start, depth: depth, through: leg) { return found }
    }
    if let found = path(from: start, depth: .max, through: leg) { return found }
    if !isGivenUp { return nil }
    defer { lens = -1 }
    for each in lenses {
      lens = each
      if let found = path(from: start, depth: .max, through: leg) { return found }
    }
    isGivenUp = true
    return nil
  }

  /// A path that nowhere takes more ways than it must, found without a look aside; nil if it comes to where none goes on.
  private mutating func straight(from start: Int, to leg: Int) -> Int? {
    isGivenUp = false
    found.removeAll(keepingCapacity: true)
    guard let state = descend(from: start, FactStates.anything, least, to: leg) else { return nil }
    let past = found.count - 1
    let target = graph.target[leg]
    if target >= 0 && descend(from: target, state, waysToEnd, to: nil) == nil { return nil }
    return past
  }

  /// Puts behind what was found the first ways that come ever nearer to a way, which is the last of them, or to the end of the
  /// call. What is left of the examples; nil if no such way can be taken.
  private mutating func descend(from start: Int, _ state: Int, _ least: [Int32], to leg: Int?) -> Int? {
    var place = start
    var state = state
    let wanted = leg.map { Int32($0) }
    while true {
      let left = least[place] - 1
      var next = -1
      for number in leaving(place) {
        let exit = exits[number]
        // The way that is looked for is the last, and the shortest, of those that lead to it.
        let isLast = wanted.map { exit.leg == $0 } ?? (exit.target < 0)
        if !isLast && (exit.target < 0 || least[Int(exit.target)] != left) { continue }
        let taken = facts.taking(Int(exit.effect), from: state)
        if taken == FactStates.none { continue }
        found.append(Int(exit.leg))
        if isLast { return taken }
        state = taken
        next = Int(exit.target)
        break
      }
      if next < 0 { return nil }
      place = next
    }
  }

  /// The nearest way that nobody has gone yet, at most so many ways off, and from there the shortest to the end; nil if there is
  /// none.
  mutating func next(from place: Int, _ state: Int, within sight: Int, _ wanted: Wanted) -> Int? {
    switch wanted {
    case .new where left.others == 0, .newEnd where left.ends == 0: return nil
    default: break
    }
    begin(at: place, state)
    var head = 0
    while head < spots.count {
      let here = spots[head]
      if here.depth == Int32(sight) { return nil }
      for number in leaving(Int(here.place)) {
        let exit = exits[number]
        if exit.target < 0 ? wanted.goesOn : waysToEnd[Int(exit.target)] < 0 { continue }
        let state = facts.taking(Int(exit.effect), from: Int(here.state))
        if state == FactStates.none { continue }
        if isWanted(exit, wanted) {
          trace(to: Int(exit.leg), from: head)
          let past = found.count - 1
          if exit.target < 0 || descend(from: Int(exit.target), state, waysToEnd, to: nil) != nil { return past }
        }
        if exit.target >= 0 && isNew(Int(exit.target) * 2, Int32(truncatingIfNeeded: state)) {
          add(exit, state, from: head, isPast: false)
        }
      }
      head += 1
    }
    return nil
  }

  /// A path that goes one way, and is at most `depth` ways long; nil if there is none.
  private mutating func path(from place: Int, depth: Int, through wanted: Int) -> Int? {
    begin(at: place, FactStates.anything)
    var head = 0
    while head < spots.count {
      let here = spots[head]
      let left = Int32(clamping: depth - Int(here.depth) - 1)
      if left >= 0 {
        for number in leaving(Int(here.place)) {
          let exit = exits[number]
          let isPast = here.isPast || Int(exit.leg) == wanted
          if exit.target >= 0 {
            // No path that is short enough goes on from there.
            let more = isPast ? waysToEnd[Int(exit.target)] : least[Int(exit.target)]
            if more < 0 || more > left { continue }
          } else if !isPast {
            continue
          }
          let state = facts.taking(Int(exit.effect), from: Int(here.state))
          if state == FactStates.none { continue }
          // No other spot comes to the end by fewer ways, and none by as many before this one.
          if exit.target < 0 {
            trace(to: Int(exit.leg), from: head)
            return found.firstIndex(of: wanted)
          }
          let seen = lens < 0 ? state : facts.taking(lens, from: state)
          if !isNew(Int(exit.target) * 2 + (isPast ? 1 : 0), Int32(truncatingIfNeeded: seen)) { continue }
          add(exit, state, from: head, isPast: isPast)
        }
      }
      head += 1
    }
    return nil
  }

  private mutating func begin(at place: Int, _ state: Int) {
    turn += 1
    isGivenUp = false
    spots.removeAll(keepingCapacity: true)
    more.removeAll(keepingCapacity: true)
    spots.append(Spot(place: Int32(place), state: Int32(state), leg: -1, before: -1, depth: 0, isPast: false))
  }

  @inline(__always)
  private mutating func add(_ exit: Exit, _ state: Int, from head: Int, isPast: Bool) {
    spots.append(
      Spot(
        place: exit.target, state: Int32(truncatingIfNeeded: state), leg: exit.leg,
        before: Int32(truncatingIfNeeded: head), depth: spots[head].depth &+ 1, isPast: isPast))
  }

  @inline(__always)
  private mutating func isNew(_ place: Int, _ state: Int32) -> Bool {
    let visit = visits[place]
    if visit.turn == turn { return isMore(place, state, visit) }
    visits[place] = Visit(turn: turn, state: state)
    return true
  }

  /// Whether a search that has been at a place before may find more there now.
  private mutating func isMore(_ place: Int, _ state: Int32, _ visit: Visit) -> Bool {
    if facts.isPart(Int(state), of: Int(visit.state)) { return false }
    var next = visit.more
    while next >= 0 {
      if facts.isPart(Int(state), of: Int(more[Int(next)].state)) { return false }
      next = more[Int(next)].before
    }
    if Int(visit.count) == most {
      isGivenUp = true
      return false
    }
    visits[place].more = Int32(more.count)
    visits[place].count += 1
    more.append((state, visit.more))
    return true
  }

  @inline(__always)
  private func isWanted(_ exit: Exit, _ wanted: Wanted) -> Bool {
    switch wanted {
    case .new(let milliseconds): isLeft[Int(exit.leg)] == .goesOn && Int(exit.cost) <= milliseconds
    case .newEnd: isLeft[Int(exit.leg)] == .ends
    }
  }

  /// Takes down the ways that lead to a spot, and one from there.
  private mutating func trace(to last: Int, from before: Int) {
    found.removeAll(keepingCapacity: true)
    found.append(contentsOf: repeatElement(last, count: Int(spots[before].depth) + 1))
    var spot = before
    while spots[spot].depth > 0 {
      found[Int(spots[spot].depth) - 1] = Int(spots[spot].leg)
      spot = Int(spots[spot].before)
    }
  }
}
