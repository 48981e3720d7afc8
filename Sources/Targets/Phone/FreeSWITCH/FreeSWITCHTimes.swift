import Language

/// Hours and holidays as attributes of conditions, in the zone that the channel's `timezone` names. Sunday is 1; the last
/// second of a range is in it; a range may not run backwards.
enum FreeSWITCHTimes {
  typealias Condition = FreeSWITCHText.Condition

  static func conditions(of hours: Hours) -> [Condition] {
    var conditions = ranges(hours.days).map {
      condition($0, hours.from.minutes, hours.from < hours.to ? hours.to.minutes : 1_440)
    }
    if hours.to <= hours.from && hours.to.minutes > 0 {
      conditions += ranges(hours.days.map(\.following)).map { condition($0, 0, hours.to.minutes) }
    }
    return conditions
  }

  private static func condition(_ days: String, _ from: Int, _ to: Int) -> Condition {
    let times = "\(TimeOfDay(minutes: from).text):00-\(TimeOfDay(minutes: to - 1).text):59"
    return Condition(attributes: [("wday", days), ("time-of-day", times)])
  }

  /// `2-6`, `7`: runs of days that follow each other in a week that begins on Sunday.
  static func ranges(_ days: [Weekday]) -> [String] {
    let numbers = Set(days.map(number)).sorted()
    var ranges: [String] = []
    var start = 0
    for place in numbers.indices where place + 1 == numbers.count || numbers[place + 1] != numbers[place] + 1 {
      ranges.append(start == place ? "\(numbers[start])" : "\(numbers[start])-\(numbers[place])")
      start = place + 1
    }
    return ranges
  }

  private static func number(_ day: Weekday) -> Int { (Weekday.allCases.firstIndex(of: day)! + 1) % 7 + 1 }

  /// Each a list of conditions that hold together on days of the holiday.
  static func conditions(of holiday: Holiday) -> [[Condition]] {
    if let date = holiday.date { return dates(date, date) }
    if let from = holiday.from { return dates(from, holiday.to ?? from) }
    guard let every = holiday.every else { return [] }
    let month = ("mon", "\(every.month.number)")
    if let day = every.day { return [[Condition(attributes: [month, ("mday", "\(day)")])]] }
    guard let nth = every.nth, let weekday = every.weekday else { return [] }
    let wday = ("wday", "\(number(weekday))")
    let days = NthWeekday.days(nth, of: every.month)
    var all = days.map { [[Condition(attributes: [month, ("mday", $0), wday])]] } ?? []
    if nth == -1 && every.month == .feb {
      // 22 February is the last of its weekday in years without a 29th. The year is the server's, which on that day is everyone's.
      all.append([
        Condition(attributes: [month, ("mday", "22"), wday]),
        .field("${strftime(%Y)}", "^(?!([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)$)"),
      ])
    }
    return all
  }

  /// One condition for each month that the dates touch: a date has no attribute of its own in the channel's zone.
  private static func dates(_ from: CalendarDate, _ to: CalendarDate) -> [[Condition]] {
    var all: [[Condition]] = []
    var date = from
    while date <= to {
      let length = CalendarDate.length(of: date.month, in: date.year)
      let last = to.year == date.year && to.month == date.month ? to.day : length
      let days = date.day == last ? "\(last)" : "\(date.day)-\(last)"
      all.append([
        Condition(attributes: [("year", "\(date.year)"), ("mon", "\(date.month)"), ("mday", days)])
      ])
      date =
        date.month == 12
        ? CalendarDate(year: date.year + 1, month: 1, day: 1)
        : CalendarDate(year: date.year, month: date.month + 1, day: 1)
    }
    return all
  }
}

/// The days of the month on which the nth of a weekday falls.
private enum NthWeekday {
  /// Nil if the month has none. For the last of February only the days that are the last in every year.
  static func days(_ nth: Int, of month: Month) -> String? {
    let length = month == .feb ? 29 : CalendarDate.length(of: month.number, in: 2027)
    guard nth > 0 else { return month == .feb ? "23-29" : "\(length - 6)-\(length)" }
    let first = (nth - 1) * 7 + 1
    if first > length { return nil }
    let last = min(first + 6, length)
    return first == last ? "\(first)" : "\(first)-\(last)"
  }
}
