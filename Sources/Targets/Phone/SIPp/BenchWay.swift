import Facts
import JSONValues
import Language

/// What a bench does while a call goes one way, whichever scenario it is of.
struct BenchWay {
  /// A call that the exchange makes, and what must come of it.
  struct Leg {
    /// Who is called: the name of one of these.
    let target: String
    var kind: StaticString = "destination"
    let outcome: String
    /// Whether whoever answers takes the call by a key.
    var presses = false
    /// Whether they hear something before.
    var hears = false
    /// What whoever answers presses then to pass the caller on.
    var passes: String?
  }

  /// What somebody at the exchange does.
  enum Deed {
    /// Before the call.
    case pause(queue: String)
    /// When the step is entered: those who wait give up when the caller has joined them.
    case clear(queue: String)
    case takeUp(lot: String)
    case lead(room: String)
  }

  let step: String
  /// The calls that the exchange makes, in order.
  let legs: [Leg]
  let deed: Deed?

  private init(_ leg: ScenarioLeg, _ step: Step, _ queue: Queue?) {
    self.step = step.name
    legs = Self.legs(leg.outcome, step, queue)
    deed = Self.deed(leg.outcome, step)
  }

  /// By the numbers of a graph's ways.
  static func all(_ graph: ScenarioGraph, _ contract: Contract) -> [BenchWay] {
    var all: [BenchWay] = []
    all.reserveCapacity(graph.legs.count)
    for (place, step) in graph.steps.enumerated() {
      var queue: Queue?
      if case .queue(let waiting) = step.act { queue = contract.queues[waiting.queue] }
      for leg in graph.leaving(place) { all.append(BenchWay(graph.legs[leg], step, queue)) }
    }
    return all
  }

  private static func deed(_ outcome: String, _ step: Step) -> Deed? {
    switch step.act {
    case .queue(let entered):
      outcome == "empty" ? .pause(queue: entered.queue) : outcome == "full" ? nil : .clear(queue: entered.queue)
    case .park(let parking): outcome == "end" || outcome == "completed" ? .takeUp(lot: parking.lot) : nil
    case .conference(let meeting): outcome == "next" ? .lead(room: meeting.room) : nil
    default: nil
    }
  }

  private static func legs(_ way: String, _ step: Step, _ queue: Queue?) -> [Leg] {
    if way == PhoneFacts.notTakenOutcome {
      return legs("end", step, queue).map { Self.passing($0, step) } + notTaking(step)
    }
    let outcome = way == "end" ? "answer" : way
    switch step.act {
    case .connect(let connect): return [Leg(target: connect.agent, kind: "agent", outcome: way)]
    case .stream(let streaming): return [Leg(target: streaming.stream, kind: "stream", outcome: way)]
    case .transfer(let transfer):
      return transfer.destinations.enumerated().map { turn, destination in
        // Of those that are rung together the first takes the call; in turn, the last.
        let isTaken = turn == (transfer.order == .together ? 0 : transfer.destinations.count - 1)
        let isSame = isTaken || !isAnswered(outcome)
        let hears = isTaken && isAnswered(outcome) && transfer.told != nil
        return Leg(
          target: destination, outcome: isSame ? outcome : transfer.order == .together ? "cancelled" : "busy",
          presses: hears && transfer.screen != nil, hears: hears)
      }
    case .queue:
      if outcome == "full" || outcome == "empty" { return [] }
      let rung = queue?.strategy == .together ? queue?.members[...] : queue?.members.prefix(1)
      let isTaken = outcome == "answer" || outcome == "completed"
      return (rung ?? []).enumerated().map { turn, member in
        Leg(target: member, outcome: !isTaken ? "rings" : turn == 0 ? outcome : "cancelled")
      }
    default: return []
    }
  }

  /// Whoever answers passes the caller on at once, to the first of those whom they can.
  private static func passing(_ leg: Leg, _ step: Step) -> Leg {
    guard leg.outcome == "answer", let first = step.passing.first else { return leg }
    return Leg(
      target: leg.target, outcome: "passes", presses: leg.presses, hears: leg.hears,
      passes: PhoneFacts.blindKeys + first.number)
  }

  /// Who is busy then.
  private static func notTaking(_ step: Step) -> [Leg] {
    step.passing.prefix(1).map { Leg(target: $0.destination, outcome: "busy") }
  }

  private static func isAnswered(_ outcome: String) -> Bool {
    switch outcome {
    case "busy", "failed", "no_answer", "declined", "rejected", "unreachable": false
    default: true
    }
  }
}
