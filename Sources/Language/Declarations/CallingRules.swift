import Syntax

/// What the phones of a house may dial: rules in order, of which the first that fits holds.
public struct CallingRules: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  /// The destinations whose phones dial by these rules.
  public var phones: [String] = []
  /// The number that is shown.
  public var callerID = ""
  /// Carriers in order: where one fails, the next is tried.
  public var trunks: [String] = []
  /// Numbers that go out before any rule is asked.
  public var emergency: [String] = []
  public var rules: [Rule] = []
  public init(node: NodeID) { self.node = node }

  /// One rule.
  public struct Rule: Record {
    public var node: NodeID
    public var dial = DialPattern("")
    public var isDenied = false
    /// How many digits are taken away from the beginning.
    public var drop = 0
    /// What is put before the rest.
    public var prefix = ""
    /// Carriers of these numbers; none are those of all rules.
    public var trunks: [String] = []
    /// The number that is shown; nil is that of all rules.
    public var callerID: String?
    public init(node: NodeID) { self.node = node }
  }
}

/// Digits that somebody dials: `1NXXNXXXXXX`, with a `+` before or a `.` (one digit or more) behind.
public struct DialPattern: Sendable, Hashable {
  /// As it is written.
  public let text: String

  public init(_ text: String) { self.text = text }

  /// Whether it begins with a `+`.
  public var isInternational: Bool { text.hasPrefix("+") }
  /// Whether more digits may follow.
  public var isOpen: Bool { text.hasSuffix(".") }
  /// What stands between, as keys.
  public var keys: KeyPattern {
    KeyPattern(String(text.dropFirst(isInternational ? 1 : 0).dropLast(isOpen ? 1 : 0)))
  }

  /// Whether it is a pattern at all.
  public var isValid: Bool {
    keys.places.map { $0.allSatisfy { !$0.contains("*") && !$0.contains("#") } } ?? (isOpen && keys.text.isEmpty)
  }

  /// As a regular expression over the whole of what was dialled (POSIX, extended).
  public var expression: String {
    "^\(isInternational ? "[+]" : "")\(keys.expression)\(isOpen ? "[0-9]+" : "")$"
  }

  /// Whether it takes these digits.
  public func matches(_ digits: String) -> Bool {
    guard digits.hasPrefix("+") == isInternational else { return false }
    let rest = digits.dropFirst(isInternational ? 1 : 0)
    guard isOpen else { return keys.matches(String(rest)) }
    return rest.count > keys.length && (keys.length == 0 || keys.matches(String(rest.prefix(keys.length))))
  }
}
