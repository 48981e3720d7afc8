import Syntax

/// A value of the call that is said among texts: `{digits: $(keys.order)}`, `{number: $(step.look.items)}`,
/// `{date: $(step.look.day)}`, `{time: $(step.look.at), timezone: Europe/Berlin}`; to a colleague also `{digits: $(caller)}`.
public struct SpokenValue: Record, Hashable {
  public var node: NodeID
  public var manner: Manner = .digits
  public var source: Source = .keys("")
  /// The place whose clock and calendar tell a moment: a name of the time zone database. Nil for what is no moment.
  public var timezone: String?
  public init(node: NodeID) { self.node = node }

  /// How it is said: each digit by itself, a whole number as people say it, a day of the calendar, or a time of day.
  public enum Manner: String, Sendable, CaseIterable { case digits, number, date, time }

  /// Where it comes from.
  public enum Source: Sendable, Hashable {
    /// `$(keys.STEP)`: the digits that were pressed at a step that asks.
    case keys(String)
    /// `$(step.STEP.NAME)`: what the tool that a step calls has answered, by the names below its output.
    case answer(String, [String])
    /// `$(caller)`: the digits of the number that the caller shows.
    case caller

    /// The step that has it; an empty name where it is the call itself.
    public var step: String {
      switch self {
      case .keys(let step), .answer(let step, _): step
      case .caller: ""
      }
    }

    /// As it is written: `keys.order`, `step.look.items`.
    public var text: String {
      switch self {
      case .keys(let step): "keys.\(step)"
      case .answer(let step, let path): (["step", step] + path).joined(separator: ".")
      case .caller: "caller"
      }
    }
  }

  /// The step that has it; an empty name where it is the call itself.
  public var step: String { source.step }

  /// As it is written: `keys.order`, `step.look.items`.
  public var text: String { source.text }

  /// The same as people read it: `digits of keys.order`, `time of step.look.at in Europe/Berlin`.
  public var label: String { "\(manner.rawValue) of \(text)" + (timezone.map { " in \($0)" } ?? "") }

  /// Whether it is a day or a time, which an exchange says otherwise in each language.
  public var isMoment: Bool { manner == .date || manner == .time }

  /// Whether both say the same in the same way, wherever they stand.
  public static func == (one: SpokenValue, other: SpokenValue) -> Bool {
    one.manner == other.manner && one.source == other.source && one.timezone == other.timezone
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(manner)
    hasher.combine(source)
    hasher.combine(timezone)
  }
}

extension Step {
  /// The values that it says, in order.
  public var spokenValues: [SpokenValue] { say?.values ?? [] }

  /// The values that whoever answers is told before the call is put through, in order.
  public var toldValues: [SpokenValue] {
    if case .transfer(let transfer) = act { transfer.screen?.values ?? [] } else { [] }
  }
}

extension Dialplan {
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
