/// RFC 3339: dates and times (section 5.6), durations (appendix A).
enum TimeFormats {
  static func isDateTime(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count > 11, text[10] | 0x20 == 0x74 else { return false }
    return isDate(text[..<10]) && isTime(text[11...])
  }

  static func isDate(_ text: ArraySlice<UInt8>) -> Bool {
    var reader = TextReader(text)
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
      let day = reader.number(2), reader.isAtEnd, (1...12).contains(month), day >= 1
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return day <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  static func isTime(_ text: ArraySlice<UInt8>) -> Bool {
    var reader = TextReader(text)
    guard let hour = reader.number(2), reader.take(":"), let minute = reader.number(2), reader.take(":"),
      let second = reader.number(2), hour < 24, minute < 60, second <= 60
    else { return false }
    if reader.take("."), reader.digits() == 0 { return false }
    var offset = 0
    if !reader.take("Z") && !reader.take("z") {
      let isWest = reader.take("-")
      guard isWest || reader.take("+"), let hours = reader.number(2), reader.take(":"),
        let minutes = reader.number(2),
        hours < 24, minutes < 60
      else { return false }
      offset = (hours * 60 + minutes) * (isWest ? 1 : -1)
    }
    guard reader.isAtEnd else { return false }
    // A leap second comes at the end of a day in UTC.
    return second < 60 || (hour * 60 + minute + offset + 2880) % 1440 == 1439
  }

  static func isDuration(_ text: ArraySlice<UInt8>) -> Bool {
    var reader = TextReader(text)
    guard reader.take("P") else { return false }
    let weeks = TextReader(reader.rest)
    var week = weeks
    if week.digits() > 0, week.take("W") { return week.isAtEnd }
    guard let dates = parts(&reader, "YMD") else { return false }
    if reader.isAtEnd { return dates > 0 }
    guard reader.take("T"), let times = parts(&reader, "HMS") else { return false }
    return times > 0 && reader.isAtEnd
  }

  /// Reads numbers with units that follow each other without a gap; gives how many.
  private static func parts(_ reader: inout TextReader, _ units: String) -> Int? {
    let units = Array(units.utf8)
    var last: Int?
    var count = 0
    while let next = reader.rest.first, next.isDigit {
      _ = reader.digits()
      guard let unit = reader.rest.first, let place = units.firstIndex(of: unit) else { return nil }
      if let last, place != last + 1 { return nil }
      reader.skip()
      last = place
      count += 1
    }
    return count
  }
}

/// Reads a text from its beginning.
struct TextReader {
  private(set) var rest: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) { rest = text }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip() { rest.removeFirst() }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == scalar.value else { return false }
    rest.removeFirst()
    return true
  }

  /// A number of so many digits.
  mutating func number(_ count: Int) -> Int? {
    guard rest.count >= count, rest.prefix(count).allSatisfy(\.isDigit) else { return nil }
    let value = rest.prefix(count).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    rest = rest.dropFirst(count)
    return value
  }

  /// Skips digits and gives how many there were.
  mutating func digits() -> Int {
    let count = rest.prefix(while: \.isDigit).count
    rest = rest.dropFirst(count)
    return count
  }
}
