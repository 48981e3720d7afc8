import Language

/// Calls that come in to a dialplan one after the other, and what the exchange keeps of them.
struct CallHistory {
  let plan: CallPlan
  /// The context in which calls begin.
  let entry: String
  /// The exchange's database: `DB(family/key)` and the value.
  private(set) var kept: [String: String] = [:]
  private(set) var last: CallPlan.Priority?

  init(_ plan: CallPlan, entry: String) {
    self.plan = plan
    self.entry = entry
  }

  /// One call at a time in seconds since 1970, UTC; what is set as it comes in.
  @discardableResult
  mutating func call(from number: String, at time: Int) -> [String: String] {
    var player = CallPlanPlayer(plan)
    player.text.now = time
    player.text.variables = kept
    player.text.variables["CALLERID(num)"] = number
    _ = player.play(entry, "s")
    kept = player.text.variables.filter { $0.key.hasPrefix("DB(") }
    last = player.last
    return Self.begun(player)
  }

  /// What was set as a call came in, and counts for all steps.
  static func begun(_ player: CallPlanPlayer) -> [String: String] {
    player.text.variables.filter { variable in
      !["DB(", "CHANNEL(", "CALLERID("].contains { variable.key.hasPrefix($0) }
    }
  }

  /// The first and the last second of a span.
  static func span(of seconds: Int) -> (first: Int, last: Int) {
    let noon = CivilMinute(CalendarDate(year: 2027, month: 1, day: 11), 720).seconds
    let first = noon - noon % seconds
    return (first, first + seconds - 1)
  }
}

extension Branch {
  /// The case that a call of the last second of a span comes to if its number has called so often in the first second, and
  /// nothing else holds; nil is none.
  func held(after count: Int, within seconds: Int) -> Int? {
    let (first, last) = CallHistory.span(of: seconds)
    return cases.firstIndex { item in
      guard case .calledBefore(let least, let span)? = item.test else { return false }
      return least <= count && last - last % span.seconds <= first
    }
  }
}
