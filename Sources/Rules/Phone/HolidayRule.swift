import Findings
import Language
import Resolve

/// A holiday is a day.
enum HolidayRule: Rule {
  static let kind = FindingKind(
    "phone/invalid-holiday", .error, "Checks that each holiday says which days it is",
    why: """
      A holiday is one `date`, or `from` a date `to` another (both included), or `every` year: by `month` and `day`, or
      by `month`, `nth` and `weekday` (`nth: -1` is the last).
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.schedules.flatMap { schedule in
      schedule.holidays.compactMap { holiday -> Finding? in
        guard let (key, problem, help) = problem(holiday) else { return nil }
        let place =
          key.hasPrefix("every.")
          ? contract.origin.location(holiday.node, "every", String(key.dropFirst(6)))
          : contract.origin.location(holiday.node, key)
        return Finding(kind, at: place, "holiday `\(holiday.name)` \(problem)", help: help)
      }
    }
  }

  /// The key to look at, what is wrong, and what to type.
  private static func problem(_ holiday: Holiday) -> (String, String, String)? {
    let forms = [holiday.date != nil, holiday.from != nil, holiday.every != nil].filter { $0 }.count
    if forms == 0 {
      if holiday.to != nil { return ("to", "ends but does not begin", "add `from`") }
      return ("name", "says no day", "add `date`, `from` and `to`, or `every`")
    }
    if forms > 1 { return ("name", "says its day in two ways", "keep one of `date`, `from` and `every`") }
    if holiday.date != nil && holiday.to != nil {
      return ("to", "is one `date` and ends on another", "write `from` for `date`")
    }
    if let from = holiday.from, let to = holiday.to, to < from {
      return ("to", "ends before it begins", "let `to` be the same day as `from` or a later one")
    }
    guard let every = holiday.every else { return nil }
    if every.day != nil && (every.nth != nil || every.weekday != nil) {
      return ("every", "has both a `day` and a weekday", "keep `day`, or `nth` and `weekday`")
    }
    // Where February ends hangs on the year, and no exchange is asked for that.
    let lasts = every.lasts ?? 1
    if lasts > 1, every.month == .feb, every.nth != nil || (every.day ?? 1) + lasts - 1 > 28 {
      return (
        "every.lasts", "lasts over the end of February, which is not the same each year",
        "write `from` and `to` for each year"
      )
    }
    if let day = every.day {
      // A leap day is a day, in some years.
      let length = CalendarDate.length(of: every.month.number, in: 2024)
      guard day < 1 || day > length else { return nil }
      return (
        "every.day", "is on day \(day), which `\(every.month.rawValue)` does not have", "days go to \(length)"
      )
    }
    guard let nth = every.nth, every.weekday != nil else {
      return ("every", "does not say which day of the month", "add `day`, or `nth` and `weekday`")
    }
    if nth == 0 || nth < -1 || nth > 5 {
      return ("every.nth", "has `nth: \(nth)`", "1 to 5, or -1 for the last")
    }
    return nil
  }
}
