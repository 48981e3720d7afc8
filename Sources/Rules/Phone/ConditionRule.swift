import Facts
import Findings
import Language
import Resolve

/// A case of a switch asks one thing, which can be.
enum ConditionRule: Rule {
  static let kind = FindingKind(
    "phone/condition", .error, "Checks that each case of a switch asks one thing that can hold",
    why: """
      A case asks a schedule (`if`, with `is` for another state than open), the caller (`caller`), the number that was
      called (`called`), a queue (`queue`, with `waiting`), the calls in progress (`calls`, inbound), how often the call
      has come to the switch (`visits`), how often the caller has called (`called_before`, with `within`, inbound) or a value of
      the call (`value`, with `is`, or with `at_least` and `below`). A state is `holiday`, `emergency` where the schedule says so, or the name of one of its holidays. Visits count only
      where a call can come back. The first case that holds is taken: of several about the same, more stands before less.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.flatMap { step -> [Finding] in
        guard case .branch(let branch) = step.act else { return [] }
        return branch.cases.indices.compactMap { place in
          check(branch.cases[place], step, dialplan.dialplan, contract)
            ?? (covered(branch, place) ?? visits(branch, place, step, dialplan.graph)).map {
              let item = branch.cases[place]
              return Finding(kind, at: contract.origin.location(item.node, item.mainKey), $0.0, help: $0.1)
            }
        }
      }
    }
  }

  private static func check(
    _ item: Branch.Case, _ step: Step, _ dialplan: Dialplan, _ contract: ResolvedContract
  ) -> Finding? {
    func finding(_ key: String, _ message: String, _ help: String) -> Finding {
      Finding(kind, at: contract.origin.location(item.node, key), message, help: help)
    }
    let subjects = ["if", "caller", "called", "queue", "calls", "visits", "called_before", "value"].filter {
      contract.origin.tree.pair(item.node, $0) != nil
    }
    guard let test = item.test else {
      if subjects.isEmpty, item.within != nil {
        return finding("within", "`within` asks nothing", "add `called_before: 3`")
      }
      // What can't be read is a finding of its own.
      if subjects.count == 1 { return nil }
      return subjects.isEmpty
        ? finding("next", "a case of step `\(step.name)` asks nothing", "add `if: SCHEDULE`, or `caller: anonymous`")
        : finding(
          subjects[1], "a case of step `\(step.name)` asks several things", "make two cases, or two steps")
    }
    if item.state != nil, item.schedule == nil, item.value == nil {
      return finding("is", "`is` asks nothing", "add `if: SCHEDULE`, or `value: $(keys.STEP)`")
    }
    if item.comparesNumbers, item.value == nil {
      let key = item.least == nil ? "below" : "at_least"
      return finding(key, "`\(key)` asks nothing", "add `value: $(step.STEP.NAME)`")
    }
    if item.waiting != nil, item.queue == nil {
      return finding("waiting", "`waiting` asks nothing", "add `queue: QUEUE`")
    }
    if item.within != nil, item.calledBefore == nil {
      return finding("within", "`within` asks nothing", "add `called_before: 3`")
    }
    switch test {
    case .schedule(let name, let state):
      guard let schedule = contract.contract.schedules[name] else { return nil }
      return check(state, schedule).map { finding("is", $0.0, $0.1) }
    case .called(let number):
      if dialplan.numbers.contains(number) { return nil }
      return finding(
        "called", "`\(number)` is no number of `\(dialplan.name)`",
        nearest(to: number, among: dialplan.numbers).map { "did you mean `\($0)`?" } ?? "add it to `numbers`")
    case .inProgress:
      if dialplan.direction == .inbound { return nil }
      return finding(
        "calls", "`\(dialplan.name)` begins its calls itself, so none is too many for it",
        "start fewer calls at a time, and leave this case out")
    case .calledBefore(_, let span):
      guard dialplan.direction == .inbound else {
        return finding(
          "called_before", "`\(dialplan.name)` calls people itself, so nobody has called it before",
          "say how often it may under `attempts`, and leave this case out")
      }
      guard item.within != nil else {
        return finding("called_before", "`called_before` says no span of time", "add `within: 1h`")
      }
      if PhoneFacts.countedSpans.contains(span.seconds) { return nil }
      return finding("within", "calls are not counted within `\(span.text)`", "write `1m` to `24h`")
    case .anonymous, .caller:
      if dialplan.direction == .inbound { return nil }
      return finding(
        "caller", "`\(dialplan.name)` calls people itself, so the number that calls is always its own",
        "leave this case out")
    case .waiting(let name, let count):
      guard let capacity = contract.contract.queues[name]?.capacity, count > capacity else { return nil }
      return finding(
        "waiting", "no more than \(capacity) wait in `\(name)`, so \(count) never do",
        "write \(capacity) at most, or raise the queue's `capacity`")
    // What is compared is looked at by itself.
    case .visits, .value: return nil
    }
  }

  /// Why a call never comes to a case.
  private static func covered(_ branch: Branch, _ place: Int) -> (String, String)? {
    let item = branch.cases[place]
    guard item.value == nil, let earlier = branch.cover(of: place) else { return nil }
    return (
      "\(item.written) never holds: \(earlier.written) before it does",
      earlier.test.map { item.test?.holdsWhenever($0) ?? false } ?? false
        ? "leave one of them out" : "put it before that one"
    )
  }

  /// Why a call never comes to a step as often as a case wants.
  private static func visits(_ branch: Branch, _ place: Int, _ step: Step, _ graph: CallGraph) -> (String, String)? {
    guard let count = branch.cases[place].visits else { return nil }
    guard let index = graph.place(of: step.name), graph.reached[index], !graph.comesBack(to: index, before: count)
    else {
      return nil
    }
    return (
      "no call comes to step `\(step.name)` a second time",
      "lead back to it from a step behind it, or leave this case out"
    )
  }

  private static func check(_ state: ScheduleState, _ schedule: Schedule) -> (String, String)? {
    switch state {
    case .open: return nil
    case .emergency:
      return schedule.emergency
        ? nil : ("`\(schedule.name)` is never closed in an emergency", "add `emergency: true` to the schedule")
    case .holiday:
      return schedule.holidays.isEmpty ? ("`\(schedule.name)` has no holidays", "add `holidays`") : nil
    case .named(let name):
      let names = schedule.holidays.map(\.name)
      if names.contains(name) { return nil }
      return (
        "`\(schedule.name)` has no holiday `\(name)`",
        nearest(to: name, among: names + ["holiday", "emergency"]).map { "did you mean `\($0)`?" }
          ?? "write `holiday`, `emergency` or the name of a holiday"
      )
    }
  }
}
