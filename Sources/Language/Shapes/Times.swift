import Syntax

extension Shape where Value == Duration {
  static let duration: Shape<Duration> = Shape(
    .text(what: "a duration such as `5s`, `20m`, `4h`, `30d` or `24mo`", pattern: "^[0-9]{1,9}(s|m|h|d|mo)$")
  ) { node, reader in
    let form = Shape.duration.form
    guard let text = reader.scalar(node, form) else { return nil }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), digits.count < 10,
      let unit = Duration.Unit(rawValue: String(text.dropFirst(digits.count)))
    else {
      reader.wrong(node, form())
      return nil
    }
    return Duration(count, unit)
  }
}

extension Shape where Value == TimeOfDay {
  static let timeOfDay: Shape<TimeOfDay> = Shape(
    .text(what: "a time of day such as `'08:00'`", pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$")
  ) { node, reader in
    let form = Shape.timeOfDay.form
    guard let text = reader.scalar(node, form) else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard text.utf8.count == 5, parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
      parts.allSatisfy({ $0.utf8.count == 2 }), minute < 60, hour * 60 + minute <= 1440, hour >= 0, minute >= 0
    else {
      reader.wrong(node, form())
      return nil
    }
    return TimeOfDay(minutes: hour * 60 + minute)
  }
}

extension Shape where Value == CalendarDate {
  static let date: Shape<CalendarDate> = Shape(
    .text(what: "a date such as `'2026-12-25'`", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
  ) { node, reader in
    let form = Shape.date.form
    guard let text = reader.scalar(node, form) else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard text.utf8.count == 10, parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1...12).contains(month), (1...daysIn(month: month, of: year)).contains(day)
    else {
      reader.wrong(node, form())
      return nil
    }
    return CalendarDate(year: year, month: month, day: day)
  }

  private static func daysIn(month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Shape where Value == [Weekday] {
  /// `mon-fri`, `sat`, or a list of such.
  static let weekdays = Shape(
    .either([
      .text(what: "days such as `mon-fri` or `sat`", pattern: daysPattern),
      .list(.text(what: "days", pattern: daysPattern)),
    ])
  ) { node, reader in
    let form = Form.text(what: "days such as `mon-fri` or `sat`", pattern: daysPattern)
    let nodes = reader.tree.kind(node) == .sequence ? Array(reader.tree.elements(node)) : [node]
    var days: [Weekday] = []
    for node in nodes {
      guard let text = reader.scalar(node, { form }) else { return nil }
      let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Weekday(rawValue: String($0)) }
      guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1] else {
        reader.wrong(node, form)
        return nil
      }
      var index = Weekday.allCases.firstIndex(of: first)!
      days.append(first)
      while Weekday.allCases[index] != last {
        index = (index + 1) % 7
        days.append(Weekday.allCases[index])
      }
    }
    return days
  }
}

private let daysPattern = "^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$"
