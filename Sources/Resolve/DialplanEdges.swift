import Language

extension ResolvedDialplan {
  /// The graph of a call flow: what its steps say about where they lead.
  public init(_ dialplan: Dialplan) {
    var edges: [Edge] = []
    for step in dialplan.steps {
      edges += step.ways.map { Edge(from: step.name, outcome: $0.outcome, to: $0.to) }
    }
    self.init(dialplan: dialplan, edges: edges)
  }
}

extension Step {
  /// Where the step leads, by outcome. A step that neither ends the call nor goes on has none.
  fileprivate var ways: [(outcome: String, to: String?)] {
    switch act {
    case .none: return next.map { [("next", $0)] } ?? []
    case .branch(let branch):
      let cases = branch.cases.map { (outcome: "if:\($0.label)", to: Optional($0.next)) }
      return cases + (branch.otherwise.map { [("else", $0)] } ?? [])
    case .ask(let ask):
      var ways = ask.keys.map { (outcome: "key:\($0.press.text)", to: Optional($0.next)) }
      if let retry = ask.noInput { ways.append(("no_input", retry.next)) }
      if let retry = ask.noMatch { ways.append(("no_match", retry.next)) }
      if let retry = ask.tooMany { ways.append(("too_many", retry.next)) }
      if let machine = ask.machine { ways.append(("machine", machine)) }
      return ways
    case .connect(let connect): return connect.outcomes.map { ($0.outcome, $0.next) }
    case .transfer(let transfer): return Self.putThrough(transfer.outcomes)
    // Accepted, the call is over here.
    case .refer(let referral): return referral.outcomes.map { ($0.outcome, $0.next) } + [("end", nil)]
    case .stream(let streaming): return streaming.outcomes.map { ($0.outcome, $0.next) }
    case .queue(let waiting):
      return waiting.keys.map { (outcome: "key:\($0.press.text)", to: Optional($0.next)) }
        + Self.putThrough(waiting.outcomes)
    case .callBack(let callBack): return callBack.outcomes.map { ($0.outcome, $0.next) }
    case .call(let call):
      let cases = call.cases.map { (outcome: "if:\($0.label)", to: Optional($0.next)) }
      return cases + (call.otherwise.map { [("else", $0)] } ?? []) + call.outcomes.map { ($0.outcome, $0.next) }
    case .park(let parking): return Self.putThrough(parking.outcomes)
    case .conference(let meeting):
      let wrong = meeting.pin.map { [(outcome: "wrong_pin", to: Optional($0.next))] } ?? []
      return [next.map { ("next", $0) } ?? ("end", nil)] + wrong
    case .emergency: return next.map { [("next", $0)] } ?? []
    case .record: return [next.map { ("next", $0) } ?? ("end", nil)]
    case .hangup: return [("end", nil)]
    }
  }
  /// A call that was put through is over when the two hang up, unless the step says how it goes on.
  private static func putThrough(_ outcomes: [OutcomeWay]) -> [(outcome: String, to: String?)] {
    let ways = outcomes.map { (outcome: $0.outcome, to: Optional($0.next)) }
    return outcomes.contains { $0.outcome == "completed" } ? ways : ways + [("end", nil)]
  }
}
