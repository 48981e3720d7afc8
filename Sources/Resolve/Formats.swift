/// The formats that may follow `|` in a binding, and what each takes.
public enum Format: String, Sendable, CaseIterable {
  /// An amount: an object with `amount` (in the currency's smallest unit) and `currency` (ISO 4217).
  case money
  case number
  case percent
  /// `date` or `date-time` text, shown without the time.
  case date
  /// `date-time` text.
  case datetime
  /// `date-time` or `time` text, shown without the day.
  case time
  /// `date-time` text as a distance from now: "in 2 hours".
  case relative
  /// A telephone number in E.164 form.
  case phone

  /// What it takes, for messages.
  public var what: String {
    switch self {
    case .money: "an object with `amount` and `currency`"
    case .number, .percent: "a number"
    case .date: "text with `format: date` or `date-time`"
    case .datetime, .relative: "text with `format: date-time`"
    case .time: "text with `format: time` or `date-time`"
    case .phone: "text"
    }
  }

  func takes(_ type: ValueType) -> Bool {
    switch type.form {
    case .any: true
    case .integer, .number: self == .number || self == .percent
    case .object: self == .money && type.member("amount") != nil && type.member("currency") != nil
    case .string:
      switch (self, type.keywords["format"]?.string) {
      case (.phone, _): true
      case (.date, "date"), (.date, "date-time"), (.datetime, "date-time"), (.relative, "date-time"), (.time, "time"),
        (.time, "date-time"):
        true
      default: false
      }
    default: false
    }
  }
}
