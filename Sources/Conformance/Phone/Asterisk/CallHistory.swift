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

  /// So many calls at one time, each with one of somebody else after it. Where each adds the same to what is kept, all but the
  /// first and the last are reckoned.
  mutating func calls(_ count: Int, from number: String, and other: String, at time: Int) {
    var left = count
    var added: [String: Int]?
    while left > 0 {
      let before = kept
      call(from: number, at: time)
      call(from: other, at: time)
      left -= 1
      let now = growth(since: before)
      if let now, now == added, left > 1 {
        for (key, more) in now { kept[key] = kept[key].flatMap { Int($0) }.map { "\($0 + more * (left - 1))" } }
        left = 1
      }
      added = now
    }
  }

  /// How much each number that is kept has grown; nil where something else has changed.
  private func growth(since before: [String: String]) -> [String: Int]? {
    guard before.count == kept.count else { return nil }
    var growth: [String: Int] = [:]
    for (key, value) in kept where before[key] != value {
      guard let old = before[key].flatMap({ Int($0) }), let new = Int(value) else { return nil }
      growth[key] = new - old
    }
    return growth
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
