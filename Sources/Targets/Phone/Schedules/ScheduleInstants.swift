import Language

/// Local times at which a schedule is open or closed: the edges of its hours and its holidays, in the first weeks of
/// 2027 or in the holidays' own years.
struct ScheduleInstants {
  /// `2027-01-11T08:00`, each once, in order.
  private(set) var open: [String] = []
  private(set) var closed: [String] = []

  init(_ schedule: Schedule) {
    var instants: [(date: CalendarDate, minutes: Int)] = []
    // A Monday; the weeks after it have few holidays anywhere.
    let monday = CalendarDate(year: 2027, month: 1, day: 11)
    for day in 0..<7 {
      let date = monday.adding(days: day)
      instants.append((date, 12 * 60))
      for hours in schedule.hours where hours.days.contains(date.weekday) {
        for minutes in [hours.from.minutes, hours.from.minutes - 1, hours.to.minutes - 1, hours.to.minutes] {
          if (0..<1440).contains(minutes) { instants.append((date, minutes)) }
        }
      }
    }
    for holiday in schedule.holidays {
      for date in holiday.days(in: 2027) { instants.append((date, 12 * 60)) }
    }
    var seen = Set<String>()
    for instant in instants.sorted(by: { ($0.date, $0.minutes) < ($1.date, $1.minutes) }) {
      let text = "\(instant.date.text)T\(TimeOfDay(minutes: instant.minutes).text)"
      guard seen.insert(text).inserted else { continue }
      if schedule.isOpen(on: instant.date, at: instant.minutes) {
        open.append(text)
      } else {
        closed.append(text)
      }
    }
  }
}

extension Schedule {
  /// Whether the office is open at a local date and time. Holidays beat hours, on their own date.
  func isOpen(on date: CalendarDate, at minutes: Int) -> Bool {
    if holidays.contains(where: { $0.contains(date) }) { return false }
    return hours.contains { hours in
      let isToday = hours.days.contains(date.weekday)
      if hours.from < hours.to { return isToday && (hours.from.minutes..<hours.to.minutes).contains(minutes) }
      let isYesterday = hours.days.contains(date.adding(days: -1).weekday)
      return (isToday && minutes >= hours.from.minutes) || (isYesterday && minutes < hours.to.minutes)
    }
  }
}

extension Holiday {
  func contains(_ date: CalendarDate) -> Bool {
    if date == self.date { return true }
    if let from { return from <= date && date <= (to ?? from) }
    return every != nil && days(in: date.year).contains(date)
  }

  /// Its days; of a yearly one those in a year.
  func days(in year: Int) -> [CalendarDate] {
    if let date { return [date] }
    if let from { return to.map { $0 == from ? [from] : [from, $0] } ?? [from] }
    guard let every else { return [] }
    if let day = every.day { return [CalendarDate(year: year, month: every.month.number, day: day)] }
    guard let nth = every.nth, let weekday = every.weekday else { return [] }
    let length = CalendarDate.length(of: every.month.number, in: year)
    let all = (1...length).map { CalendarDate(year: year, month: every.month.number, day: $0) }
      .filter { $0.weekday == weekday }
    if nth == -1 { return all.last.map { [$0] } ?? [] }
    return all.indices.contains(nth - 1) ? [all[nth - 1]] : []
  }
}
