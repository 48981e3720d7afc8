import Syntax

/// `switch:` takes the first case whose condition holds, or `else`.
public struct Branch: Sendable {
  public var cases: [Case] = []
  public var otherwise: String?
  public var otherwiseNode: NodeID?

  /// How often a call comes to the switch before the last of its conditions about that holds; nil if none asks.
  public var mostVisits: Int? { cases.compactMap(\.visits).max() }

  /// What it asks of values of the call, in order.
  public var valueTests: [Case.Test] { cases.compactMap { $0.value == nil ? nil : $0.test } }

  /// The values that it compares, each once.
  public var comparedValues: [SpokenValue.Source] {
    var values: [SpokenValue.Source] = []
    for value in cases.compactMap(\.value) where !values.contains(value) { values.append(value) }
    return values
  }

  /// A condition and the step that it leads to. It is about a schedule, the caller, the number that was called, a queue,
  /// other calls, the call itself or a value that it has; which of them is what `test` says.
  public struct Case: Record {
    public var node: NodeID
    /// `if:` the name of a schedule.
    public var schedule: String?
    /// `is:` the state of the schedule that is asked for: `open` unless said, `holiday`, `emergency`, or a holiday's name. Of a
    /// value, what it must be: `true` unless said.
    public var state: String?
    /// `caller:` `anonymous`, or the name of a list of numbers.
    public var caller: String?
    /// `called:` one of the dialplan's numbers.
    public var called: String?
    /// `queue:` the name of a queue in which `waiting` callers or more wait.
    public var queue: String?
    public var waiting: Int?
    /// `calls:` so many other calls of the dialplan, or more, are in progress.
    public var calls: Int?
    /// `visits:` the call has come to this switch so many times or more, this time included.
    public var visits: Int?
    /// `called_before:` the caller's number has made so many other calls to the dialplan, or more, in the span of the clock
    /// that runs; `within` is how long one is.
    public var calledBefore: Int?
    public var within: Duration?
    /// `value:` keys that were pressed, a member of what a tool has answered, or a variable of the call.
    public var value: SpokenValue.Source?
    /// `at_least:` the least whole number that the value may be.
    public var least: Int?
    /// `below:` the first whole number that is too large.
    public var limit: Int?
    public var next = ""
    public init(node: NodeID) { self.node = node }

    /// What is asked.
    public enum Test: Sendable, Hashable {
      case schedule(String, ScheduleState)
      case anonymous
      case caller(in: String)
      case called(String)
      case waiting(in: String, atLeast: Int)
      case inProgress(atLeast: Int)
      case visits(atLeast: Int)
      case calledBefore(atLeast: Int, within: Duration)
      case value(SpokenValue.Source, Wanted)
    }

    /// What a value must be.
    public enum Wanted: Sendable, Hashable {
      /// This word, boolean or number; of keys, what they must be like.
      case word(String)
      /// A whole number.
      case number(atLeast: Int?, below: Int?)

      /// As an outcome words it.
      public var text: String {
        switch self {
        case .word(let word): "is \(word)"
        case .number(let least, let limit):
          [least.map { "at least \($0)" }, limit.map { "below \($0)" }].compactMap(\.self).joined(separator: " and ")
        }
      }
    }

    /// Whether it compares numbers.
    public var comparesNumbers: Bool { least != nil || limit != nil }

    /// Nil where a case has no condition, or several: then a rule says so.
    public var test: Test? {
      var test: Test?
      var count = 0
      func ask(_ asked: Test) {
        test = asked
        count += 1
      }
      if let schedule { ask(.schedule(schedule, ScheduleState(state))) }
      if let caller { ask(caller == "anonymous" ? .anonymous : .caller(in: caller)) }
      if let called { ask(.called(called)) }
      if let queue { ask(.waiting(in: queue, atLeast: waiting ?? 1)) }
      if let calls { ask(.inProgress(atLeast: calls)) }
      if let visits { ask(.visits(atLeast: visits)) }
      if let calledBefore { ask(.calledBefore(atLeast: calledBefore, within: within ?? .zero)) }
      if let value {
        ask(.value(value, comparesNumbers ? .number(atLeast: least, below: limit) : .word(state ?? "true")))
      }
      return count == 1 ? test : nil
    }

    /// The condition as an outcome words it: `office`, `office is holiday`, `caller in blocked`.
    public var label: String {
      switch test {
      case .schedule(let name, .open): name
      case .schedule(let name, let state): "\(name) is \(state.text)"
      case .anonymous: "caller is anonymous"
      case .caller(let list): "caller in \(list)"
      case .called(let number): "called \(number)"
      case .waiting(let queue, let count): "\(count) waiting in \(queue)"
      case .inProgress(let count): "\(count) calls in progress"
      case .visits(let count): "\(count) visits"
      case .calledBefore(let count, let span): "\(count) calls before within \(span.text)"
      case .value(let source, let wanted): "\(source.text) \(wanted.text)"
      case nil: "nothing"
      }
    }
  }
}

extension Dialplan {
  /// The values that its switches compare, each once.
  public var comparedValues: [SpokenValue.Source] {
    var values: [SpokenValue.Source] = []
    for step in steps {
      guard case .branch(let branch) = step.act else { continue }
      for value in branch.comparedValues where !values.contains(value) { values.append(value) }
    }
    return values
  }

  /// The spans of time in which a step asks how often the caller has called before, in seconds: each once, in order.
  public var spansOfCalls: [Int] {
    var spans: [Int] = []
    for step in steps {
      guard case .branch(let branch) = step.act else { continue }
      for case .calledBefore(_, let span)? in branch.cases.map(\.test) where !spans.contains(span.seconds) {
        spans.append(span.seconds)
      }
    }
    return spans
  }
}

/// A state of a schedule that a case asks for.
public enum ScheduleState: Sendable, Hashable {
  case open, emergency
  /// Closed for one of its holidays, whichever.
  case holiday
  /// Closed for the holiday of this name.
  case named(String)

  init(_ text: String?) {
    switch text {
    case nil, "open": self = .open
    case "emergency": self = .emergency
    case "holiday": self = .holiday
    case let name?: self = .named(name)
    }
  }

  /// As it is written after `is:`.
  public var text: String {
    switch self {
    case .open: "open"
    case .emergency: "emergency"
    case .holiday: "holiday"
    case .named(let name): name
    }
  }
}
