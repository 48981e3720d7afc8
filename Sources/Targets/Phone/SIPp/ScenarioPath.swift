import Language
import Resolve

/// One way that a scenario goes: a way of the graph, or a question that is put again.
struct ScenarioLeg: Hashable {
  let from: Int
  /// As `CallGraph.Way`; `no_match:again` and `no_input:again` stay in the step.
  let outcome: String
  let to: Int?

  init(_ way: CallGraph.Way) {
    from = way.from
    outcome = way.outcome
    to = way.to
  }

  init(again outcome: String, in step: Int) {
    from = step
    self.outcome = "\(outcome):again"
    to = step
  }
}

/// A path through a dialplan from its start to the end of the call.
struct ScenarioPath {
  /// The way for whose sake the path is gone.
  let aim: ScenarioLeg
  let legs: [ScenarioLeg]
}

/// Chooses paths that go every way at least once: each way's shortest path in, the way, its shortest path out.
struct ScenarioPlanner {
  private let graph: CallGraph
  /// The way by which a step is first reached; nil for the start and for what nothing reaches.
  private var entry: [CallGraph.Way?]
  private var isReached: [Bool]
  /// The way by which a call ends soonest.
  private var exit: [CallGraph.Way?]

  private(set) var paths: [ScenarioPath] = []
  /// Ways that no path goes, and why.
  private(set) var uncovered: [(leg: ScenarioLeg, reason: String)] = []

  init(_ graph: CallGraph) {
    self.graph = graph
    let none = [CallGraph.Way?](repeating: nil, count: graph.steps.count)
    entry = none
    exit = none
    isReached = Array(repeating: false, count: graph.steps.count)
    findEntries()
    findExits()
    cover()
  }

  /// All ways, and each question that may be put again.
  static func legs(_ graph: CallGraph) -> [ScenarioLeg] {
    graph.steps.indices.flatMap { index -> [ScenarioLeg] in
      var legs = graph.leaving[index].map { ScenarioLeg($0) }
      if case .ask(let ask) = graph.steps[index].act {
        if (ask.noMatch?.tries ?? 1) > 1 { legs.append(ScenarioLeg(again: "no_match", in: index)) }
        if (ask.noInput?.tries ?? 1) > 1 { legs.append(ScenarioLeg(again: "no_input", in: index)) }
      }
      return legs
    }
  }

  private mutating func findEntries() {
    guard let start = graph.start else { return }
    isReached[start] = true
    var queue = [start]
    var head = 0
    while head < queue.count {
      let step = queue[head]
      head += 1
      for way in graph.leaving[step] {
        guard let next = way.to, !isReached[next] else { continue }
        isReached[next] = true
        entry[next] = way
        queue.append(next)
      }
    }
  }

  private mutating func findExits() {
    var arriving = Array(repeating: [CallGraph.Way](), count: graph.steps.count)
    var queue: [Int] = []
    for way in graph.ways {
      if let next = way.to {
        arriving[next].append(way)
      } else if exit[way.from] == nil {
        exit[way.from] = way
        queue.append(way.from)
      }
    }
    var head = 0
    while head < queue.count {
      let step = queue[head]
      head += 1
      for way in arriving[step] where exit[way.from] == nil {
        exit[way.from] = way
        queue.append(way.from)
      }
    }
  }

  private mutating func cover() {
    var covered = Set<ScenarioLeg>()
    for leg in Self.legs(graph) where !covered.contains(leg) {
      guard let legs = path(through: leg) else {
        uncovered.append(
          (leg, isReached[leg.from] ? "the call never ends on this way" : "no call comes here"))
        continue
      }
      guard Self.isConsistent(legs, graph) else {
        uncovered.append((leg, "a schedule would have to change during the call"))
        continue
      }
      covered.formUnion(legs)
      paths.append(ScenarioPath(aim: leg, legs: legs))
    }
  }

  private func path(through leg: ScenarioLeg) -> [ScenarioLeg]? {
    guard isReached[leg.from] else { return nil }
    var legs: [ScenarioLeg] = []
    var step = leg.from
    while let way = entry[step] {
      legs.append(ScenarioLeg(way))
      step = way.from
    }
    legs.reverse()
    legs.append(leg)
    var next = leg.to
    while let step = next {
      guard let way = exit[step] else { return nil }
      legs.append(ScenarioLeg(way))
      next = way.to
    }
    return legs
  }

  /// Whether every schedule has one state on the path.
  private static func isConsistent(_ legs: [ScenarioLeg], _ graph: CallGraph) -> Bool {
    var states: [String: Bool] = [:]
    for leg in legs {
      for (schedule, isOpen) in scheduleStates(leg, graph) {
        if let known = states[schedule], known != isOpen { return false }
        states[schedule] = isOpen
      }
    }
    return true
  }

  /// What a way of a switch says about schedules: those asked before it are closed.
  static func scheduleStates(_ leg: ScenarioLeg, _ graph: CallGraph) -> [(schedule: String, isOpen: Bool)] {
    guard case .branch(let branch) = graph.steps[leg.from].act else { return [] }
    var states: [(schedule: String, isOpen: Bool)] = []
    for item in branch.cases {
      let isTaken = leg.outcome == "if:\(item.condition)"
      states.append((item.condition, isTaken))
      if isTaken { break }
    }
    return states
  }
}
