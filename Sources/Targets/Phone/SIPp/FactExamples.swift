import Language
import Resolve

/// The examples of the world that a dialplan's conditions are tried with.
struct FactExamples {
  typealias Example = FactTable.Example
  typealias Course = FactTable.Course

  let dialplan: Dialplan
  let contract: Contract
  /// What the tool that a step calls may answer, by step.
  let answers: [String: [AnswerExample]]

  init(_ dialplan: Dialplan, _ contract: Contract, _ answers: [String: [AnswerExample]]) {
    self.dialplan = dialplan
    self.contract = contract
    self.answers = answers
  }

  /// What numbers begin with that nobody has: 555-01XX of some places, and Ofcom's for drama (020 7946 0XXX).
  private static let areas = ["+14155550", "+12125550", "+13125550", "+442079460"]

  /// The caller of a scenario that nothing else is asked of.
  static let caller = "+14155550100"

  static func subject(_ test: Branch.Case.Test, of step: Step) -> FactTable.Subject {
    switch test {
    case .schedule(let name, _): .schedule(name)
    case .anonymous, .caller: .caller
    case .called: .called
    case .waiting(let queue, _): .queue(queue)
    case .inProgress: .inProgress
    case .visits: .visits(step.name)
    case .calledBefore(_, let span): .callsBefore(span.seconds)
    case .value(.answer(let step, _), _): .answer(step)
    case .value(.keys(let step), _): .keys(step)
    case .value(.variable(let name), _): .variable(name)
    case .value(.caller, _): .caller
    }
  }

  func courses(of subject: FactTable.Subject) -> [Course] {
    switch subject {
    case .schedule(let name): schedule(name)
    case .caller: callers.map { Course(.number($0)) }
    case .called: dialplan.numbers.map { Course(.number($0)) }
    case .queue(let name): waiting(in: name)
    case .inProgress: counts(\.calls).map { Course(.calls($0)) }
    case .callsBefore(let seconds):
      counts { $0.within?.seconds == seconds ? $0.calledBefore : nil }.map { Course(.calls($0)) }
    case .visits(let step): visits(of: step)
    case .members: [Course(.present(true)), Course(.present(false))] + [changed(.present(true))]
    case .callee: [Course(.machine(false)), Course(.machine(true))]
    case .answer(let step): given((answers[step] ?? []).indices.map { .answered($0) })
    case .keys(let step): given(keys(of: step))
    case .variable(let name): values(of: name)
    }
  }

  /// No call has a value when it comes in.
  private func given(_ values: [Example]) -> [Course] {
    [Course(.nothing)] + values.map { Course(first: .nothing, now: $0, clock: .nothing) }
  }

  /// Every call begins with the default, or with nothing.
  private func values(of name: String) -> [Course] {
    let initial = dialplan.variables[name]?.initial.map(Example.set) ?? .nothing
    var all = [Course(initial)]
    for value in dialplan.steps.compactMap({ $0.setting(of: name) }) {
      let course = Course(first: initial, now: .set(value), clock: initial)
      if !all.contains(course) { all.append(course) }
    }
    return all
  }

  private func keys(of step: String) -> [Example] {
    guard case .ask(let ask)? = dialplan.steps[step]?.act else { return [] }
    var all: [Example] = []
    for key in ask.keys {
      let pressed = Self.pressed(key.press)
      if pressed != .nothing, !all.contains(pressed) { all.append(pressed) }
    }
    return all
  }

  /// What is kept of keys as the bench presses them.
  static func pressed(_ press: KeyPattern) -> Example {
    let digits = PressedDigits.of(press)
    return digits.isEmpty ? .nothing : .pressed(digits)
  }

  /// Whether a call has this of an answer once it has left a step by an outcome.
  func follows(_ example: Example, _ outcome: String, of step: Step) -> Bool {
    let answers = answers[step.name] ?? []
    if case .answered(let number) = example { return answers[number].outcome == outcome }
    return example == .nothing && !answers.contains { $0.outcome == outcome }
  }

  private func changed(_ first: Example) -> Course { Course(first: first, now: .changed, clock: first) }

  /// No call has been anywhere when it comes in; each coming moves it on.
  private func visits(of step: String) -> [Course] {
    guard case .branch(let branch)? = dialplan.steps[step]?.act, let most = branch.mostVisits else { return [] }
    return (0..<most).map { Course(first: .visits(0), now: .visits($0), clock: .visits(0)) }
  }

  private func schedule(_ name: String) -> [Course] {
    guard let schedule = contract.schedules[name] else { return [] }
    let clock = ([.open, .closed] + schedule.holidays.map { .holiday($0.name) }).map(Example.clock)
    var all = clock.map { Course($0) }
    // Before those that are closed already: what is to be seen is that somebody waits until then.
    if mayClose(schedule) { all.insert(Course(.closing), at: 1) }
    if schedule.emergency { all += clock.map { Course(first: .emergency, now: .emergency, clock: $0) } }
    let isChanged = dialplan.steps.contains {
      if case .emergency(let change) = $0.act { change.schedule == name } else { false }
    }
    guard isChanged else { return all }
    for course in all {
      for now in [Example.emergency, course.clock] {
        let other = Course(first: course.first, now: now, clock: course.clock)
        if !all.contains(other) { all.append(other) }
      }
    }
    return all
  }

  /// Whether callers wait until it closes, and there is a moment at which it does.
  private func mayClose(_ schedule: Schedule) -> Bool {
    let isAwaited = dialplan.steps.contains {
      if case .queue(let waiting) = $0.act { waiting.schedule == schedule.name } else { false }
    }
    return isAwaited && !ScheduleInstants(schedule, among: contract.schedules, isAwaited: true).closing.isEmpty
  }

  private func waiting(in queue: String) -> [Course] {
    var counts = [0]
    for step in dialplan.steps {
      guard case .branch(let branch) = step.act else { continue }
      for item in branch.cases where item.queue == queue { counts.append(item.waiting ?? 1) }
    }
    if let capacity = contract.queues[queue]?.capacity { counts.append(capacity) }
    var all: [Course] = []
    for count in counts where !all.contains(Course(.waiting(count))) { all.append(Course(.waiting(count))) }
    return all + all.dropFirst().map { changed($0.first) }
  }

  /// How many calls the conditions of one sort tell apart.
  private func counts(_ count: (Branch.Case) -> Int?) -> [Int] {
    var counts = [0]
    for step in dialplan.steps {
      guard case .branch(let branch) = step.act else { continue }
      for count in branch.cases.compactMap(count) where !counts.contains(count) { counts.append(count) }
    }
    return counts
  }

  /// Somebody whom no list knows, one caller of each list, and one without a number.
  var callers: [String?] {
    let plain = Self.areas.lazy.flatMap { area in (100...199).lazy.map { "\(area)\($0)" } }.first { number in
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

  func holds(_ test: Branch.Case.Test, _ example: Example) -> Bool {
    switch (test, example) {
    case (.schedule(_, .emergency), .emergency): true
    case (.schedule(_, let state), .clock(let now)): now.fits(state)
    case (.schedule(_, .open), .closing): true
    case (.anonymous, .number(let number)): number == nil
    case (.caller(let list), .number(let number?)): contract.lists[list].map { Self.isMember(number, of: $0) } ?? false
    case (.called(let wanted), .number(let number)): number == wanted
    case (.waiting(_, let count), .waiting(let now)): now >= count
    case (.inProgress(let count), .calls(let now)), (.calledBefore(let count, _), .calls(let now)): now >= count
    case (.visits(let count), .visits(let before)): before + 1 >= count
    case (.value(.variable(let name), let wanted), .set(let value)):
      dialplan.variables[name]?.fits(value, wanted) ?? false
    case (.value(.keys, .word(let keys)), .pressed(let digits)): KeyPattern(keys).matches(digits)
    case (.value(.answer(let step, _), _), .answered(let number)):
      answers[step].map { $0[number].passes.contains(test) } ?? false
    default: false
    }
  }

  /// Whether a queue is another one after an outcome: who answered may rest, and the next phone to ring is chosen by
  /// what was before.
  static func tires(_ queue: Queue, _ outcome: String) -> Bool {
    if queue.lines.joined().count > 1 && queue.strategy != .together { return true }
    return (queue.wrapUp?.seconds ?? 0) > 0 && outcome == "completed"
  }
}
