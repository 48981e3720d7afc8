/// Keys that an answer is made of: `1`, `*`, or a pattern of several, `10[01]X`. `X` is any digit, `Z` one of 1 to 9, `N`
/// one of 2 to 9, and brackets hold some.
public struct KeyPattern: Sendable, Hashable {
  /// As it is written, with `star` and `pound` as keys.
  public let text: String

  public init(_ text: String) { self.text = text }

  /// The key, where it is one and no other.
  public var key: Character? { text.utf8.count == 1 && !isVariable ? text.first : nil }

  /// Whether some place has a choice.
  public var isVariable: Bool { text.utf8.contains { [0x58, 0x5A, 0x4E, 0x5B].contains($0) } }

  /// For each place the keys that it takes; nil for text that is no pattern.
  public var places: [String]? {
    var places: [String] = []
    var rest = Substring(text)
    while let first = rest.popFirst() {
      switch first {
      case "0"..."9", "*", "#": places.append(String(first))
      case "X": places.append("0123456789")
      case "Z": places.append("123456789")
      case "N": places.append("23456789")
      case "[":
        guard let end = rest.firstIndex(of: "]"), let keys = Self.keys(rest[..<end]) else { return nil }
        places.append(keys)
        rest = rest[rest.index(after: end)...]
      default: return nil
      }
    }
    return places.isEmpty ? nil : places
  }

  /// As a regular expression of nothing else (POSIX, extended).
  public var expression: String {
    (places ?? []).map { Self.classes[$0] ?? ($0.count == 1 ? $0 : "[\($0)]") }.joined()
  }

  private static let classes = ["0123456789": "[0-9]", "123456789": "[1-9]", "23456789": "[2-9]"]

  /// `0-3` and `159`, mixed.
  private static func keys(_ text: Substring) -> String? {
    let digits = Array(text)
    var keys = ""
    var index = 0
    while index < digits.count {
      guard let from = digits[index].wholeNumberValue, digits[index].isASCII else { return nil }
      if index + 2 < digits.count, digits[index + 1] == "-" {
        guard let to = digits[index + 2].wholeNumberValue, digits[index + 2].isASCII, from <= to else { return nil }
        for key in from...to { keys += "\(key)" }
        index += 3
      } else {
        keys += "\(from)"
        index += 1
      }
    }
    return keys.isEmpty ? nil : keys
  }

  /// One answer that it takes: the first key of each place.
  public var example: String { isPlain ? text : (places ?? []).compactMap(\.first).map(String.init).joined() }

  /// How many keys an answer has.
  public var length: Int { isPlain ? text.utf8.count : places?.count ?? 0 }

  /// Whether it is keys and nothing else, as nearly all are.
  private var isPlain: Bool {
    text.utf8.allSatisfy {
      switch $0 {
      case 0x30...0x39, 0x2A, 0x23: true
      default: false
      }
    }
  }

  /// Whether an answer may begin with a key.
  public func begins(with key: Character) -> Bool {
    isPlain ? text.first == key : places?[0].contains(key) == true
  }

  /// Whether it takes these keys, all of them.
  public func matches(_ keys: String) -> Bool {
    guard let places, places.count == keys.count else { return false }
    return zip(places, keys).allSatisfy { $0.contains($1) }
  }

  /// Whether some answer fits both.
  public func overlaps(_ other: KeyPattern) -> Bool {
    guard let places, let others = other.places, places.count == others.count else { return false }
    return zip(places, others).allSatisfy { pair in pair.0.contains { pair.1.contains($0) } }
  }
}
