import Language

/// A schedule as a subroutine that returns `open` or `closed`. Holidays beat hours.
struct ScheduleContext {
  let schedule: Schedule
  private var zone: String { ConfigurationValue.argument(schedule.timezone) }

  init(_ schedule: Schedule) { self.schedule = schedule }

  func write(to text: inout DialplanText, context: String) {
    text.context(
      context, "Schedule \(schedule.name), \(schedule.timezone). The end minute of a range is included.")
    text.begin("s")
    text.run("NoOp(\(context) ${TESTTIME})")
    if schedule.holidays.contains(where: \.needsDate) {
      // A test sets TESTTIME, which GotoIfTime looks at by itself.
      text.run("Set(LOCAL(NOW)=${IF($[\"${TESTTIME}\" = \"\"]?${EPOCH}:${TESTTIME})})")
      text.run("Set(LOCAL(TODAY)=${STRFTIME(${NOW},\(zone),%Y%m%d)})")
    }
    for holiday in schedule.holidays { write(holiday, to: &text) }
    for hours in schedule.hours {
      for condition in TimeRanges.conditions(days: hours.days, from: hours.from, to: hours.to) {
        text.run("GotoIfTime(\(condition.text(zone: zone))?open)")
      }
    }
    text.run("Return(closed)", label: "closed")
    text.run("Return(open)", label: "open")
  }

  private func write(_ holiday: Holiday, to text: inout DialplanText) {
    if !holiday.name.isEmpty { text.comment(holiday.name) }
    if let date = holiday.date { text.run("GotoIf($[${TODAY} = \(number(date))]?closed)") }
    if let from = holiday.from {
      let to = holiday.to ?? from
      text.run("GotoIf($[${TODAY} >= \(number(from)) & ${TODAY} <= \(number(to))]?closed)")
    }
    guard let yearly = holiday.every else { return }
    let month = yearly.month.rawValue
    if let day = yearly.day {
      text.run("GotoIfTime(\(TimeCondition(days: "\(day)", months: month).text(zone: zone))?closed)")
    } else if let nth = yearly.nth, let weekday = yearly.weekday {
      for days in NthWeekday.days(nth, of: yearly.month) {
        let condition = TimeCondition(weekdays: weekday.rawValue, days: days, months: month)
        text.run("GotoIfTime(\(condition.text(zone: zone))?closed)")
      }
      if nth == -1 && yearly.month == .feb { writeLastOfFebruary(weekday, to: &text) }
    }
  }

  /// 22 February is the last of its weekday in years without a 29th: when the same day a week later is in March.
  private func writeLastOfFebruary(_ weekday: Weekday, to text: inout DialplanText) {
    let week = "${STRFTIME($[${NOW} + 604800],\(zone),%m)}"
    let today = "${STRFTIME(${NOW},\(zone),%u%m%d)}"
    let number = Weekday.allCases.firstIndex(of: weekday)! + 1
    text.run("GotoIf($[\(today) = \(number)0222 & \(week) = 3]?closed)")
  }

  private func number(_ date: CalendarDate) -> Int { date.year * 10_000 + date.month * 100 + date.day }
}

extension Holiday {
  /// Whether it needs today's date, because it has a year or hangs on whether the year is a leap year.
  var needsDate: Bool { date != nil || from != nil || (every?.nth == -1 && every?.month == .feb) }
}

/// The days of the month on which the nth of a weekday falls.
enum NthWeekday {
  /// For the last of February only the days that are the last in every year.
  static func days(_ nth: Int, of month: Month) -> [String] {
    if nth > 0 {
      let first = (nth - 1) * 7 + 1
      let last = min(first + 6, length(month))
      return first > last ? [] : [first == last ? "\(first)" : "\(first)-\(last)"]
    }
    let length = length(month)
    return month == .feb ? ["23-29"] : ["\(length - 6)-\(length)"]
  }

  private static func length(_ month: Month) -> Int {
    switch month {
    case .feb: 29
    case .apr, .jun, .sep, .nov: 30
    default: 31
    }
  }
}
