/// Looks for the shortest path from a place to the end of the call that goes a wanted way. What matters of a place on the
/// path is where it is, whether a wanted way is past, and what must be so by then.
struct ScenarioSearch {
  private let graph: ScenarioGraph
  /// What a search asks of each way, side by side.
  private let ways: [Way]
  /// Effects of the table that leave what is looked at where all is too much.
  private let lenses: [Int]
  /// How long each way takes, in milliseconds.
  let costs: [Int]
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
    visits = Array(repeating: Visit(), count: graph.places * 2)
    lenses = table.lenses
    most = lenses.isEmpty ? .max : 300
  }

  /// What is left once a way is taken that can be.
  mutating func taking(_ leg: Int, from state: Int) -> Int {
    let left = facts.taking(Int(ways[leg].effect), from: state)
    return left == FactStates.none ? state : left
  }

  /// A path from the beginning that goes one way; nil if there is none, or none was found before it was given up. Where not
  /// all could be tried, a second search for each switch that counts takes calls for alike that only the others tell apart.
  mutating func path(from start: Int, to leg: Int) -> Found? {
    if let found = path(from: start, FactStates.anything, through: .way(leg)) { return found }
    if !isGivenUp { return nil }
    defer { lens = -1 }
    for each in lenses {
      lens = each
      if let found = path(from: start, FactStates.anything, through: .way(leg)) { return found }
    }
    isGivenUp = true
    return nil
  }

  /// At most `depth` ways long; nil if there is no such path.
  mutating func path(from place: Int, _ state: Int, depth: Int = .max, through wanted: Wanted) -> Found? {
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
