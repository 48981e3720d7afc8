/// Looks for the shortest path from a place to the end of the call that goes a wanted way. What matters of a place on the
/// path is where it is, whether a wanted way is past, and what must be so by then.
struct ScenarioSearch {
  private let graph: ScenarioGraph
  /// What a search asks of each way, side by side.
  private let ways: [Way]
  /// Effects of the table that leave what is looked at where all is too much.
  private let lenses: [Int]
  private let table: FactTable
  /// How long each way takes, in milliseconds.
  let costs: [Int]
  /// By how many ways, at least, a call comes from each place to its end.
  private var waysToEnd: [Int] = []
  /// The ways that lead to each place, and from where: a run for each, and where it begins.
  private var arriving: [(place: Int32, leg: Int32)] = []
  private var firstArriving: [Int] = []
  /// The ways that a call goes.
  var isCovered: [Bool]
  private(set) var facts: FactStates
  private var spots: [Spot] = []
  /// The last search that came to each place, and what was left there: with less, nothing more can be gone.
  private var visits: [Visit]
  /// Further visits of the same search: what was left, and the one before; -1 ends.
  private var more: [(state: Int, before: Int)] = []
  private var turn = 0
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

  private struct Way {
    let target: Int32
    /// What it asks of the world; -1 is nothing.
    let effect: Int32
    /// Whether no call can go it.
    let isClosed: Bool
    /// Whether it may be taken where a question has been put again.
    let isAnswer: Bool
  }

  private struct Visit {
    var turn = 0
    var state = FactStates.anything
    var more = -1
    var count = 1
  }

  /// What a search is for.
  enum Wanted {
    /// One way.
    case way(Int)
    /// A way that nobody has gone yet and that does not end the call, if it takes no longer than so many milliseconds.
    case new(within: Int)
    /// One that nobody has gone yet and that ends the call.
    case newEnd
  }

  /// Ways from a place to the end, and the first of them that was wanted.
  struct Found {
    var legs: [Int]
    let wanted: Int
  }

  init(_ graph: ScenarioGraph, _ table: FactTable, isClosed: [Bool], costs: [Int]) {
    self.graph = graph
    self.costs = costs
    ways = graph.legs.indices.map { leg in
      Way(
        target: Int32(graph.target[leg]), effect: Int32(table.effectOf[leg]), isClosed: isClosed[leg],
        isAnswer: graph.isAnswer[leg])
    }
    isCovered = Array(repeating: false, count: isClosed.count)
    facts = FactStates(table)
    self.table = table
    visits = Array(repeating: Visit(), count: graph.places * 2)
    lenses = table.lenses
    most = lenses.isEmpty ? .max : 300
    listArriving()
    waysToEnd = leastWays(
      from: (0..<graph.places).filter { place in
        graph.leaving(place).contains { ways[$0].target < 0 && isOpen($0, from: place) }
      })
  }

  /// Whether a way may be taken from a place, whatever is so.
  private func isOpen(_ leg: Int, from place: Int) -> Bool {
    !ways[leg].isClosed && (ways[leg].isAnswer || !graph.isAgain(place))
  }

  private mutating func listArriving() {
    firstArriving = Array(repeating: 0, count: graph.places + 1)
    for way in ways where way.target >= 0 { firstArriving[Int(way.target) + 1] += 2 }
    for place in 0..<graph.places { firstArriving[place + 1] += firstArriving[place] }
    // A way leaves two places: a step, and its question put again.
    arriving = Array(repeating: (-1, -1), count: firstArriving[graph.places])
    var next = firstArriving
    for place in 0..<graph.places {
      for leg in graph.leaving(place) where ways[leg].target >= 0 && isOpen(leg, from: place) {
        arriving[next[Int(ways[leg].target)]] = (Int32(place), Int32(leg))
        next[Int(ways[leg].target)] += 1
      }
    }
  }

  /// How many ways it takes from each place, at least, where from those given it takes one and then as many more; -1 if it
  /// can't be. Ways with some effects are out of question.
  private func leastWays(from last: [Int], _ after: Int = 0, without excluded: [Bool] = []) -> [Int] {
    var least = Array(repeating: -1, count: graph.places)
    for place in last { least[place] = 1 + after }
    var open = last
    var head = 0
    while head < open.count {
      let here = open[head]
      head += 1
      for number in firstArriving[here]..<firstArriving[here + 1] {
        let (from, leg) = arriving[number]
        let place = Int(from)
        if place < 0 || least[place] >= 0 { continue }
        let effect = Int(ways[Int(leg)].effect)
        if effect >= 0 && effect < excluded.count && excluded[effect] { continue }
        least[place] = least[here] + 1
        open.append(place)
      }
    }
    return least
  }

  /// How many ways it takes from each place, at least, to go a way and then come to the end; -1 if it can't be.
  private func leastWays(through leg: Int) -> [Int] {
    let target = Int(ways[leg].target)
    let after = target < 0 ? 0 : waysToEnd[target]
    let step = graph.legs[leg].from
    let effect = Int(ways[leg].effect)
    let excluded = effect < 0 ? [] : table.effects.indices.map { table.exclude(effect, $0) }
    let last = after < 0 ? [] : [step, step + graph.steps.count].filter { isOpen(leg, from: $0) }
    return leastWays(from: last, after, without: excluded)
  }

  /// What is left once a way is taken that can be.
  mutating func taking(_ leg: Int, from state: Int) -> Int {
    let left = facts.taking(Int(ways[leg].effect), from: state)
    return left == FactStates.none ? state : left
  }

  /// A path from the beginning that goes one way; nil if there is none, or none was found before it was given up. Where not
  /// all could be tried, a second search for each switch that counts takes calls for alike that only the others tell apart.
  mutating func path(from start: Int, to leg: Int) -> Found? {
    let least = leastWays(through: leg)
    // Mostly the world is such that a call can go the shortest way, or one that is hardly longer. A search for those finds
    // what one for all finds, since that comes to the shortest first.
    if least[start] >= 0 {
      for detour in [0, 4] {
        let found = path(from: start, FactStates.anything, depth: least[start] + detour, through: .way(leg), least)
        if let found { return found }
      }
    }
    if let found = path(from: start, FactStates.anything, depth: .max, through: .way(leg), least) { return found }
    if !isGivenUp { return nil }
    defer { lens = -1 }
    for each in lenses {
      lens = each
      if let found = path(from: start, FactStates.anything, depth: .max, through: .way(leg), least) { return found }
    }
    isGivenUp = true
    return nil
  }

  /// A path that is at most `depth` ways long; nil if there is none.
  mutating func path(from place: Int, _ state: Int, depth: Int, through wanted: Wanted) -> Found? {
    path(from: place, state, depth: depth, through: wanted, waysToEnd)
  }

  /// `least`: how many ways it takes, at least, from each place at which no wanted way is past.
  private mutating func path(
    from place: Int, _ state: Int, depth: Int, through wanted: Wanted, _ least: [Int]
  ) -> Found? {
    turn += 1
    isGivenUp = false
    spots.removeAll(keepingCapacity: true)
    more.removeAll(keepingCapacity: true)
    spots.append(Spot(place: Int32(place), state: Int32(state), leg: -1, before: -1, depth: 0, isPast: false))
    var head = 0
    while head < spots.count {
      let here = spots[head]
      if Int(here.depth) < depth {
        let isAgain = graph.isAgain(Int(here.place))
        for leg in graph.leaving(Int(here.place)) {
          let way = ways[leg]
          if way.isClosed || isAgain && !way.isAnswer { continue }
          let left = facts.taking(Int(way.effect), from: Int(here.state))
          if left == FactStates.none { continue }
          let isPast = here.isPast || isWanted(leg, wanted)
          if way.target < 0 {
            // No other spot comes to the end by fewer ways, and none by as many before this one.
            if isPast { return found(by: leg, from: head, through: wanted) }
            continue
          }
          // No path that is short enough goes on from there.
          let more = isPast ? waysToEnd[Int(way.target)] : least[Int(way.target)]
          if more < 0 || more > depth - Int(here.depth) - 1 { continue }
          let seen = facts.taking(lens, from: left)
          if !isNew(Int(way.target) * 2 + (isPast ? 1 : 0), seen) { continue }
          spots.append(
            Spot(
              place: way.target, state: Int32(left), leg: Int32(leg), before: Int32(head), depth: here.depth + 1,
              isPast: isPast))
        }
      }
      head += 1
    }
    return nil
  }

  private mutating func isNew(_ place: Int, _ state: Int) -> Bool {
    if visits[place].turn != turn {
      visits[place] = Visit(turn: turn, state: state)
      return true
    }
    if facts.isPart(state, of: visits[place].state) { return false }
    var next = visits[place].more
    while next >= 0 {
      if facts.isPart(state, of: more[next].state) { return false }
      next = more[next].before
    }
    if visits[place].count == most {
      isGivenUp = true
      return false
    }
    more.append((state, visits[place].more))
    visits[place].more = more.count - 1
    visits[place].count += 1
    return true
  }

  private func isWanted(_ leg: Int, _ wanted: Wanted) -> Bool {
    switch wanted {
    case .way(let way): leg == way
    case .new(let milliseconds): !isCovered[leg] && ways[leg].target >= 0 && costs[leg] <= milliseconds
    case .newEnd: !isCovered[leg] && ways[leg].target < 0
    }
  }

  /// The path that ends by a way.
  private func found(by last: Int, from before: Int, through wanted: Wanted) -> Found? {
    var legs = Array(repeating: last, count: Int(spots[before].depth) + 1)
    var spot = before
    while spots[spot].depth > 0 {
      legs[Int(spots[spot].depth) - 1] = Int(spots[spot].leg)
      spot = Int(spots[spot].before)
    }
    return legs.firstIndex { isWanted($0, wanted) }.map { Found(legs: legs, wanted: $0) }
  }
}
