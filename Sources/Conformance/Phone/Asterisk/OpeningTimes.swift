import Language

/// When a schedule is open, worked out from the contract alone: on the clock of its own place. Holidays beat hours.
enum OpeningTimes {
  static func isOpen(_ schedule: Schedule, at minute: CivilMinute) -> Bool {
    if schedule.holidays.contains(where: { falls($0, on: minute.date) }) { return false }
    return schedule.hours.contains { isOpen(days: $0.days, from: $0.from, to: $0.to, at: minute) }
  }

  /// Whether a span of some days holds a minute.
  static func isOpen(days: [Weekday], from: TimeOfDay, to: TimeOfDay, at minute: CivilMinute) -> Bool {
    let (from, to) = (from.minutes, to.minutes)
    let isToday = days.contains(minute.date.weekday)
    if from < to { return isToday && (from..<to).contains(minute.minutes) }
    // Into the next day.
    let began = days.contains(minute.date.adding(days: -1).weekday)
    return (isToday && minute.minutes >= from) || (began && minute.minutes < to)
  }

  static func falls(_ holiday: Holiday, on date: CalendarDate) -> Bool {
    if let day = holiday.date, day == date { return true }
    if let from = holiday.from, (from...(holiday.to ?? from)).contains(date) { return true }
    guard let yearly = holiday.every else { return false }
    // One that lasts falls on a day when it began on one of the days before.
    return (0..<(yearly.lasts ?? 1)).contains { begins(yearly, on: date.adding(days: -$0)) }
  }

  private static func begins(_ yearly: Holiday.Yearly, on date: CalendarDate) -> Bool {
    guard yearly.month.number == date.month else { return false }
    if let day = yearly.day { return day == date.day }
    guard let nth = yearly.nth, yearly.weekday == date.weekday else { return false }
    if nth > 0 { return (date.day - 1) / 7 + 1 == nth }
    return date.day + 7 > CalendarDate.length(of: date.month, in: date.year)
  }

  /// The first and last minute of every span in a week without holidays, each holiday of four years (one of them a leap
  /// year) with the days around it, and noon.
  static func instants(of schedule: Schedule) -> [CivilMinute] {
    var edges: Set<Int> = [0, 720, 1_439]
    for hours in schedule.hours {
      for edge in [hours.from.minutes, hours.to.minutes] {
        for minute in [edge - 1, edge, edge + 1] where (0..<1_440).contains(minute) { edges.insert(minute) }
      }
    }
    var days: Set<Int> = []
    let monday = CalendarDate(year: 2027, month: 1, day: 11).days
    for day in monday..<monday + 8 { days.insert(day) }
    for year in 2026...2029 {
      var date = CalendarDate(year: year, month: 1, day: 1)
      while date.year == year {
        if schedule.holidays.contains(where: { falls($0, on: date) }) {
          days.formUnion([date.days - 1, date.days, date.days + 1])
        }
        date = date.adding(days: 1)
      }
    }
    return days.sorted().flatMap { day in edges.sorted().map { CivilMinute(CalendarDate(days: day), $0) } }
  }
}
