import Language

/// What the clock makes of a schedule. An emergency is none of its business: it is declared in mid-day.
public enum OpeningState: Sendable, Hashable {
  case open, closed
  /// Closed for a holiday, the first that falls on the day.
  case holiday(String)

  /// Whether a case that asks for a state holds.
  public func fits(_ state: ScheduleState) -> Bool {
    switch (self, state) {
    case (.open, .open), (.holiday, .holiday): true
    case (.holiday(let name), .named(let wanted)): name == wanted
    default: false
    }
  }
}

extension Schedule {
  /// Its state on a local date, so many minutes after midnight by the clock on the wall. Holidays beat hours, on their
  /// own date; hours that go over midnight belong to the day on which they began.
  public func state(on date: CalendarDate, at minutes: Int) -> OpeningState {
    if let holiday = holidays.first(where: { $0.contains(date) }) { return .holiday(holiday.name) }
    let isOpen = hours.contains { hours in
      let isToday = hours.days.contains(date.weekday)
      if hours.from < hours.to { return isToday && (hours.from.minutes..<hours.to.minutes).contains(minutes) }
      let isYesterday = hours.days.contains(date.adding(days: -1).weekday)
      return (isToday && minutes >= hours.from.minutes) || (isYesterday && minutes < hours.to.minutes)
    }
    return isOpen ? .open : .closed
  }

  /// The minutes of a day at which its state may change.
  public var edges: Set<Int> {
    var edges: Set<Int> = [0]
    for hours in hours { edges.formUnion([hours.from.minutes, hours.to.minutes].filter { $0 < 1_440 }) }
    return edges
  }

  /// Minutes after which its state may change, counted from any full quarter of an hour. All clocks of the world differ by
  /// whole quarters, and are put forward and back at one.
  public var changesEvery: Int {
    edges.reduce(15) { step, edge in
      var (a, b) = (step, edge)
      while b > 0 { (a, b) = (b, a % b) }
      return a
    }
  }
}

extension Holiday {
  /// Whether a day is one of its days.
  public func contains(_ date: CalendarDate) -> Bool {
    if date == self.date { return true }
    if let from { return from <= date && date <= (to ?? from) }
    guard let every else { return false }
    // One that lasts may have begun in the year before.
    return [date.year, date.year - 1].contains { year in
      every.first(in: year).map { ($0..<$0.adding(days: every.lasts ?? 1)).contains(date) } ?? false
    }
  }

  /// Its days; of a yearly one those of the span that begins in a year.
  public func days(in year: Int) -> [CalendarDate] {
    if let date { return [date] }
    if let from { return to.map { $0 == from ? [from] : [from, $0] } ?? [from] }
    guard let every, let first = every.first(in: year) else { return [] }
    return (0..<(every.lasts ?? 1)).map { first.adding(days: $0) }
  }
}

extension Holiday.Yearly {
  /// The day on which it begins in a year; nil in years that have no such day.
  public func first(in year: Int) -> CalendarDate? {
    if let day {
      let date = CalendarDate(year: year, month: month.number, day: day)
      return date.isValid ? date : nil
    }
    guard let nth, let weekday else { return nil }
    let length = CalendarDate.length(of: month.number, in: year)
    let all = (1...length).map { CalendarDate(year: year, month: month.number, day: $0) }
      .filter { $0.weekday == weekday }
    if nth == -1 { return all.last }
    return all.indices.contains(nth - 1) ? all[nth - 1] : nil
  }
}
