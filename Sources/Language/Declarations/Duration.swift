import Syntax

/// A span of time as it is written: `5s`, `20m`, `4h`, `30d`, `24mo`.
public struct Duration: Sendable, Hashable {
  /// The letters that stand behind the number.
  public enum Unit: String, Sendable, CaseIterable {
    case second = "s"
    case minute = "m"
    case hour = "h"
    case day = "d"
    case month = "mo"
  }

  public var count: Int
  public var unit: Unit

  public init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  public static let zero = Duration(0, .second)

  /// A month counts as 30 days; nothing that a program waits for is given in months.
  public var seconds: Int {
    switch unit {
    case .second: count
    case .minute: count * 60
    case .hour: count * 3_600
    case .day: count * 86_400
    case .month: count * 30 * 86_400
    }
  }

  /// As it is written: `20m`.
  public var text: String { "\(count)\(unit.rawValue)" }

  /// In words for a person: `20 minutes`.
  public var words: String {
    let name: String =
      switch unit {
      case .second: "second"
      case .minute: "minute"
      case .hour: "hour"
      case .day: "day"
      case .month: "month"
      }
    return "\(count) \(name)\(count == 1 ? "" : "s")"
  }
}

/// At most so many calls in a span of time: `{calls: 5, per: 1m}`.
public struct Rate: Record {
  public var node: NodeID
  public var calls = 0
  public var per = Duration.zero

  public init(node: NodeID) { self.node = node }
}

/// A time of day, `'08:00'`.
public struct TimeOfDay: Sendable, Hashable, Comparable {
  public var minutes: Int

  public init(minutes: Int) { self.minutes = minutes }

  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }

  /// `08:00`; the end of the day is `24:00`.
  public var text: String {
    let hour = minutes / 60
    let minute = minutes % 60
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}

/// A day of the calendar, `2026-12-25`.
public struct CalendarDate: Sendable, Hashable, Comparable {
  public var year: Int
  public var month: Int
  public var day: Int

  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  public var text: String {
    "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}

/// A day of the week, `mon` to `sun`.
public enum Weekday: String, Sendable, CaseIterable { case mon, tue, wed, thu, fri, sat, sun }

/// A month, `jan` to `dec`.
public enum Month: String, Sendable, CaseIterable {
  case jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec

  /// 1 to 12.
  public var number: Int { Month.allCases.firstIndex(of: self)! + 1 }
}
