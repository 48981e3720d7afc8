import Language

/// The rule at the end of a zoneinfo file, `EST5EDT,M3.2.0,M11.1.0` (POSIX.1-2024, `TZ`): an offset, and in most places a
/// second one for a part of each year.
struct ZoneRule: Sendable, Hashable {
  /// Seconds east of UTC.
  let standard: Int
  let summer: Summer?

  struct Summer: Hashable {
    let offset: Int
    let start: Day
    let end: Day
  }

  /// A day of the year and a time of that day by the clock that ends then.
  struct Day: Hashable {
    let form: Form
    let seconds: Int

    enum Form: Hashable {
      /// 1 to 365, 29 February not counted.
      case julian(Int)
      /// 0 to 365, 29 February counted.
      case zeroBased(Int)
      /// A weekday (0 is Sunday) of a week (5 is the last) of a month.
      case month(Int, week: Int, weekday: Int)
    }
  }

  init(_ text: String) throws(ZoneFile.Problem) {
    var reader = Reader(rest: Substring(text))
    guard reader.name(), let west = reader.time(to: 24) else { throw .rule(text) }
    standard = -west
    if reader.rest.isEmpty {
      summer = nil
      return
    }
    guard reader.name() else { throw .rule(text) }
    var offset = standard + 3_600
    if reader.rest.first != "," {
      guard let west = reader.time(to: 24) else { throw .rule(text) }
      offset = -west
    }
    guard reader.take(","), let start = reader.day(), reader.take(","), let end = reader.day(), reader.rest.isEmpty
    else { throw .rule(text) }
    summer = Summer(offset: offset, start: start, end: end)
  }

  func offset(at instant: Int) -> Int {
    guard let summer else { return standard }
    // The last change at or before the instant, of this year's and the two beside it.
    let year = CalendarDate(days: (instant + standard).flooring(by: 86_400)).year
    let all = (year - 1...year + 1).flatMap { changes(of: summer, in: $0) }.sorted { $0.at < $1.at }
    return all.last { $0.at <= instant }?.offset ?? standard
  }

  func changes(from: Int, to: Int) -> [Int] {
    guard let summer, from < to else { return [] }
    let years = (from...to)
    let first = CalendarDate(days: years.lowerBound.flooring(by: 86_400)).year
    let last = CalendarDate(days: years.upperBound.flooring(by: 86_400)).year
    return (first - 1...last + 1).flatMap { changes(of: summer, in: $0) }.map(\.at).sorted()
      .filter { (from..<to).contains($0) && offset(at: $0 - 1) != offset(at: $0) }
  }

  private func changes(of summer: Summer, in year: Int) -> [(at: Int, offset: Int)] {
    [
      (summer.start.local(in: year) - standard, summer.offset),
      (summer.end.local(in: year) - summer.offset, standard),
    ]
  }

  private struct Reader {
    var rest: Substring

    mutating func take(_ character: Character) -> Bool {
      guard rest.first == character else { return false }
      rest.removeFirst()
      return true
    }

    /// `EST`, or `<+0330>`.
    mutating func name() -> Bool {
      if take("<") {
        guard let end = rest.firstIndex(of: ">") else { return false }
        rest = rest[rest.index(after: end)...]
        return true
      }
      let letters = rest.prefix { $0.isASCII && $0.isLetter }
      rest = rest.dropFirst(letters.count)
      return letters.count >= 3
    }

    mutating func number() -> Int? {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      return Int(digits)
    }

    /// `[+-]hh[:mm[:ss]]`, in seconds.
    mutating func time(to most: Int) -> Int? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard let hours = number(), hours <= most else { return nil }
      var seconds = hours * 3_600
      for unit in [60, 1] {
        guard take(":") else { break }
        guard let count = number(), count < 60 else { return nil }
        seconds += count * unit
      }
      return isNegative ? -seconds : seconds
    }

    mutating func day() -> Day? {
      let form: Day.Form
      if take("M") {
        guard let month = number(), take("."), let week = number(), take("."), let weekday = number(),
          (1...12).contains(month), (1...5).contains(week), (0...6).contains(weekday)
        else { return nil }
        form = .month(month, week: week, weekday: weekday)
      } else if take("J") {
        guard let day = number(), (1...365).contains(day) else { return nil }
        form = .julian(day)
      } else {
        guard let day = number(), (0...365).contains(day) else { return nil }
        form = .zeroBased(day)
      }
      guard take("/") else { return Day(form: form, seconds: 7_200) }
      return time(to: 167).map { Day(form: form, seconds: $0) }
    }
  }
}

extension ZoneRule.Day {
  /// Local seconds since 1970, as if local time were UTC.
  func local(in year: Int) -> Int {
    let newYear = CalendarDate(year: year, month: 1, day: 1).days
    let day: Int
    switch form {
    case .zeroBased(let count): day = newYear + count
    case .julian(let count):
      let isLeap = CalendarDate.length(of: 2, in: year) == 29
      day = newYear + count - (isLeap && count >= 60 ? 0 : 1)
    case .month(let month, let week, let weekday):
      let first = CalendarDate(year: year, month: month, day: 1)
      // 1970-01-01 was a Thursday, the fourth after a Sunday.
      let ahead = ((weekday - (first.days + 4)) % 7 + 7) % 7
      var number = 1 + ahead + (week - 1) * 7
      while number > CalendarDate.length(of: month, in: year) { number -= 7 }
      day = first.days + number - 1
    }
    return day * 86_400 + seconds
  }
}

extension Int {
  /// The quotient, rounded down.
  func flooring(by divisor: Int) -> Int { self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor) }
}
