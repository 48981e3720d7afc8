import Facts
import Language

/// A day or a time that a tool may answer, and what an exchange must make of it.
struct SpokenMoment {
  private let value: SpokenValue
  /// In seconds since 1970.
  private let seconds: Int

  /// Nil for what is no moment.
  init?(_ value: SpokenValue, _ text: String) {
    guard value.isMoment, let day = CivilMinute.seconds(String(text.prefix(10)), as: "%Y-%m-%d") else { return nil }
    self.value = value
    seconds = day + (value.timezone == nil ? 0 : Self.inTheAfternoon)
  }

  /// 15:05:30 where the clock is seven hours behind.
  private static let inTheAfternoon = (15 + 7) * 3_600 + 5 * 60 + 30

  /// One for each place.
  static func example(_ value: SpokenValue, _ place: Int) -> String {
    "2027-03-\(10 + place % 20)" + (value.timezone == nil ? "" : "T15:05:30.5-07:00")
  }

  /// What the exchange is told.
  func heard(in language: String) -> String {
    let formats = SpokenMoments.formats(of: language)
    let format = value.manner == .date ? formats?.date : formats?.time
    return "moment \(seconds),\(value.timezone ?? "UTC"),\(format ?? "")"
  }

  /// What is nearly such a text: days that there are not, years that nobody says, and other ways to write it.
  static func nearly(_ value: SpokenValue) -> [String] {
    if value.timezone == nil {
      return [
        "2027-02-30", "2027-13-01", "2027-00-10", "1901-12-31", "2038-01-01", "2027-3-14", "2027-03-14T15:05:30Z",
        "20270314",
      ]
    }
    return [
      "2027-02-29T10:00:00Z", "2027-04-31T10:00:00+02:00", "2027-03-14T24:00:00Z", "2027-03-14T15:60:00Z",
      "2027-03-14T15:05:30", "2027-03-14 15:05:30Z", "2027-03-14t15:05:30z", "2027-03-14", "15:05:30Z",
      "2027-03-14T15:05:30+2:00", "2027-03-14T15:05:30+24:00", "1901-12-31T00:00:00Z", "2038-01-01T00:00:00Z",
    ]
  }
}
