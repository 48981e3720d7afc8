import Findings
import Language

enum HoursExpectation: Expectation {
  static let name = "that schedules are open and closed when the contract says"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let exchange = subject.exchange else { return }
    var seen: Set<String> = []
    for dialplan in subject.resolved.dialplans {
      let walk = FlowWalk.gone(dialplan, exchange, subject)
      for step in dialplan.dialplan.steps {
        guard let context = walk.contexts[step.name] else { continue }
        if case .queue(let waiting) = step.act, let item = waiting.schedule,
          let name = Closing.asked(in: context, exchange.plan), seen.insert("\(item) \(name)").inserted,
          let schedule = subject.contract.schedules[item]
        {
          check(schedule, name, exchange, subject, &verdict)
        }
        guard case .branch(let branch) = step.act else { continue }
        let play = StepPlay(
          exchange: exchange, resolved: subject.resolved, dialplan: dialplan.dialplan, step: step, context: context)
        let asked = branch.cases.compactMap(\.schedule)
        for (item, name) in zip(asked, play.schedules(asked.count)) where seen.insert("\(item) \(name)").inserted {
          if let schedule = subject.contract.schedules[item] {
            check(schedule, name, exchange, subject, &verdict)
          }
        }
      }
    }
  }

  private static func check(
    _ schedule: Schedule, _ context: String, _ exchange: ExchangeFiles, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let kind = ConformanceFindings.dialplanHours
    let declared = subject.place(of: "schedule.\(schedule.name)")
    let place = exchange.file.location(exchange.plan.contexts[context]?.range ?? 0..<0)
    var zones: Set<String> = []
    var wrong: (minute: CivilMinute, last: CallPlan.Priority?)?
    for minute in OpeningTimes.instants(of: schedule) {
      var player = CallPlanPlayer(exchange.plan)
      player.text.now = minute.seconds
      let holiday = schedule.holidays.firstIndex { OpeningTimes.falls($0, on: minute.date) }
      let wanted = holiday != nil ? "holiday" : OpeningTimes.isOpen(schedule, at: minute) ? "open" : "closed"
      let stop = player.play(context, "s")
      zones.formUnion(player.text.zones)
      verdict.count(1)
      let named = holiday.map { player.text.variables["HOLIDAY"] == "\($0 + 1)" } ?? true
      if stop != .returned(wanted) || !named, wrong == nil { wrong = (minute, player.lastChoice) }
    }
    verdict.expect(
      wrong == nil, kind, at: wrong?.last.map { exchange.file.location($0.range) } ?? place,
      "schedule `\(schedule.name)` is \(wrong.map { OpeningTimes.isOpen(schedule, at: $0.minute) ? "closed" : "open" } ?? "") at \(wrong?.minute.text ?? ""), against the contract",
      declared: declared)
    checkEmergency(schedule, context, exchange, subject, &verdict)
    verdict.expect(
      zones == [schedule.timezone], kind, at: place,
      "schedule `\(schedule.name)` goes by \(zones.sorted().joined(separator: ", ")), not \(schedule.timezone)",
      declared: declared)
  }

  /// A schedule that can be closed at once is closed by what is kept of it, and by nothing else; steps keep just that.
  private static func checkEmergency(
    _ schedule: Schedule, _ context: String, _ exchange: ExchangeFiles, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let kind = ConformanceFindings.dialplanHours
    let declared = subject.place(of: "schedule.\(schedule.name)")
    let place = exchange.file.location(exchange.plan.contexts[context]?.range ?? 0..<0)
    let asked = exchange.plan.priorities(context, "s") ?? []
    let flags = Set(asked.flatMap { $0.arguments.matches(of: /\$\{(DB\([^)]*\))\}/).map { String($0.1) } })
    var player = CallPlanPlayer(exchange.plan)
    player.text.now = OpeningTimes.instants(of: schedule).first { OpeningTimes.isOpen(schedule, at: $0) }?.seconds ?? 0
    for flag in flags { player.text.variables[flag] = "closed" }
    let stop = player.play(context, "s")
    verdict.expect(
      schedule.emergency ? flags.count == 1 && stop == .returned("emergency") : flags.isEmpty, kind, at: place,
      "schedule `\(schedule.name)` \(schedule.emergency ? "can't be closed at once" : "can be closed by what is kept")",
      declared: declared)
    guard schedule.emergency, let flag = flags.first else { return }
    for dialplan in subject.resolved.dialplans {
      for step in dialplan.dialplan.steps {
        guard case .emergency(let change) = step.act, change.schedule == schedule.name,
          exchange.plan.contexts["\(dialplan.name)-\(step.name)"] != nil
        else { continue }
        var play = StepPlay(
          exchange: exchange, resolved: subject.resolved, dialplan: dialplan.dialplan, step: step,
          context: "\(dialplan.name)-\(step.name)")
        if !change.isClosed { play.begun[flag] = "closed" }
        let kept = play.play("next")?.player.text.variables[flag] ?? ""
        verdict.expect(
          kept.isEmpty != change.isClosed, kind,
          at: exchange.file.location(exchange.plan.contexts[play.context]?.range ?? 0..<0),
          "step `\(step.name)` does not \(change.isClosed ? "close" : "open") schedule `\(schedule.name)`",
          declared: declared)
      }
    }
  }
}
