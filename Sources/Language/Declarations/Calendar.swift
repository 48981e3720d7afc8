extension CalendarDate {
  /// Days of a month of the Gregorian calendar.
  public static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether there is such a day.
  public var isValid: Bool {
    (1...12).contains(month) && day >= 1 && day <= Self.length(of: month, in: year)
  }

  /// Days since 1970-01-01 (Howard Hinnant's days_from_civil).
  public var days: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  public init(days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let place = (5 * dayOfYear + 2) / 153
    let month = place < 10 ? place + 3 : place - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * place + 2) / 5 + 1)
  }

  /// The date so many days later.
  public func adding(days count: Int) -> CalendarDate { CalendarDate(days: days + count) }

  /// 1970-01-01 was a Thursday.
  public var weekday: Weekday { Weekday.allCases[((days + 3) % 7 + 7) % 7] }
}
