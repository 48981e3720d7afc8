import Syntax

/// A value of the call that is said among texts: `{digits: $(keys.order)}`, `{number: $(step.look.items)}`,
/// `{date: $(step.look.day)}`, `{time: $(step.look.at), timezone: Europe/Berlin}`, `{duration: $(step.look.wait), unit: minutes}`;
/// to a colleague also `{digits: $(caller)}`.
public struct SpokenValue: Record, Hashable {
  public var node: NodeID
  public var manner: Manner = .digits
  public var source: Source = .keys("")
  /// The place whose clock and calendar tell a moment: a name of the time zone database. Nil for what is no moment.
  public var timezone: String?
  /// What a span of time is counted in. Nil for what is none.
  public var unit: Unit?
  public init(node: NodeID) { self.node = node }

  /// How it is said: each digit by itself, a whole number as people say it, a day of the calendar, a time of day, or a span of time.
  public enum Manner: String, Sendable, CaseIterable { case digits, number, date, time, duration }

  /// What a span of time is counted in. Seconds and minutes are said in the greater units too: 65 minutes are an hour and five minutes.
  public enum Unit: String, Sendable, CaseIterable { case seconds, minutes, hours, days }

  /// Where it comes from.
  public enum Source: Sendable, Hashable {
    /// `$(keys.STEP)`: the digits that were pressed at a step that asks.
    case keys(String)
    /// `$(step.STEP.NAME)`: what the tool that a step calls has answered, by the names below its output.
    case answer(String, [String])
    /// `$(set.NAME)`: a variable of the call, which steps set.
    case variable(String)
    /// `$(caller)`: the digits of the number that the caller shows.
    case caller

    /// The step that has it; an empty name, which no step has, where it is the call itself.
    public var step: String {
      switch self {
      case .keys(let step), .answer(let step, _): step
      case .variable, .caller: ""
      }
    }

    /// As it is written: `keys.order`, `step.look.items`, `set.topic`.
    public var text: String {
      switch self {
      case .keys(let step): "keys.\(step)"
      case .answer(let step, let path): (["step", step] + path).joined(separator: ".")
      case .variable(let name): "set.\(name)"
      case .caller: "caller"
      }
    }
  }

  /// The step that has it; an empty name where it is the call itself.
  public var step: String { source.step }

  /// As it is written: `keys.order`, `step.look.items`.
  public var text: String { source.text }

  /// The same as people read it: `digits of keys.order`, `time of step.look.at in Europe/Berlin`, `duration of step.look.wait in minutes`.
  public var label: String {
    "\(manner.rawValue) of \(text)" + ((timezone ?? unit?.rawValue).map { " in \($0)" } ?? "")
  }

  /// Whether it is a day or a time, which an exchange says otherwise in each language.
  public var isMoment: Bool { manner == .date || manner == .time }

  /// Whether both say the same in the same way, wherever they stand.
  public static func == (one: SpokenValue, other: SpokenValue) -> Bool {
    one.manner == other.manner && one.source == other.source && one.timezone == other.timezone && one.unit == other.unit
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(manner)
    hasher.combine(source)
    hasher.combine(timezone)
    hasher.combine(unit)
  }
}

extension Step {
  /// The values that it says, in order.
  public var spokenValues: [SpokenValue] { say?.values ?? [] }

  /// The values that whoever answers is told before the call is put through, in order.
  public var toldValues: [SpokenValue] {
    if case .transfer(let transfer) = act { transfer.told?.speech.values ?? [] } else { [] }
  }
}

extension Dialplan {
  /// Whether a step says a span of time, or tells one to whoever answers.
  public var saysSpans: Bool {
    steps.contains { step in
      step.spokenValues.contains { $0.unit != nil } || step.toldValues.contains { $0.unit != nil }
    }
  }

  /// The values that its steps say, or tell whoever answers, each once.
  public var spokenValues: [SpokenValue] {
    var values: [SpokenValue] = []
    for step in steps {
      for value in step.spokenValues where !values.contains(value) { values.append(value) }
      for value in step.toldValues where !values.contains(value) { values.append(value) }
    }
    return values
  }

  /// Whether somebody who answers is told the caller's number.
  public var tellsCaller: Bool { steps.contains { $0.toldValues.contains { $0.source == .caller } } }
}
