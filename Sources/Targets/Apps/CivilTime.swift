/// A day, and perhaps a time of it, as RFC 3339 writes them: `2026-11-24`, `2026-11-24T09:00:00-05:00`. The offset
/// says which clock the time was read from; it is not applied.
struct CivilTime {
  private let year: Int
  private let month: Int
  private let day: Int
  private let time: (hour: Int, minute: Int)?

  init?(_ text: String?) {
    guard let bytes = text.map({ Array($0.utf8) }), bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10]),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
    if bytes.count == 10 {
      time = nil
      return
    }
    guard bytes.count >= 16, bytes[10] | 0x20 == 0x74, bytes[13] == 0x3A,
      let hour = Self.number(bytes[11..<13]),
      let minute = Self.number(bytes[14..<16]), hour < 24, minute < 60
    else { return nil }
    time = (hour, minute)
  }

  /// `November 24, 2026`
  var date: String { "\(Self.months[month - 1]) \(day), \(year)" }

  /// `9:00 AM`; nil for a day.
  var clock: String? {
    time.map { hour, minute in
      "\(hour % 12 == 0 ? 12 : hour % 12):\(minute < 10 ? "0" : "")\(minute) \(hour < 12 ? "AM" : "PM")"
    }
  }

  /// By Sakamoto's method for the Gregorian calendar.
  var weekday: String {
    let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let year = month < 3 ? year - 1 : year
    return Self.weekdays[(year + year / 4 - year / 100 + year / 400 + shifts[month - 1] + day) % 7]
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }

  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]
}
