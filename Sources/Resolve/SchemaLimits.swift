import JSONValues

/// Pairs of JSON Schema's words that may leave nothing between them.
public enum SchemaLimits {
  /// Two words that no value fits.
  public struct Conflict: Sendable {
    /// The word of the least, and that of the greatest.
    public let low: String, high: String
    /// What is wrong: "no text has `minLength: 4` and `maxLength: 3`".
    public let message: String
    /// What to write.
    public let help: String
  }

  private struct Pair {
    let low: String
    let high: String
    /// Whether a value may be equal to both.
    let meet: Bool
    let what: String
  }

  private static let pairs = [
    Pair(low: "minLength", high: "maxLength", meet: true, what: "text"),
    Pair(low: "minItems", high: "maxItems", meet: true, what: "list"),
    Pair(low: "minProperties", high: "maxProperties", meet: true, what: "object"),
    Pair(low: "minimum", high: "maximum", meet: true, what: "number"),
    Pair(low: "exclusiveMinimum", high: "maximum", meet: false, what: "number"),
    Pair(low: "minimum", high: "exclusiveMaximum", meet: false, what: "number"),
    Pair(low: "exclusiveMinimum", high: "exclusiveMaximum", meet: false, what: "number"),
  ]

  /// Whether a word may be among those that are compared: most are not, and this tells quickly.
  static func mayBeLimit(_ word: String) -> Bool { word.utf8.first == 0x6D || word.hasPrefix("exclusive") }

  /// The first two words that no value fits.
  public static func conflict(in words: JSONObject) -> Conflict? {
    for pair in pairs {
      guard let low = words[pair.low], let high = words[pair.high], let least = number(low),
        let greatest = number(high), least > greatest || (least == greatest && !pair.meet)
      else { continue }
      return Conflict(
        low: pair.low, high: pair.high,
        message: "no \(pair.what) has `\(pair.low): \(written(low))` and `\(pair.high): \(written(high))`",
        help: "let `\(pair.low)` be \(pair.meet ? "at most" : "less than") `\(pair.high)`")
    }
    return nil
  }

  private static func number(_ value: JSONValue) -> Double? {
    switch value {
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  private static func written(_ value: JSONValue) -> String {
    if case .double(let value) = value { return "\(value)" }
    return value.int.map { "\($0)" } ?? ""
  }
}
