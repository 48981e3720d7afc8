/// How much a finding matters. An error stops a build; a warning does not; an info is only told.
public enum Severity: Int, Sendable, Hashable, Comparable {
  case info, warning, error

  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }

  /// As reports write it: `error`.
  public var name: String {
    switch self {
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }
}

/// What one sort of finding is called and means: the text that `parlance explain CODE` prints.
public struct FindingKind: Sendable, Hashable {
  /// `area/kebab-name`, which reads after "allow" and is never renamed.
  public let code: String
  /// How much it matters, unless a profile says otherwise.
  public let severity: Severity
  /// "Checks that …", one sentence without a full stop.
  public let summary: String
  /// Why it matters and how to mend it, in short paragraphs.
  public let explanation: String
  /// The outside rule that this follows, with its date; nil if the rule is Parlance's own.
  public let source: String?

  public init(
    _ code: String, _ severity: Severity, _ summary: String, why explanation: String, source: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
    self.source = source
  }

  public static func == (left: FindingKind, right: FindingKind) -> Bool { left.code == right.code }
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
