import Language

/// When a schedule closes, worked out from the contract alone, minute by minute.
enum Closing {
  /// Seconds from a moment until the schedule is not open; nil if it is open for longer than is looked for.
  static func seconds(_ schedule: Schedule, from moment: Int, within longest: Int) -> Int? {
    var minute = moment - moment % 60
    while minute < moment + longest {
      if !OpeningTimes.isOpen(schedule, at: CivilMinute(seconds: minute)) { return max(0, minute - moment) }
      minute += 60
    }
    return nil
  }

  /// A moment at which it is open for longer than `longest`, or at which it is open and closes before.
  static func moment(_ schedule: Schedule, _ longest: Int, closes: Bool) -> Int? {
    let open = OpeningTimes.instants(of: schedule).filter { OpeningTimes.isOpen(schedule, at: $0) }.map(\.seconds)
    if !closes { return open.first { seconds(schedule, from: $0, within: longest) == nil } }
    let late = open.map { $0 + 60 - min(60, max(1, longest / 2)) }
    if let found = late.first(where: { seconds(schedule, from: $0, within: longest) != nil }) { return found }
    // Never open long enough to wait at all.
    return OpeningTimes.instants(of: schedule).first { !OpeningTimes.isOpen(schedule, at: $0) }?.seconds
  }

  /// The context of the schedule that a step asks how long it is open.
  static func asked(in context: String, _ plan: CallPlan) -> String? {
    for priority in plan.priorities(context, "s") ?? [] where priority.application == "Gosub" {
      let target = CallPlan.jumps(of: priority)[0]
      if let place = plan.resolve(target, from: context, "s"), place.exten == "until" { return place.context }
    }
    return nil
  }
}

extension QueueExpectation {
  /// Nobody waits any more once the schedule of `while` is not open, and the channel's own clock is as it was.
  static func checkClosing(
    _ dialplan: Dialplan, _ step: Step, _ waiting: Waiting, _ exchange: ExchangeFiles, _ subject: Subject,
    _ verdict: inout Verdict
  ) {
    guard let schedule = waiting.schedule.flatMap({ subject.contract.schedules[$0] }) else { return }
    let longest = waiting.timeout?.seconds ?? 0
    let context = "\(dialplan.name)-\(step.name)"
    let place = exchange.file.location(exchange.plan.contexts[context]?.range ?? 0..<0)
    let declared = subject.place(of: "schedule.\(schedule.name)")
    var wrong: String?
    for moment in moments(schedule, longest) {
      let closes = Closing.seconds(schedule, from: moment, within: longest)
      for isTest in [true, false] {
        var player = CallPlanPlayer(exchange.plan)
        // A test's clock stands on the channel; without one it is the exchange's.
        let before = isTest ? "\(moment)" : nil
        player.text.now = isTest ? 0 : moment
        player.text.variables["TESTTIME"] = before
        player.text.variables["QUEUESTATUS"] = "TIMEOUT"
        let stop = player.play(context, "s")
        let waits = player.played.first { $0.application == "Queue" }?.arguments
          .split(separator: ",", omittingEmptySubsequences: false).dropFirst(4).first.map(String.init)
        let outcome = closes == nil ? "timeout" : "closed"
        let next = waiting.outcomes.first { $0.outcome == outcome }?.next
        let isRight =
          waits == (closes == 0 ? nil : "\(closes ?? longest)")
          && stop == .left(context: "\(dialplan.name)-\(next ?? "")", exten: "s")
          && player.text.variables["TESTTIME"] == before
        verdict.count(1)
        if !isRight, wrong == nil { wrong = CivilMinute(seconds: moment).text }
      }
    }
    verdict.expect(
      wrong == nil, ConformanceFindings.queueSetting, at: place,
      "a caller who comes to step `\(step.name)` at \(wrong ?? "") does not wait until `\(schedule.name)` closes",
      declared: declared)
    checkRoutes(of: step, in: dialplan, waiting, subject, &verdict)
  }

  /// Just before and after it closes and opens, and as long before as the caller would wait.
  private static func moments(_ schedule: Schedule, _ longest: Int) -> [Int] {
    let instants = OpeningTimes.instants(of: schedule)
    let closings = instants.filter {
      OpeningTimes.isOpen(schedule, at: $0) && !OpeningTimes.isOpen(schedule, at: CivilMinute(seconds: $0.seconds + 60))
    }.map { $0.seconds + 60 }
    let before = closings.flatMap { closing in
      [1, 59, 60, 61, longest - 1, longest, longest + 1, longest + 60].filter { $0 > 0 }.map { closing - $0 }
    }
    return before + instants.map(\.seconds)
  }

  /// What the handler of a provider's documents asks while somebody waits, and where it leads.
  private static func checkRoutes(
    of step: Step, in dialplan: Dialplan, _ waiting: Waiting, _ subject: Subject, _ verdict: inout Verdict
  ) {
    guard let routes = subject.files.json("phone/twiml/routes.json")?["routes"] else { return }
    let next = waiting.outcomes.first { $0.outcome == "closed" }?.next ?? ""
    // One for each language in which a call can wait.
    func named(_ end: String) -> [(key: String, value: JSONNode)] {
      routes.members.filter { key, _ in
        key == "\(dialplan.name)/\(step.name)\(end)"
          || (key.hasPrefix("\(dialplan.name)/\(step.name).") && key.hasSuffix(end))
      }.map { ($0.key, $0.value) }
    }
    let asked = named("/wait").allSatisfy { _, route in
      route["while", "schedule"]?.string == waiting.schedule && route["while", "remember"]?.string == "closed"
        && route["while", "otherwise"]?.string == "leave.xml"
    }
    let led = named("/result").allSatisfy { _, route in
      let target = route["results", "leave", "closed"]?.string ?? ""
      return target == "\(dialplan.name)/\(next)" || target.hasPrefix("\(dialplan.name)/\(next).")
    }
    verdict.expect(
      asked && led && !named("/wait").isEmpty, ConformanceFindings.queueSetting, at: routes.location,
      "the handler lets callers of step `\(step.name)` wait when `\(waiting.schedule ?? "")` is closed",
      declared: subject.place(of: "schedule.\(waiting.schedule ?? "")"))
  }
}
