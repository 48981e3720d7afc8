import Language

/// A dialplan's graph by numbers: what rules prove over it and targets plan over it.
public struct CallGraph: Sendable {
  /// A way from one step to another; `to` is nil where the call ends.
  public struct Way: Sendable, Hashable {
    /// The step that it leaves, by its number.
    public let from: Int
    /// What has to happen for it, as `ResolvedDialplan.Edge` words it.
    public let outcome: String
    /// The step that it leads to, by its number; nil where the call ends.
    public let to: Int?
  }

  /// The declaration that the graph is of.
  public let dialplan: Dialplan
  /// The steps; a step's number is its place here.
  public let steps: [Step]
  /// Every way whose end is known, in declared order.
  public let ways: [Way]
  /// The ways that leave each step.
  public let leaving: [[Way]]
  /// The first step; nil if its name is unknown.
  public let start: Int?
  private let places: [String: Int]
  /// The steps that a call can come to at all.
  public let reached: [Bool]

  /// Ways to steps that nobody declared are left out: they are findings of their own.
  init(_ dialplan: Dialplan, _ edges: [ResolvedDialplan.Edge]) {
    self.dialplan = dialplan
    steps = dialplan.steps.elements
    var places: [String: Int] = [:]
    for (index, step) in steps.enumerated() { places[step.name] = index }
    var ways: [Way] = []
    var leaving = Array(repeating: [Way](), count: steps.count)
    for edge in edges {
      guard let from = places[edge.from] else { continue }
      let to = edge.to.flatMap { places[$0] }
      if edge.to != nil && to == nil { continue }
      let way = Way(from: from, outcome: edge.outcome, to: to)
      ways.append(way)
      leaving[from].append(way)
    }
    self.places = places
    self.ways = ways
    self.leaving = leaving
    let start = places[dialplan.start]
    self.start = start
    reached = Self.reachable(from: start.map { [$0] } ?? [], leaving) { _ in true }
  }

  /// A graph whose steps may stand in it several times.
  init(_ dialplan: Dialplan, steps: [Step], leaving: [[Way]], start: Int?) {
    self.dialplan = dialplan
    self.steps = steps
    self.leaving = leaving
    self.start = start
    reached = Self.reachable(from: start.map { [$0] } ?? [], leaving) { _ in true }
    ways = Array(leaving.joined())
    places = Dictionary(steps.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The number of a step; nil for a name that no step has.
  public func place(of step: String) -> Int? { places[step] }

  /// The steps that a call can come to from the ones given, themselves included, by ways that count.
  public func reachable(from first: [Int], by counts: (Way) -> Bool = { _ in true }) -> [Bool] {
    Self.reachable(from: first, leaving, by: counts)
  }

  private static func reachable(
    from first: [Int], _ leaving: [[Way]], by counts: (Way) -> Bool
  ) -> [Bool] {
    var isReached = Array(repeating: false, count: leaving.count)
    var open = first
    for step in first { isReached[step] = true }
    while let step = open.popLast() {
      for way in leaving[step] {
        guard let next = way.to, !isReached[next], counts(way) else { continue }
        isReached[next] = true
        open.append(next)
      }
    }
    return isReached
  }

  /// The ways by which a step may have been left when a call comes to another and has not been at the first again.
  public func ways(from step: Int, lastBefore other: Int) -> [Way] {
    leaving[step].filter { way in
      guard let next = way.to else { return false }
      if next == other { return true }
      if next == step { return false }
      // What is behind the step is reached by the way that leaves it again.
      var isReached = Array(repeating: false, count: steps.count)
      isReached[step] = true
      isReached[next] = true
      var open = [next]
      while let place = open.popLast() {
        for way in leaving[place] {
          guard let to = way.to else { continue }
          if to == other { return true }
          if !isReached[to] {
            isReached[to] = true
            open.append(to)
          }
        }
      }
      return false
    }
  }

  /// For each step whether the call can end from it. A step without any way counts as an end: it is a finding of its own.
  public var canEnd: [Bool] {
    var canEnd = steps.indices.map { step in leaving[step].isEmpty || leaving[step].contains { $0.to == nil }
    }
    // The last way to each step, and for each way the one to the same step before it; -1 if there is none.
    var last = Array(repeating: -1, count: steps.count)
    var before = Array(repeating: -1, count: ways.count)
    for (number, way) in ways.enumerated() {
      guard let next = way.to else { continue }
      before[number] = last[next]
      last[next] = number
    }
    var open = steps.indices.filter { canEnd[$0] }
    while let step = open.popLast() {
      var number = last[step]
      while number >= 0 {
        let previous = ways[number].from
        if !canEnd[previous] {
          canEnd[previous] = true
          open.append(previous)
        }
        number = before[number]
      }
    }
    return canEnd
  }

  /// For each step whether on every path to it one of the ways that count has been gone.
  public func surely(gone counts: (Way) -> Bool) -> [Bool] {
    var isSure = Array(repeating: true, count: steps.count)
    guard let start else { return isSure }
    isSure[start] = false
    var open = [start]
    while let step = open.popLast() {
      for way in leaving[step] where !counts(way) {
        guard let next = way.to, isSure[next] else { continue }
        isSure[next] = false
        open.append(next)
      }
    }
    return isSure
  }

  /// For each step whether on every path to it one step was left, and by a way that counts when it was left last; or a case was
  /// taken since that only calls take for which it is so. A step that no call comes to counts as one for which it is so.
  public func lastly(left step: Int, by counts: (Way) -> Bool) -> [Bool] {
    var isSure = Array(repeating: true, count: steps.count)
    guard let start else { return isSure }
    var open: [Int] = []
    func doubt(_ place: Int?) {
      guard let place, isSure[place] else { return }
      isSure[place] = false
      open.append(place)
    }
    doubt(start)
    if reached[step] { for way in leaving[step] where !counts(way) { doubt(way.to) } }
    while let place = open.popLast() {
      // By which way the step itself is left has been looked at.
      if place != step { for way in leaving[place] where !proves(way, steps[step].name) { doubt(way.to) } }
    }
    return isSure
  }

  /// Whether only calls go a way that have a value of a step: a case of a switch compares one.
  private func proves(_ way: Way, _ step: String) -> Bool {
    guard case .branch(let branch) = steps[way.from].act else { return false }
    return branch.cases.contains { $0.value?.step == step && way.outcome == "if:\($0.label)" }
  }

  /// For each step whether something has surely happened before it, on every path: `happens` says whether it happens
  /// within a step. A step that no call comes to counts as one before which it has.
  public func surely(_ happens: (Step) -> Bool) -> [Bool] {
    var isSure = Array(repeating: true, count: steps.count)
    guard let start else { return isSure }
    let happensIn = steps.map(happens)
    isSure[start] = false
    var open = [start]
    while let step = open.popLast() {
      if isSure[step] || happensIn[step] { continue }
      for way in leaving[step] {
        guard let next = way.to, isSure[next] else { continue }
        isSure[next] = false
        open.append(next)
      }
    }
    return isSure
  }
}
