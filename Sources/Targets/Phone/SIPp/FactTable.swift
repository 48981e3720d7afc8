import Facts
import Language
import Resolve

/// What the ways of one dialplan ask of the world, in numbers: the state of schedules, who calls and which number, who
/// waits in a queue, who answers. Of each a few examples are tried, from which every condition on a path takes some away.
struct FactTable {
  /// What a condition is about.
  enum Subject: Hashable {
    case schedule(String)
    case caller
    case called
    case queue(String)
    /// The other calls of the dialplan.
    case inProgress
    /// The calls that the caller has made before in a span of so many seconds.
    case callsBefore(Int)
    /// How often the call has come to a step before.
    case visits(String)
    /// Whether those whose phones ring for a queue take calls at all.
    case members(String)
    /// Whoever answers an outbound call.
    case callee
    /// What the tool that a step calls has answered last.
    case answer(String)
    /// What was pressed last at a step.
    case keys(String)
    /// What a variable of the call is.
    case variable(String)
  }

  /// One example.
  enum Example: Hashable {
    case clock(OpeningState)
    /// Open, and closed in a moment.
    case closing
    case emergency
    /// Nil is a caller who shows no number.
    case number(String?)
    case waiting(Int)
    case calls(Int)
    case visits(Int)
    case present(Bool)
    case machine(Bool)
    /// The call has no such value.
    case nothing
    /// The answer of this number among those that are tried.
    case answered(Int)
    case pressed(String)
    case set(String)
    /// The call itself has changed it, and to what is not told.
    case changed
  }

  /// An example as it was when the call came in, and as it is by now: a step may close a schedule.
  struct Course: Hashable {
    let first: Example
    var now: Example
    /// What the clock says, whether or not the schedule is closed at once.
    let clock: Example

    init(_ example: Example) { self.init(first: example, now: example, clock: example) }
    init(first: Example, now: Example, clock: Example) {
      self.first = first
      self.now = now
      self.clock = clock
    }
  }

  /// What a way takes away, and what it changes.
  struct Effect {
    var keep: FactSet
    var subjects: [Int] = []
    /// Entries that become others.
    var moves: [(from: Int, to: Int)] = []
    /// Subjects of which something else is so from now on, whatever was before: one of these entries.
    var settings: [(subject: Int, to: FactSet)] = []
  }

  private(set) var subjects: [Subject] = []
  private var courses: [[Course]] = []
  /// For each course the first that begins alike.
  private var firsts: [[Int]] = []
  /// The number of each subject's first entry.
  private var offsets: [Int] = []
  private var blocks: [FactSet] = []
  /// Whether no way changes anything of a subject.
  private var isFixed: [Bool] = []
  private(set) var effects: [Effect] = []
  /// Each way's effect by its number; -1 if it has none.
  private(set) var effectOf: [Int] = []
  /// Effects that take away what all switches but one have counted: one for each that counts, if several do.
  private(set) var lenses: [Int] = []
  /// Nothing is known yet.
  private(set) var anything = FactSet()
  /// How many examples there are.
  private(set) var count = 0

  /// `answers`: what the tool that a step calls may answer, by step.
  init(_ graph: ScenarioGraph, _ contract: Contract, answers: [String: [AnswerExample]] = [:]) {
    let examples = FactExamples(graph.dialplan, contract, answers)
    for step in graph.steps { for subject in Self.subjects(of: step) { add(subject, examples) } }
    for all in courses {
      offsets.append(count)
      var block = FactSet()
      for number in count..<count + all.count { block.insert(number) }
      blocks.append(block)
      count += all.count
    }
    for subject in subjects.indices {
      for (number, course) in courses[subject].enumerated() where course.first == course.now {
        anything.insert(offsets[subject] + number)
      }
    }
    effectOf = Array(repeating: -1, count: graph.legs.count)
    let none = Effect(keep: FactSet(below: count))
    for (place, step) in graph.steps.enumerated() {
      if Self.asksNothing(step) { continue }
      let cases = Self.cases(of: step)
      let queue = Self.queue(of: step, contract)
      for number in graph.leaving(place) {
        var effect = none
        ask(step, cases, queue, graph.legs[number].outcome, examples, &effect)
        for setting in step.sets { set(.variable(setting.name), &effect) { $0 == .set(setting.value) } }
        if effect.subjects.isEmpty && effect.moves.isEmpty && effect.settings.isEmpty { continue }
        effectOf[number] = effects.count
        effects.append(effect)
      }
    }
    isFixed = subjects.indices.map { subject in
      !effects.contains { effect in
        effect.moves.contains { blocks[subject].contains($0.from) }
          || effect.settings.contains { $0.subject == subject }
      }
    }
    addLenses(none)
  }

  private mutating func addLenses(_ none: Effect) {
    let counting = subjects.indices.filter { if case .visits = subjects[$0] { true } else { false } }
    if counting.count < 2 { return }
    for shown in counting {
      var effect = none
      for hidden in counting where hidden != shown {
        for place in courses[hidden].indices { effect.keep.remove(offsets[hidden] + place) }
      }
      lenses.append(effects.count)
      effects.append(effect)
    }
  }

  /// What an effect leaves; nil if a way that has it can't be taken.
  func taking(_ effect: Int, from facts: FactSet) -> FactSet? {
    var left = facts
    left.formIntersection(effects[effect].keep)
    for subject in effects[effect].subjects where left.isDisjoint(with: blocks[subject]) { return nil }
    let moved = effects[effect].moves.filter { left.contains($0.from) }
    for move in moved { left.remove(move.from) }
    for move in moved { left.insert(move.to) }
    for setting in effects[effect].settings {
      left.subtract(blocks[setting.subject])
      left.formUnion(setting.to)
    }
    return left
  }

  /// Which of its answers a tool gives wherever a path calls one for which switches ask later, by the place of the way that follows
  /// it: one that fits all that is asked until it is called again.
  func answers(on legs: [Int]) -> [Int: Int] {
    guard subjects.contains(where: { if case .answer = $0 { true } else { false } }) else { return [:] }
    var answers: [Int: Int] = [:]
    /// Where each subject was set last.
    var open: [Int: Int] = [:]
    var facts = anything
    func close(_ subject: Int) {
      guard let place = open[subject] else { return }
      for (number, course) in courses[subject].enumerated() where facts.contains(offsets[subject] + number) {
        if case .answered(let answer) = course.now {
          answers[place] = answer
          return
        }
      }
    }
    for (place, leg) in legs.enumerated() where effectOf[leg] >= 0 {
      for setting in effects[effectOf[leg]].settings { close(setting.subject) }
      facts = taking(effectOf[leg], from: facts) ?? facts
      for setting in effects[effectOf[leg]].settings { open[setting.subject] = place }
    }
    for subject in open.keys { close(subject) }
    return answers
  }

  /// For each effect whether no call can have it and another, whatever lies between: they leave nothing in common of what none
  /// changes.
  func excluded(by one: Int) -> [Bool] {
    let fixed = effects[one].subjects.filter { isFixed[$0] }
    return effects.indices.map { other in
      fixed.contains { !effects[one].keep.shares(with: effects[other].keep, in: blocks[$0]) }
    }
  }

  /// The first examples that are left of what a path asks about, in the order in which it does.
  func chosen(_ legs: [Int], _ facts: FactSet) -> [(subject: Subject, first: Example)] {
    var asked: [Int] = []
    asked.reserveCapacity(subjects.count)
    for leg in legs where effectOf[leg] >= 0 {
      for subject in effects[effectOf[leg]].subjects where !asked.contains(subject) { asked.append(subject) }
    }
    return asked.compactMap { subject in
      // Those that a step changed stand behind the others, in the same order.
      var first = Int.max
      for place in firsts[subject].indices where facts.contains(offsets[subject] + place) {
        first = min(first, firsts[subject][place])
      }
      return first == .max ? nil : (subjects[subject], courses[subject][first].first)
    }
  }

  // MARK: - What there is to ask

  /// What a step asks of the world.
  static func subjects(of step: Step) -> [Subject] {
    switch step.act {
    case .branch(let branch):
      branch.cases.flatMap { item -> [Subject] in
        guard let test = item.test else { return [] }
        return (item.calledBefore == nil ? [] : [.caller]) + [FactExamples.subject(test, of: step)]
      }
    case .callBack: [.caller]
    case .call(let call): call.needsCaller ? [.caller] : []
    case .ask(let ask): ask.machine == nil ? [] : [.callee]
    case .queue(let waiting):
      (waiting.schedule.map { [.schedule($0)] } ?? []) + [.members(waiting.queue), .queue(waiting.queue)]
    case .emergency(let change): [.schedule(change.schedule)]
    case .none, .connect, .transfer, .refer, .stream, .record, .park, .conference, .hangup: []
    }
  }

  private mutating func add(_ subject: Subject, _ examples: FactExamples) {
    if subjects.contains(subject) { return }
    subjects.append(subject)
    let all = examples.courses(of: subject)
    courses.append(all)
    firsts.append(all.map { course in all.firstIndex { $0.first == course.first }! })
  }

  // MARK: - What a way asks

  private static func asksNothing(_ step: Step) -> Bool {
    if !step.sets.isEmpty { return false }
    return switch step.act {
    case .none, .connect, .transfer, .refer, .stream, .record, .park, .conference, .hangup: true
    case .branch, .callBack, .call, .ask, .queue, .emergency: false
    }
  }

  /// The conditions of a switch, in order, and the ways that they lead to.
  private static func cases(of step: Step) -> [(test: Branch.Case.Test?, outcome: String)] {
    guard case .branch(let branch) = step.act else { return [] }
    return branch.cases.map { ($0.test, "if:\($0.label)") }
  }

  /// The queue in which a step lets callers wait.
  private static func queue(of step: Step, _ contract: Contract) -> Queue? {
    if case .queue(let waiting) = step.act { contract.queues[waiting.queue] } else { nil }
  }

  private func ask(
    _ step: Step, _ cases: [(test: Branch.Case.Test?, outcome: String)], _ queue: Queue?, _ outcome: String,
    _ examples: FactExamples, _ effect: inout Effect
  ) {
    switch step.act {
    case .branch(let branch):
      for item in cases {
        guard let test = item.test else {
          effect.keep = FactSet()
          return
        }
        let isTaken = outcome == item.outcome
        narrow(FactExamples.subject(test, of: step), &effect) { examples.holds(test, $0) == isTaken }
        // Calls of nobody are not counted.
        if isTaken, case .calledBefore = test { narrow(.caller, &effect) { $0 != .number(nil) } }
        if isTaken { break }
      }
      if let most = branch.mostVisits {
        change(.visits(step.name), &effect) { course in
          if case .visits(let before) = course.now { .visits(min(before + 1, most - 1)) } else { course.now }
        }
      }
    case .callBack: narrow(.caller, &effect) { ($0 != .number(nil)) == (outcome == "accepted") }
    case .call(let call):
      if call.needsCaller { narrow(.caller, &effect) { ($0 == .number(nil)) == (outcome == "no_number") } }
      set(.answer(step.name), &effect) { examples.follows($0, outcome, of: step) }
    case .ask(let ask):
      if ask.machine != nil { narrow(.callee, &effect) { $0 == .machine(outcome == "machine") } }
      if let press = KeyPattern(key: outcome) { set(.keys(step.name), &effect) { $0 == FactExamples.pressed(press) } }
    case .queue(let waiting): enter(waiting, queue, outcome, &effect)
    case .emergency(let change):
      self.change(.schedule(change.schedule), &effect) { change.isClosed ? .emergency : $0.clock }
    case .none, .connect, .transfer, .refer, .stream, .record, .park, .conference, .hangup: break
    }
  }

  private func enter(_ waiting: Waiting, _ queue: Queue?, _ outcome: String, _ effect: inout Effect) {
    let isClosed = outcome == PhoneFacts.closedOutcome
    if let schedule = waiting.schedule {
      let isPatient = (waiting.timeout?.seconds ?? 0) * 1_000 > BenchTimes.closing
      narrow(.schedule(schedule), &effect) {
        switch $0 {
        case .clock(.open): !isClosed
        case .closing: isClosed && isPatient
        default: isClosed
        }
      }
    }
    if let capacity = queue?.capacity {
      narrow(.queue(waiting.queue), &effect) {
        if case .waiting(let count) = $0 { (count >= capacity) == (outcome == "full") } else { false }
      }
    }
    if outcome == "full" { return }
    // Where nobody can come nobody waits, and who is told that others are before them hears it longer than a shortened wait
    // lasts.
    let isLong = queue?.announce?.position == true || queue?.announce?.wait == true
    if outcome == "empty" || isClosed || (isLong && outcome != "timeout") {
      narrow(.queue(waiting.queue), &effect) { $0 == .waiting(0) }
    }
    narrow(.members(waiting.queue), &effect) { $0 == .present(outcome != "empty") }
    if outcome == "empty" { return }
    // Those who wait give up when the caller has joined them.
    change(.queue(waiting.queue), &effect) { $0.now == .waiting(0) ? $0.now : .changed }
    if let queue, FactExamples.tires(queue, outcome) { change(.members(waiting.queue), &effect) { _ in .changed } }
  }

  private func narrow(_ subject: Subject, _ effect: inout Effect, _ isFine: (Example) -> Bool) {
    guard let number = subjects.firstIndex(of: subject) else { return }
    for (place, course) in courses[number].enumerated() where !isFine(course.now) {
      effect.keep.remove(offsets[number] + place)
    }
    if !effect.subjects.contains(number) { effect.subjects.append(number) }
  }

  private func set(_ subject: Subject, _ effect: inout Effect, _ isSo: (Example) -> Bool) {
    guard let number = subjects.firstIndex(of: subject) else { return }
    var to = FactSet()
    for (place, course) in courses[number].enumerated() where isSo(course.now) { to.insert(offsets[number] + place) }
    effect.settings.append((number, to))
  }

  private func change(_ subject: Subject, _ effect: inout Effect, _ now: (Course) -> Example) {
    guard let number = subjects.firstIndex(of: subject) else { return }
    for (place, course) in courses[number].enumerated() {
      let wanted = Course(first: course.first, now: now(course), clock: course.clock)
      guard wanted != course, let to = courses[number].firstIndex(of: wanted) else { continue }
      effect.moves.append((offsets[number] + place, offsets[number] + to))
    }
    if !effect.moves.isEmpty && !effect.subjects.contains(number) { effect.subjects.append(number) }
  }
}
