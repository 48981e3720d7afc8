import SourceText

/// One thing that is wrong, or worth saying, about a project's files.
///
/// Wording: `message` stands alone, in lower case and without a full stop, and quotes what the author wrote in
/// backticks. `label` says why the marked span is the place. `notes` give background. `help` says what to type.
/// One cause gives one finding.
public struct Finding: Sendable, Hashable {
  /// What it is called, and what it means.
  public var kind: FindingKind
  /// The kind's severity, unless a profile raised or lowered it.
  public var severity: Severity
  /// What is wrong.
  public var message: String
  /// Nil only if no file can be named.
  public var location: Location?
  /// Why the marked span is the place; nil if the message says it.
  public var label: String?
  /// Other places that have to do with it.
  public var related: [Related]
  /// Background, one sentence each.
  public var notes: [String]
  /// What to type; nil if there is no telling.
  public var help: String?
  /// Edits that mend it.
  public var fixes: [Fix]
  /// The environment that its words name by `inEnvironment`; nil if they name none.
  public var environment: String?

  public init(
    _ kind: FindingKind, at location: Location?, _ message: String, label: String? = nil,
    related: [Related] = [], notes: [String] = [], help: String? = nil, fixes: [Fix] = [], environment: String? = nil
  ) {
    self.kind = kind
    self.severity = kind.severity
    self.message = message
    self.location = location
    self.label = label
    self.related = related
    self.notes = notes
    self.help = help
    self.fixes = fixes
    self.environment = environment
  }

  /// Another place that has to do with a finding, and what it has to do with it.
  public struct Related: Sendable, Hashable {
    /// Where it is.
    public var location: Location
    /// What is wrong.
    public var message: String

    public init(_ location: Location, _ message: String) {
      self.location = location
      self.message = message
    }
  }

  /// Edits that mend a finding. A safe one keeps the contract's meaning; `check --fix` applies only those.
  public struct Fix: Sendable, Hashable {
    /// What the edits do, in a few words.
    public var title: String
    /// What to change, in ranges that do not overlap.
    public var edits: [Edit]
    /// Whether the contract keeps its meaning.
    public var isSafe: Bool

    public init(_ title: String, edits: [Edit], isSafe: Bool) {
      self.title = title
      self.edits = edits
      self.isSafe = isSafe
    }
  }

  /// Bytes to put in the place of a range.
  public struct Edit: Sendable, Hashable {
    /// Where it is.
    public var location: Location
    /// What to put there; empty to delete.
    public var replacement: String

    public init(_ location: Location, _ replacement: String) {
      self.location = location
      self.replacement = replacement
    }
  }
}

extension Array where Element == Finding {
  /// Whether any of them stops a build.
  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// In the order of the files, then of the places in them; twins (the same finding in two environments) once.
  public func sortedForReport() -> [Finding] {
    gatheredFromEnvironments().enumerated().sorted { left, right in
      switch (left.element.location, right.element.location) {
      case (nil, nil): return left.offset < right.offset
      case (nil, _): return true
      case (_, nil): return false
      case (let a?, let b?):
        if a != b { return a < b }
        if left.element.kind.code != right.element.kind.code {
          return left.element.kind.code < right.element.kind.code
        }
        return left.offset < right.offset
      }
    }.map(\.element)
  }
}
