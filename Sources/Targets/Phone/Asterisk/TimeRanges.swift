import Language

/// A condition of `GotoIfTime`: times, days of the week, days of the month, months; no zone.
struct TimeCondition: Hashable {
  var times = "*"
  var weekdays = "*"
  var days = "*"
  var months = "*"

  func text(zone: String) -> String { "\(times),\(weekdays),\(days),\(months),\(zone)" }
}

/// What Asterisk's times must look like: the end's minute is included, `24:00` is no time, and a range over midnight
/// does not carry the day of the week along.
enum TimeRanges {
  static func conditions(days: [Weekday], from: TimeOfDay, to: TimeOfDay) -> [TimeCondition] {
    let today = weekdays(days)
    if from < to { return [TimeCondition(times: range(from.minutes, to.minutes), weekdays: today)] }
    var parts = [TimeCondition(times: range(from.minutes, 24 * 60), weekdays: today)]
    if to.minutes > 0 {
      parts.append(TimeCondition(times: range(0, to.minutes), weekdays: weekdays(days.map(\.following))))
    }
    return parts
  }

  /// From a minute up to, but not with, another: `08:00-17:59`.
  private static func range(_ from: Int, _ to: Int) -> String {
    "\(TimeOfDay(minutes: from).text)-\(TimeOfDay(minutes: to - 1).text)"
  }

  /// `mon-fri&sun`
  static func weekdays(_ days: [Weekday]) -> String {
    let all = Weekday.allCases
    let chosen = all.map(days.contains)
    if !chosen.contains(false) { return "*" }
    var parts: [String] = []
    var index = 0
    while index < all.count {
      guard chosen[index] else {
        index += 1
        continue
      }
      var end = index
      while end + 1 < all.count && chosen[end + 1] { end += 1 }
      parts.append(end == index ? all[index].rawValue : "\(all[index].rawValue)-\(all[end].rawValue)")
      index = end + 1
    }
    return parts.joined(separator: "&")
  }
}

extension Weekday {
  /// The next day.
  var following: Weekday {
    let all = Weekday.allCases
    return all[(all.firstIndex(of: self)! + 1) % all.count]
  }
}
