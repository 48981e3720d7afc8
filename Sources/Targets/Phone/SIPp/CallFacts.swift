import Language
import Resolve

/// What must be so when a call comes in, for it to go a path: the state of schedules, who calls and which number, how many
/// wait in a queue. Each is chosen from a few examples, from which every condition on the path takes some away.
struct CallFacts {
  /// What a condition is about.
  enum Subject: Hashable {
    case schedule(String)
    case caller
    case called
    case queue(String)
  }

  /// One example.
  enum Example: Hashable {
    case clock(OpeningState)
    case emergency
    /// Nil is a caller who shows no number.
    case number(String?)
    case waiting(Int)
  }

  /// An example as it was when the call came in, and as it is by now: a step may close a schedule.
  struct Course: Hashable {
    let first: Example
    var now: Example
    /// What the clock says, whether or not the schedule is closed at once.
    let clock: Example
  }

  private let contract: Contract
  private let dialplan: Dialplan
  private var courses: [Subject: [Course]] = [:]
  private var order: [Subject] = []

  init(_ dialplan: Dialplan, _ contract: Contract) {
    self.dialplan = dialplan
    self.contract = contract
  }

  /// The caller of a scenario that nothing else is asked of.
  static let caller = "+14155550100"

  /// All that conditions have taken away so far.
  typealias Key = [Subject: [Course]]
  var key: Key { courses }

  // MARK: - Conditions

  /// Takes a way, with what it says; false if it can't be.
  mutating func take(_ leg: ScenarioLeg, from step: Step) -> Bool {
    switch step.act {
    case .branch(let branch):
      for item in branch.cases {
        guard let test = item.test else { return false }
        let isTaken = leg.outcome == "if:\(item.label)"
        let contract = contract
        if !narrow(Self.subject(test), { Self.holds(test, $0, contract) == isTaken }) { return false }
        if isTaken { break }
      }
      return true
    case .callBack: return narrow(.caller) { ($0 != .number(nil)) == (leg.outcome == "accepted") }
    case .queue(let waiting):
      guard let capacity = contract.queues[waiting.queue]?.capacity else { return true }
      return narrow(.queue(waiting.queue)) {
        if case .waiting(let count) = $0 { (count >= capacity) == (leg.outcome == "full") } else { false }
      }
    case .emergency(let change):
      close(change)
      return true
    default: return true
    }
  }

  private static func subject(_ test: Branch.Case.Test) -> Subject {
    switch test {
    case .schedule(let name, _): .schedule(name)
    case .anonymous, .caller: .caller
    case .called: .called
    case .waiting(let queue, _): .queue(queue)
    }
  }

  private mutating func narrow(_ subject: Subject, _ isFine: (Example) -> Bool) -> Bool {
    let left = (courses[subject] ?? examples(of: subject)).filter { isFine($0.now) }
    if courses.updateValue(left, forKey: subject) == nil { order.append(subject) }
    return !left.isEmpty
  }

  private mutating func close(_ change: EmergencySwitch) {
    let subject = Subject.schedule(change.schedule)
    if courses[subject] == nil { order.append(subject) }
    courses[subject] = (courses[subject] ?? examples(of: subject)).map {
      var course = $0
      course.now = change.isClosed ? .emergency : course.clock
      return course
    }
  }

  private func examples(of subject: Subject) -> [Course] {
    switch subject {
    case .schedule(let name):
      guard let schedule = contract.schedules[name] else { return [] }
      let clock = ([.open, .closed] + schedule.holidays.map { .holiday($0.name) }).map(Example.clock)
      let hours = clock.map { Course(first: $0, now: $0, clock: $0) }
      return schedule.emergency ? hours + clock.map { Course(first: .emergency, now: .emergency, clock: $0) } : hours
    case .caller: return callers.map { Course(first: .number($0), now: .number($0), clock: .number($0)) }
    case .called: return dialplan.numbers.map { Course(first: .number($0), now: .number($0), clock: .number($0)) }
    case .queue(let name):
      return ([0] + thresholds + [contract.queues[name]?.capacity].compactMap { $0 }).map {
        Course(first: .waiting($0), now: .waiting($0), clock: .waiting($0))
      }
    }
  }

  /// Somebody whom no list knows, one caller of each list, and one without a number.
  private var callers: [String?] {
    let plain = (100...199).map { "+14155550\($0)" }.first { number in
      !contract.lists.contains { Self.isMember(number, of: $0) }
    }
    return [plain ?? Self.caller] + contract.lists.compactMap(Self.member) + [nil]
  }

  private static func member(of list: NumberList) -> String? {
    if let number = list.numbers.first { return number }
    return list.prefixes.first.map { $0 + String("2125550123".suffix(max(0, 12 - $0.count))) }
  }

  private static func isMember(_ number: String, of list: NumberList) -> Bool {
    list.numbers.contains(number) || list.prefixes.contains { number.hasPrefix($0) }
  }

  private var thresholds: [Int] {
    dialplan.steps.flatMap { step -> [Int] in
      guard case .branch(let branch) = step.act else { return [] }
      return branch.cases.compactMap { $0.queue == nil ? nil : $0.waiting ?? 1 }
    }
  }

  private static func holds(_ test: Branch.Case.Test, _ example: Example, _ contract: Contract) -> Bool {
    switch (test, example) {
    case (.schedule(_, .emergency), .emergency): true
    case (.schedule(_, let state), .clock(let now)): now.fits(state)
    case (.anonymous, .number(let number)): number == nil
    case (.caller(let list), .number(let number?)): contract.lists[list].map { isMember(number, of: $0) } ?? false
    case (.called(let wanted), .number(let number)): number == wanted
    case (.waiting(_, let count), .waiting(let now)): now >= count
    default: false
    }
  }

  // MARK: - What a bench makes so

  /// The first example that is left of each schedule that is asked.
  var schedules: [(name: String, state: Example)] {
    order.compactMap { subject in
      guard case .schedule(let name) = subject, let state = courses[subject]?.first?.first else { return nil }
      return (name, state)
    }
  }

  /// How many wait in each queue that is asked.
  var queues: [(name: String, waiting: Int)] {
    order.compactMap { subject in
      guard case .queue(let name) = subject, case .waiting(let count)? = courses[subject]?.first?.first else {
        return nil
      }
      return (name, count)
    }
  }

  /// The caller's number; nil for one who shows none.
  var caller: String? {
    if case .number(let number)? = courses[.caller]?.first?.first { return number }
    return Self.caller
  }

  /// The number that is called.
  var called: String {
    if case .number(let number?)? = courses[.called]?.first?.first { return number }
    return dialplan.numbers.first ?? ""
  }
}
