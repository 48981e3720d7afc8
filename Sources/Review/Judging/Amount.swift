/// Numbers, spans of time and times of day as they are written.
enum Amount {
  /// Whether a value became larger; nil where it did not, or can't be told.
  static func isMore(_ difference: Difference) -> Bool? {
    guard let before = (difference.before ?? difference.unsaid).flatMap({ of($0) }),
      let after = (difference.after ?? difference.unsaid).flatMap({ of($0) }), before != after
    else { return nil }
    return after > before
  }

  /// Whether a value is as much as it was, written in another way.
  static func isSame(_ difference: Difference) -> Bool {
    guard let before = difference.before.flatMap(of), let after = difference.after.flatMap(of) else { return false }
    return before == after
  }

  /// A number; a span of time in seconds, a month counted as its average; a time of day in minutes.
  static func of(_ text: String) -> Double? {
    if let number = Double(text) { return number }
    let parts = text.split(separator: ":")
    if parts.count == 2, let hours = Double(parts[0]), let minutes = Double(parts[1]) { return hours * 60 + minutes }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Double(digits) else { return nil }
    switch text.dropFirst(digits.count) {
    case "s": return count
    case "m": return count * 60
    case "h": return count * 3_600
    case "d": return count * 86_400
    case "mo": return count * 2_629_746
    default: return nil
    }
  }
}
