import Language
import Resolve

/// Chooses paths that together go every way. A call goes the shortest way to one that nobody has gone yet; from there on
/// to as many others as it comes by, as long as it stays short enough to be understood when it fails.
struct ScenarioPlanner {
  /// What a call may take once it has come to its first new way, in milliseconds.
  private static let longest = 90_000
  /// How many ways off a new one may be for a call to go on to it.
  private static let sight = 8

  let graph: ScenarioGraph
  private let contract: Contract
  /// The number that is called where nothing asks for another.
  private let number: String
  private let table: FactTable
  /// What the person does on each way, where it does not follow a question that was put again: all after each other, and where
  /// those of each end.
  private let moves: [LegScript.Move]
  private let scripts: [Int]
  /// Whether they do nothing but wait.
  private let isWait: [Bool]
  private let drifts: [BenchDrift]
  /// Whether a step lets nobody wait once a schedule is closed.
  private let isScheduled: Bool
  /// How long the values that each step says take.
  let values: [String: SaidValues.Duration]
  private var search: ScenarioSearch
  /// Why no bench of one caller can go a way; nil if it can.
  private let reasons: [String?]

  private(set) var paths: [ScenarioPath] = []
  /// Ways that no path goes, and why.
  private(set) var uncovered: [(leg: ScenarioLeg, reason: String)] = []

  init(
    _ callGraph: CallGraph, _ contract: Contract, values: [String: SaidValues.Duration] = [:],
    answers: [String: [AnswerExample]] = [:]
  ) {
    self.values = values
    let graph = ScenarioGraph(callGraph)
    self.graph = graph
    self.contract = contract
    number = callGraph.dialplan.numbers.first ?? ""
    table = FactTable(graph, contract, answers: answers)
    var moves: [LegScript.Move] = []
    var scripts: [Int] = []
    var costs: [Int] = []
    var drifts: [BenchDrift] = []
    moves.reserveCapacity(graph.legs.count * 6)
    scripts.reserveCapacity(graph.legs.count)
    costs.reserveCapacity(graph.legs.count)
    drifts.reserveCapacity(graph.legs.count)
    var isWait: [Bool] = []
    isWait.reserveCapacity(graph.legs.count)
    for (place, step) in graph.steps.enumerated() {
      let said = values.isEmpty ? nil : values[step.name]
      let legs = graph.legs[graph.leaving(place)]
      LegScript.write(legs, step, said: said, contract, to: &moves) { scripts.append($0) }
      for leg in legs { drifts.append(BenchDrift(step, leg.outcome, slack: said?.slack ?? 0)) }
    }
    var first = 0
    for end in scripts {
      var cost = 0
      var onlyWaits = true
      for place in first..<end {
        if case .wait(let milliseconds) = moves[place] { cost += milliseconds } else { onlyWaits = false }
      }
      costs.append(cost)
      isWait.append(onlyWaits)
      first = end
    }
    isScheduled = graph.steps.contains {
      if case .queue(let waiting) = $0.act { waiting.schedule != nil } else { false }
    }
    self.moves = moves
    self.scripts = scripts
    self.isWait = isWait
    self.drifts = drifts
    reasons = graph.legs.map { Self.reason($0, graph) }
    search = ScenarioSearch(graph, table, isClosed: reasons.map { $0 != nil }, costs: costs)
    let isReached = callGraph.reached
    for leg in graph.legs.indices where !search.isCovered(leg) { cover(leg, isReached, callGraph) }
  }

  /// How many states of a call the search has told apart.
  var states: Int { search.facts.count }

  /// How many ways there are to go.
  var ways: Int { graph.legs.count }

  private mutating func cover(_ leg: Int, _ isReached: [Bool], _ callGraph: CallGraph) {
    let way = graph.legs[leg]
    if let reason = reasons[leg] {
      uncovered.append((way, reason))
      return
    }
    guard let start = graph.start, isReached[way.from] else {
      uncovered.append((way, "no call comes here"))
      return
    }
    guard let found = search.path(from: start, to: leg) else {
      let canEnd = graph.target[leg] < 0 || callGraph.canEnd[way.to ?? way.from]
      var reason = "a schedule, a number or a queue would have to change during the call"
      if search.isGivenUp {
        reason = "too many paths lead here to try them all"
      } else if isLimited(way) {
        reason = "no call comes to this step as often as it would have to"
      } else if comparesValues(way) {
        reason = "no call comes to this step with such a value"
      }
      uncovered.append((way, canEnd ? reason : "the call never ends on this way"))
      return
    }
    walk(found)
  }

  /// Whether a way hangs on how often the call has come to its step.
  private func isLimited(_ leg: ScenarioLeg) -> Bool {
    guard case .branch(let branch) = graph.steps[leg.from].act else { return false }
    return branch.cases.contains { $0.visits != nil && leg.outcome == "if:\($0.label)" }
  }

  /// Whether a way hangs on a value of the call.
  private func comparesValues(_ leg: ScenarioLeg) -> Bool {
    guard case .branch(let branch) = graph.steps[leg.from].act else { return false }
    return branch.cases.contains { $0.value != nil && (leg.outcome == "else" || leg.outcome == "if:\($0.label)") }
  }

  private static func reason(_ leg: ScenarioLeg, _ graph: ScenarioGraph) -> String? {
    switch graph.steps[leg.from].act {
    case .conference(let meeting)
    where meeting.pin != nil && leg.outcome != "wrong_pin" && graph.dialplan.direction == .outbound:
      return "the PIN is a secret, and SIPp can key in none where it is called"
    case .park where leg.outcome == "failed": return "every slot of the lot would have to be taken"
    case .conference(let meeting) where leg.outcome == "next" && meeting.isModerator:
      return "somebody would have to end the conference of its moderator"
    default: return nil
    }
  }

  /// What the person does on a path.
  func timeline(_ path: ScenarioPath) -> Timeline {
    var timeline = Timeline(graph.dialplan.direction)
    var again = LegScript.Again()
    var closed: Set<String> = []
    for number in path.numbers {
      let isClosed = isScheduled && isClosed(graph.legs[number].from, path.facts, &closed)
      if again.isNone && !isClosed {
        if isWait[number] {
          timeline.wait(search.costs[number])
        } else {
          timeline.go(moves[(number == 0 ? 0 : scripts[number - 1])..<scripts[number]])
        }
        if !graph.isAgain(graph.target[number]) { continue }
      } else {
        let leg = graph.legs[number]
        let step = graph.steps[leg.from]
        timeline.go(
          LegScript.moves(leg, step, again: again, isClosed: isClosed, said: values[step.name], contract)[...])
      }
      again.count(graph.legs[number].outcome)
    }
    return timeline
  }

  /// Whether a step lets nobody wait; `closed` are the schedules that the call itself has closed by then.
  private func isClosed(_ place: Int, _ facts: CallFacts, _ closed: inout Set<String>) -> Bool {
    if case .emergency(let change) = graph.steps[place].act, change.isClosed { closed.insert(change.schedule) }
    return facts.isClosed(graph.steps[place], closed)
  }

  // MARK: - One call

  /// A call so far: the ways that it has gone for sure, which are the first, and those by which it would end.
  private struct Call {
    var legs: [Int] = []
    var gone = 0
    /// What is left of the examples: a number of `FactStates`.
    var state = FactStates.anything
    /// The last way that no other call has gone.
    var aim: Int
    /// How far the person may be behind the exchange; nil if that can't be told.
    var drift: Int? = 0
    /// Milliseconds since the first new way.
    var spent = 0
  }

  private mutating func walk(_ first: Int) {
    var call = Call(aim: search.found[first])
    go(first, &call)
    call.spent = 0
    while let place = place(of: call), let next = next(from: place, call, ends: false), isHeard(call) {
      go(next, &call)
      if call.spent > Self.longest { break }
    }
    if let place = place(of: call), let last = next(from: place, call, ends: true), isHeard(call) {
      go(last, &call)
    }
    let legs = call.legs
    for leg in legs[call.gone...] {
      if !search.isCovered(leg) { call.aim = leg }
      call.state = search.taking(leg, from: call.state)
    }
    for leg in legs[call.gone...] { search.cover(leg) }
    paths.append(
      ScenarioPath(
        graph: graph, aim: call.aim, numbers: legs, answers: table.answers(on: legs),
        facts: CallFacts(calling: number, table.chosen(legs, search.facts.set(call.state)))))
  }

  /// Where a call is that may still go on to others; nil if it is over, or nobody knows when a key would be heard.
  private func place(of call: Call) -> Int? {
    guard call.drift != nil else { return nil }
    let target = graph.target[call.legs[call.gone - 1]]
    return target < 0 ? nil : target
  }

  /// Goes what the search has found, for sure as far as the way that was wanted.
  private mutating func go(_ wanted: Int, _ call: inout Call) {
    call.legs.removeSubrange(call.gone...)
    call.legs += search.found
    call.gone += wanted + 1
    for place in 0...wanted {
      let leg = search.found[place]
      call.state = search.taking(leg, from: call.state)
      call.drift = drifts[leg].after(call.drift)
      call.spent += search.costs[leg]
      search.cover(leg)
    }
    call.aim = search.found[wanted]
  }

  /// A way on to one that no call has gone yet.
  private mutating func next(from place: Int, _ call: Call, ends: Bool) -> Int? {
    search.next(
      from: place, call.state, within: Self.sight, ends ? .newEnd : .new(within: Self.longest - call.spent))
  }

  /// Whether every key on the way that was found is pressed while it is waited for.
  private func isHeard(_ call: Call) -> Bool {
    var drift = call.drift
    for leg in search.found {
      guard drifts[leg].isHeard(drift) else { return false }
      drift = drifts[leg].after(drift)
    }
    return true
  }
}
