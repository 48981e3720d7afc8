import Language
import Project
import Resolve

/// What is open at a moment, and which way each switch of a dialplan goes then; or every change of a schedule in a span.
struct ExplainMoment {
  private let contract: ResolvedContract
  private let at: Moment
  private let until: Moment?

  init(_ contract: ResolvedContract, at: String, until: String?) throws {
    self.contract = contract
    self.at = try Self.moment(at, of: "--at")
    self.until = try until.map { try Self.moment($0, of: "--until") }
  }

  private static func moment(_ text: String, of flag: String) throws -> Moment {
    guard let moment = Moment(text) else {
      throw UsageError(
        message: "`\(flag)` does not know the moment `\(text)`",
        help: "write `2026-12-25T10:00`, by the clock of each schedule's place, or with `Z` or `+01:00`")
    }
    return moment
  }

  func lines(about declaration: String) throws -> [String] {
    let parts = declaration.split(separator: ".", maxSplits: 1).map(String.init)
    if parts.first == "schedule", let schedule = contract.contract.schedules[parts[1]] {
      return try until == nil ? [state(of: schedule)] : changes(of: schedule)
    }
    if parts.first == "dialplan", until == nil, let dialplan = contract.dialplan(parts[1]) {
      return try lines(of: dialplan.dialplan)
    }
    throw UsageError(
      message: "`\(declaration)` does not go by the clock",
      help: until == nil ? "ask a dialplan or a schedule" : "ask a schedule, `schedule.NAME`")
  }

  // MARK: - Schedules

  private func instant(_ moment: Moment, _ clock: ScheduleClock) throws -> Int {
    guard let instant = moment.instant(in: clock.zone) else {
      throw UsageError(
        message: "clocks in \(clock.schedule.timezone) skip that time",
        help: "ask an hour later, or write the moment with `Z`")
    }
    return instant
  }

  private func state(of schedule: Schedule) throws -> String {
    let clock = try ScheduleClock(schedule)
    let instant = try instant(at, clock)
    let unless = schedule.emergency ? ", unless it was closed at once" : ""
    return
      "schedule \(schedule.name) is \(Self.text(clock.state(at: instant)))\(unless): "
      + "\(WallClock(instant, in: clock.zone).text) in \(schedule.timezone)"
  }

  private func changes(of schedule: Schedule) throws -> [String] {
    let clock = try ScheduleClock(schedule)
    let from = try instant(at, clock)
    let to = try instant(until!, clock)
    guard from < to else { throw UsageError(message: "`--until` is not after `--at`", help: "ask for a later moment") }
    return clock.changes(from: from, to: to).map {
      "\(WallClock($0.instant, in: clock.zone).text) \(Self.text($0.state))"
    }
  }

  private static func text(_ state: OpeningState) -> String {
    switch state {
    case .open: "open"
    case .closed: "closed"
    case .holiday(let name): "closed for \(name)"
    }
  }

  // MARK: - Dialplans

  private func lines(of dialplan: Dialplan) throws -> [String] {
    var states: [String: OpeningState] = [:]
    var lines: [String] = []
    for step in dialplan.steps {
      guard case .branch(let branch) = step.act else { continue }
      for name in branch.cases.compactMap(\.schedule) where states[name] == nil {
        guard let schedule = contract.contract.schedules[name] else { continue }
        let clock = try ScheduleClock(schedule)
        states[name] = clock.state(at: try instant(at, clock))
        lines.append(try state(of: schedule))
      }
    }
    guard !lines.isEmpty else {
      throw UsageError(
        message: "dialplan `\(dialplan.name)` asks no schedule", help: "leave `--at` out: it is the same at any time")
    }
    for step in dialplan.steps {
      if case .branch(let branch) = step.act { lines += self.lines(of: branch, step.name, states) }
    }
    return lines
  }

  /// The way that the clock takes, after the ways that hang on who calls.
  private func lines(of branch: Branch, _ step: String, _ states: [String: OpeningState]) -> [String] {
    var lines: [String] = []
    for item in branch.cases {
      switch item.test {
      case .schedule(let name, let state):
        if states[name]?.fits(state) == true {
          return lines + ["step \(step) goes to \(item.next), because \(name) is \(state.text)"]
        }
        if state == .emergency { lines.append("step \(step) goes to \(item.next) if \(name) was closed at once") }
      case nil: break
      default: lines.append("step \(step) goes to \(item.next) if \(item.label)")
      }
    }
    return lines + ["step \(step) goes to \(branch.otherwise ?? "nowhere"), else"]
  }
}
