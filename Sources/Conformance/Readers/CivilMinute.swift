import Language

/// A minute on the clock of some place.
struct CivilMinute: Hashable {
  let date: CalendarDate
  /// 0 to 1,439.
  let minutes: Int

  init(_ date: CalendarDate, _ minutes: Int) {
    self.date = date
    self.minutes = minutes
  }

  init(seconds: Int) { self.init(CalendarDate(days: seconds / 86_400), seconds % 86_400 / 60) }

  /// Since 1970-01-01T00:00 at that place.
  var seconds: Int { date.days * 86_400 + minutes * 60 }

  var text: String { "\(date.text)T\(TimeOfDay(minutes: minutes).text)" }

  /// As `strftime` prints it: `%Y`, `%m`, `%d`, `%H`, `%M`, `%u`.
  func formatted(_ format: String) -> String {
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    let weekday = Weekday.allCases.firstIndex(of: date.weekday)! + 1
    return format.replacing("%Y", with: "\(date.year)").replacing("%m", with: two(date.month))
      .replacing("%d", with: two(date.day)).replacing("%H", with: two(minutes / 60))
      .replacing("%M", with: two(minutes % 60)).replacing("%u", with: "\(weekday)")
  }

  /// A text as `strptime` reads it, in seconds since 1970: `%Y-%m-%d`, and what a time has behind it. Nil for other texts.
  static func seconds(_ text: String, as format: String) -> Int? {
    guard ["%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"].contains(format) else { return nil }
    let numbers = text.split(omittingEmptySubsequences: false) { "-: ".contains($0) }.map { Int($0) }
    let count = format.split { "-: ".contains($0) }.count
    guard numbers.count == count, !numbers.contains(nil) else { return nil }
    let all = numbers.compactMap(\.self) + [0, 0, 0]
    return CalendarDate(year: all[0], month: all[1], day: all[2]).days * 86_400 + all[3] * 3_600 + all[4] * 60 + all[5]
  }

  /// Whether a condition of `GotoIfTime` holds: `times,weekdays,days,months`, each `*`, or ranges joined by `&`. The last
  /// minute of a range of times is included (Asterisk 22, measured 2026-11-22).
  func matches(_ parts: [String]) -> Bool {
    guard parts.count >= 4 else { return false }
    let weekdays = Weekday.allCases.map(\.rawValue)
    let months = Month.allCases.map(\.rawValue)
    return holds(parts[0], minutes) { text in
      let clock = text.split(separator: ":")
      guard clock.count == 2, let hour = Int(clock[0]), let minute = Int(clock[1]), hour < 24, minute < 60 else {
        return nil
      }
      return hour * 60 + minute
    } && holds(parts[1], weekdays.firstIndex(of: date.weekday.rawValue)!) { weekdays.firstIndex(of: $0) }
      && holds(parts[2], date.day) { Int($0) }
      && holds(parts[3], date.month - 1) { name in months.firstIndex(of: name) ?? Int(name).map { $0 - 1 } }
  }

  /// Ranges wrap: `fri-mon`, `22:00-06:00`.
  private func holds(_ ranges: String, _ value: Int, _ number: (String) -> Int?) -> Bool {
    if ranges == "*" { return true }
    return ranges.split(separator: "&").contains { range in
      let ends = range.split(separator: "-").map(String.init)
      guard let from = ends.first.flatMap(number), let to = ends.last.flatMap(number) else { return false }
      return from <= to ? (from...to).contains(value) : value >= from || value <= to
    }
  }
}
