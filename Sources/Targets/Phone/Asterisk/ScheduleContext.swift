import Language

/// A schedule as a subroutine that returns `open`, `closed`, `holiday` (and which, in HOLIDAY) or `emergency`. An emergency
/// beats holidays, and they beat hours.
struct ScheduleContext {
  let schedule: Schedule
  private var zone: String { ConfigurationValue.argument(schedule.timezone) }

  init(_ schedule: Schedule) { self.schedule = schedule }

  func write(to text: inout DialplanText, context: String, isAwaited: Bool) {
    text.context(
      context, "Schedule \(schedule.name), \(schedule.timezone). The end minute of a range is included.",
      schedule.emergency ? "Closed at once: asterisk -rx 'database put parlance \(context) closed'" : "")
    text.begin("s")
    text.run("NoOp(\(context) ${TESTTIME})")
    if schedule.emergency { text.run("GotoIf($[\"${\(Self.flag(context))}\" != \"\"]?emergency)") }
    if schedule.holidays.contains(where: \.needsDate) {
      // A test sets TESTTIME, which GotoIfTime looks at by itself.
      text.run("Set(LOCAL(NOW)=${IF($[\"${TESTTIME}\" = \"\"]?${EPOCH}:${TESTTIME})})")
      text.run("Set(LOCAL(TODAY)=${STRFTIME(${NOW},\(zone),%Y%m%d)})")
    }
    for (index, holiday) in schedule.holidays.enumerated() { write(holiday, "holiday\(index + 1)", to: &text) }
    for hours in schedule.hours {
      for condition in TimeRanges.conditions(days: hours.days, from: hours.from, to: hours.to) {
        text.run("GotoIfTime(\(condition.text(zone: zone))?open)")
      }
    }
    text.run("Return(closed)", label: "closed")
    text.run("Return(open)", label: "open")
    if schedule.emergency { text.run("Return(emergency)", label: "emergency") }
    for index in schedule.holidays.indices {
      text.run("Set(HOLIDAY=\(index + 1))", label: "holiday\(index + 1)")
      text.run("Return(holiday)")
    }
    if isAwaited { writeUntil(to: &text, context: context) }
  }

  /// `until`: in how many seconds it closes; 0 or less if it is closed now, the argument if it stays open for as long. It asks
  /// itself what it is at each minute at which it may change. GotoIfTime goes by TESTTIME; LOCAL lets the channel have
  /// its own again when the subroutine is over, or none.
  private func writeUntil(to text: inout DialplanText, context: String) {
    let step = schedule.changesEvery * 60
    text.begin("until")
    text.run("Set(LOCAL(BEGAN)=${IF($[\"${TESTTIME}\" = \"\"]?${EPOCH}:${TESTTIME})})")
    text.run("Set(LOCAL(TESTTIME)=$[${BEGAN} - $[${BEGAN} % \(step)]])")
    text.run("Gosub(\(context),s,1)", label: "ask")
    text.run("GotoIf($[\"${GOSUB_RETVAL}\" != \"open\"]?over)")
    text.run("Set(LOCAL(TESTTIME)=$[${TESTTIME} + \(step)])")
    text.run("GotoIf($[$[${TESTTIME} - ${BEGAN}] < ${ARG1}]?ask)")
    text.run("Return(${ARG1})")
    text.run("Return($[${TESTTIME} - ${BEGAN}])", label: "over")
  }

  /// Where the exchange keeps that somebody has closed a schedule at once.
  static func flag(_ context: String) -> String { "DB(parlance/\(context))" }

  private func write(_ holiday: Holiday, _ label: String, to text: inout DialplanText) {
    if !holiday.name.isEmpty { text.comment(holiday.name) }
    if let date = holiday.date { text.run("GotoIf($[${TODAY} = \(number(date))]?\(label))") }
    if let from = holiday.from {
      let to = holiday.to ?? from
      text.run("GotoIf($[${TODAY} >= \(number(from)) & ${TODAY} <= \(number(to))]?\(label))")
    }
    guard let yearly = holiday.every else { return }
    for condition in YearlyDays.conditions(yearly) {
      text.run("GotoIfTime(\(condition.text(zone: zone))?\(label))")
    }
    if yearly.nth == -1 && yearly.month == .feb, let weekday = yearly.weekday {
      writeLastOfFebruary(weekday, label, to: &text)
    }
  }

  /// 22 February is the last of its weekday in years without a 29th: when the same day a week later is in March.
  private func writeLastOfFebruary(_ weekday: Weekday, _ label: String, to text: inout DialplanText) {
    let week = "${STRFTIME($[${NOW} + 604800],\(zone),%m)}"
    let today = "${STRFTIME(${NOW},\(zone),%u%m%d)}"
    let number = Weekday.allCases.firstIndex(of: weekday)! + 1
    text.run("GotoIf($[\(today) = \(number)0222 & \(week) = 3]?\(label))")
  }

  private func number(_ date: CalendarDate) -> Int { date.year * 10_000 + date.month * 100 + date.day }
}

extension Holiday {
  /// Whether it needs today's date, because it has a year or hangs on whether the year is a leap year.
  var needsDate: Bool { date != nil || from != nil || (every?.nth == -1 && every?.month == .feb) }
}

/// The days of a yearly holiday, as Asterisk's conditions say them.
enum YearlyDays {
  static func conditions(_ yearly: Holiday.Yearly) -> [TimeCondition] {
    let lasts = yearly.lasts ?? 1
    if let day = yearly.day { return spans(day, day + lasts - 1, from: yearly.month) }
    guard let nth = yearly.nth, let weekday = yearly.weekday, let base = days(nth, of: yearly.month) else { return [] }
    var conditions: [TimeCondition] = []
    var today = weekday
    for offset in 0..<lasts {
      conditions += spans(base.lowerBound + offset, base.upperBound + offset, from: yearly.month).map {
        var condition = $0
        condition.weekdays = today.rawValue
        return condition
      }
      today = today.following
    }
    return conditions
  }

  /// The days of the month on which the nth of a weekday falls; nil if the month has none. For the last of February only
  /// the days that are the last in every year.
  private static func days(_ nth: Int, of month: Month) -> ClosedRange<Int>? {
    let length = length(month)
    guard nth > 0 else { return month == .feb ? 23...29 : length - 6...length }
    let first = (nth - 1) * 7 + 1
    return first > length ? nil : first...min(first + 6, length)
  }

  /// Days counted from the first of a month, over its end where there are more.
  private static func spans(_ first: Int, _ last: Int, from month: Month) -> [TimeCondition] {
    let length = length(month)
    func condition(_ first: Int, _ last: Int) -> TimeCondition {
      TimeCondition(days: first == last ? "\(first)" : "\(first)-\(last)", months: month.rawValue)
    }
    if last <= length { return [condition(first, last)] }
    let next = Month.allCases[month.number % 12]
    let rest = spans(max(first - length, 1), last - length, from: next)
    return first > length ? rest : [condition(first, length)] + rest
  }

  private static func length(_ month: Month) -> Int {
    switch month {
    case .feb: 29
    case .apr, .jun, .sep, .nov: 30
    default: 31
    }
  }
}
