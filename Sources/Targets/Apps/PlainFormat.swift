import Facts
import JSONValues
import Resolve

/// Values as American English says them, the same on every machine: no locale, no clock, no time zone. A time is that
/// of the place that the value itself names.
enum PlainFormat {
  /// The value in a format; nil where it does not fit, and is then shown as it is.
  static func text(_ value: JSONValue, _ format: Format) -> String? {
    switch format {
    case .money: money(value)
    case .number: number(value).map(grouped)
    case .percent: percent(value)
    case .date: CivilTime(value.string)?.date
    case .datetime, .relative:
      CivilTime(value.string).flatMap { time in time.clock.map { "\(time.weekday), \(time.date), \($0)" } }
    case .time: CivilTime(value.string)?.clock ?? CivilTime("1970-01-01T" + (value.string ?? ""))?.clock
    case .phone: value.string
    }
  }

  /// A value without a format.
  static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .bool(let value): value ? "Yes" : "No"
    case .string(let text): text
    case .int, .double, .array, .object: String(decoding: JSONWriter.compact(value), as: UTF8.self)
    }
  }

  /// A value as `is:` names it.
  static func written(_ value: JSONValue) -> String {
    value.string ?? String(decoding: JSONWriter.compact(value), as: UTF8.self)
  }

  private static func money(_ value: JSONValue) -> String? {
    guard let amount = value["amount"]?.int, let currency = value["currency"]?.string else { return nil }
    let digits = Currencies.digits(of: currency)
    var text = String(amount.magnitude)
    if text.count <= digits { text = String(repeating: "0", count: digits + 1 - text.count) + text }
    let shown = grouped(String(text.dropLast(digits))) + (digits == 0 ? "" : "." + text.suffix(digits))
    let sign = amount < 0 ? "-" : ""
    return currency == "USD" ? "\(sign)$\(shown)" : "\(sign)\(shown) \(currency)"
  }

  private static func number(_ value: JSONValue) -> String? {
    switch value {
    case .int, .double: String(decoding: JSONWriter.compact(value), as: UTF8.self)
    default: nil
    }
  }

  private static func percent(_ value: JSONValue) -> String? {
    let share: Double
    switch value {
    case .int(let value): share = Double(value)
    case .double(let value): share = value
    default: return nil
    }
    let hundredths = (share * 10_000).rounded() / 100
    return text(
      hundredths == hundredths.rounded() && abs(hundredths) < 1e15
        ? .int(Int(hundredths)) : .double(hundredths)) + "%"
  }

  /// `1234567.5` → `1,234,567.5`.
  private static func grouped(_ number: String) -> String {
    if number.contains("e") { return number }
    let sign = number.hasPrefix("-") ? "-" : ""
    let parts = number.dropFirst(sign.count).split(separator: ".", maxSplits: 1)
    guard let whole = parts.first else { return number }
    var text = ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return sign + text + (parts.count > 1 ? "." + parts[1] : "")
  }
}
