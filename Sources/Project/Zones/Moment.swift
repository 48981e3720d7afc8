import Language

/// A moment that a person asks for: `2026-12-25T10:00` by the clock of whichever place is asked, or with `Z` or
/// `+01:00` one instant everywhere.
public struct Moment: Sendable, Hashable {
  /// Seconds since 1970, as if the clock showed UTC.
  public let local: Int
  /// The clock's distance from UTC in seconds, if it is said.
  public let offset: Int?

  /// Nil for text that is none.
  public init?(_ text: String) {
    var rest = Substring(text)
    func take(_ count: Int) -> Int? {
      let digits = rest.prefix(count)
      guard digits.utf8.count == count, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
      rest = rest.dropFirst(count)
      return Int(digits)
    }
    func mark(_ character: Character) -> Bool {
      guard rest.first == character else { return false }
      rest.removeFirst()
      return true
    }
    guard let year = take(4), mark("-"), let month = take(2), mark("-"), let day = take(2), mark("T"),
      let hour = take(2), mark(":"), let minute = take(2), hour < 24, minute < 60
    else { return nil }
    let date = CalendarDate(year: year, month: month, day: day)
    guard date.isValid else { return nil }
    var seconds = 0
    if mark(":") {
      guard let second = take(2), second < 60 else { return nil }
      seconds = second
    }
    var offset: Int?
    if mark("Z") {
      offset = 0
    } else if let sign = rest.first, sign == "+" || sign == "-" {
      rest.removeFirst()
      guard let hours = take(2), mark(":"), let minutes = take(2), hours < 24, minutes < 60 else { return nil }
      offset = (hours * 60 + minutes) * (sign == "-" ? -60 : 60)
    }
    guard rest.isEmpty else { return nil }
    local = date.days * 86_400 + (hour * 60 + minute) * 60 + seconds
    self.offset = offset
  }

  /// The instant in a zone; nil if its clocks skip the time. A time that they show twice is the first.
  public func instant(in zone: ZoneFile) -> Int? {
    offset.map { local - $0 } ?? zone.instants(showing: local).first
  }
}

/// What clocks of a zone show at an instant.
public struct WallClock: Sendable, Hashable {
  /// The local day.
  public let date: CalendarDate
  /// 0 to 1,439.
  public let minutes: Int
  /// Seconds east of UTC.
  public let offset: Int

  public init(_ instant: Int, in zone: ZoneFile) {
    offset = zone.offset(at: instant)
    let local = instant + offset
    let days = local.flooring(by: 86_400)
    date = CalendarDate(days: days)
    minutes = (local - days * 86_400) / 60
  }

  /// `2026-12-25T10:00-05:00`
  public var text: String {
    let ahead = abs(offset) / 60
    let distance = TimeOfDay(minutes: ahead % 1_440).text
    return "\(date.text)T\(TimeOfDay(minutes: minutes).text)\(offset < 0 ? "-" : "+")\(distance)"
  }
}
