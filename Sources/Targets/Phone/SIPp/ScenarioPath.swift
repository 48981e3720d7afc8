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
  let facts: CallFacts
}

/// Chooses paths that go every way at least once: each way's shortest path in, the way, its shortest path out.
struct ScenarioPlanner {
  private let graph: CallGraph
  private let contract: Contract
  /// The way by which a step is first reached; nil for the start and for what nothing reaches.
  private var entry: [CallGraph.Way?]
  private var isReached: [Bool]
  /// The way by which a call ends soonest.
  private var exit: [CallGraph.Way?]

  private(set) var paths: [ScenarioPath] = []
  /// Ways that no path goes, and why.
  private(set) var uncovered: [(leg: ScenarioLeg, reason: String)] = []

  init(_ graph: CallGraph, _ contract: Contract) {
    self.graph = graph
    self.contract = contract
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
      if let reason = Self.reason(leg, graph) {
        uncovered.append((leg, reason))
        continue
      }
      guard let legs = path(through: leg) else {
        uncovered.append(
          (leg, isReached[leg.from] ? "the call never ends on this way" : "no call comes here"))
        continue
      }
      guard let path = facts(legs).map({ ScenarioPath(aim: leg, legs: legs, facts: $0) }) ?? detour(through: leg) else {
        uncovered.append((leg, "a schedule, a number or a queue would have to change during the call"))
        continue
      }
      covered.formUnion(path.legs)
      paths.append(path)
    }
  }

  /// Why no bench of one caller can go a way; nil if it can.
  private static func reason(_ leg: ScenarioLeg, _ graph: CallGraph) -> String? {
    switch graph.steps[leg.from].act {
    case .park where leg.outcome == "failed": "every slot of the lot would have to be taken"
    case .conference(let meeting) where leg.outcome == "next" && meeting.isModerator:
      "somebody would have to end the conference of its moderator"
    default: nil
    }
  }

  /// What must be so for a call to go these ways; nil if it can't be.
  private func facts(_ legs: [ScenarioLeg]) -> CallFacts? {
    var facts = CallFacts(graph.dialplan, contract)
    for leg in legs where !facts.take(leg, from: graph.steps[leg.from]) { return nil }
    return facts
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

  /// The shortest path that can be gone, where the shortest ways in and out contradict each other. What matters of a
  /// place on the way is the step, whether the way in question is past, and what must be so by then.
  private func detour(through leg: ScenarioLeg) -> ScenarioPath? {
    guard let start = graph.start else { return nil }
    var places = [Place(step: start, isPast: false, facts: CallFacts(graph.dialplan, contract), leg: nil, before: -1)]
    var seen: Set<PlaceKey> = [places[0].key]
    var head = 0
    while head < places.count {
      let here = places[head]
      guard let step = here.step else {
        if here.isPast { return ScenarioPath(aim: leg, legs: Self.legs(to: head, in: places), facts: here.facts) }
        head += 1
        continue
      }
      var ways = graph.leaving[step].map { ScenarioLeg($0) }
      if step == leg.from, !here.isPast { ways.insert(leg, at: 0) }
      for way in ways {
        var facts = here.facts
        guard facts.take(way, from: graph.steps[step]) else { continue }
        let next = Place(
          step: way.to, isPast: here.isPast || way == leg, facts: facts, leg: way, before: head)
        if seen.insert(next.key).inserted { places.append(next) }
      }
      head += 1
    }
    return nil
  }

  private static func legs(to place: Int, in places: [Place]) -> [ScenarioLeg] {
    var legs: [ScenarioLeg] = []
    var place = place
    while place >= 0 {
      if let leg = places[place].leg { legs.append(leg) }
      place = places[place].before
    }
    return legs.reversed()
  }

  /// A place that a search has come to, and from where.
  private struct Place {
    let step: Int?
    let isPast: Bool
    let facts: CallFacts
    let leg: ScenarioLeg?
    let before: Int
    var key: PlaceKey { PlaceKey(step: step, isPast: isPast, facts: facts.key) }
  }

  private struct PlaceKey: Hashable {
    let step: Int?
    let isPast: Bool
    let facts: CallFacts.Key
  }
}
