import Language
import Resolve

/// Local times at which a schedule is open or closed: the edges of all schedules' hours, so that some are common to
/// several, and its holidays; in a week of 2027 with few holidays, or in the holidays' own years.
struct ScheduleInstants {
  /// `2027-01-11T08:00`, each once, in order.
  private(set) var open: [String] = []
  private(set) var closed: [String] = []
  /// The last minutes before it closes, if callers wait until then.
  private(set) var closing: [String] = []
  /// By the holiday's name.
  private(set) var holidays: [(name: String, times: [String])] = []

  private let isAwaited: Bool

  /// `isAwaited`: whether callers wait until it closes.
  init(_ schedule: Schedule, among schedules: Section<Schedule>, isAwaited: Bool = false) {
    self.isAwaited = isAwaited
    var minutes: Set<Int> = [12 * 60]
    for hours in (schedules.map(\.hours) + [schedule.hours]).joined() {
      for edge in [hours.from.minutes, hours.to.minutes] {
        minutes.formUnion([edge - 1, edge].filter { (0..<1_440).contains($0) })
      }
    }
    // Clocks of several places show one hour at different times of day.
    if Set(schedules.map(\.timezone)).count > 1 { minutes.formUnion((0..<24).map { $0 * 60 }) }
    let monday = CalendarDate(year: 2027, month: 1, day: 11)
    var days = Set((0..<7).map { monday.adding(days: $0).days })
    for holiday in schedules.map(\.holidays).joined() { days.formUnion(holiday.days(in: 2027).map(\.days)) }
    // A holiday may be all that closes it.
    if isAwaited { days.formUnion(schedule.holidays.flatMap { $0.days(in: 2027) }.map { $0.adding(days: -1).days }) }
    for day in days.sorted() {
      for minute in minutes.sorted() { add(CalendarDate(days: day), minute, schedule) }
    }
  }

  /// Whether it is not open a minute later.
  private static func closes(_ schedule: Schedule, after minutes: Int, of date: CalendarDate) -> Bool {
    let isLast = minutes == 1_439
    return schedule.state(on: isLast ? date.adding(days: 1) : date, at: isLast ? 0 : minutes + 1) != .open
  }

  private mutating func add(_ date: CalendarDate, _ minutes: Int, _ schedule: Schedule) {
    let text = "\(date.text)T\(TimeOfDay(minutes: minutes).text)"
    switch schedule.state(on: date, at: minutes) {
    case .open:
      open.append(text)
      if isAwaited, Self.closes(schedule, after: minutes, of: date) { closing.append(text) }
    case .closed: closed.append(text)
    case .holiday(let name):
      if let place = holidays.firstIndex(where: { $0.name == name }) {
        holidays[place].times.append(text)
      } else {
        holidays.append((name, [text]))
      }
    }
  }
}
