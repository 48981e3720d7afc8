import Findings
import SourceText

/// What was found in one project or several: what every format writes down.
public struct Report: Sendable {
  /// The findings of one project, and the files that they are about.
  public struct Part: Sendable {
    /// What was found, in any order.
    public let findings: [Finding]
    /// The files that the findings point into.
    public let sources: SourceSet

    public init(findings: [Finding], sources: SourceSet) {
      self.findings = findings
      self.sources = sources
    }
  }

  /// What the user asked for.
  public struct Options: Sendable {
    /// Whether text is coloured: the caller knows whether a terminal shows it.
    public var isColoured = false
    /// The least severity that makes a check fail.
    public var threshold = Severity.error
    /// The version of Parlance, where a format has a field for it.
    public var toolVersion: String?
    /// The command that reports, where a format names it: `check`.
    public var command = "check"

    public init(
      isColoured: Bool = false, threshold: Severity = .error, toolVersion: String? = nil, command: String = "check"
    ) {
      self.command = command
      self.isColoured = isColoured
      self.threshold = threshold
      self.toolVersion = toolVersion
    }
  }

  /// A finding, with its places looked up.
  struct Item: Sendable {
    let finding: Finding
    let place: Place?
    let related: [(place: Place, message: String)]
    let part: Int
  }

  let items: [Item]
  let parts: [Part]
  /// How to write it down.
  public let options: Options
  /// How many findings there are, of each severity.
  public let counts: Counts

  /// Sorts the findings of each part by place, drops twins, and counts.
  public init(_ parts: [Part], options: Options = Options()) {
    self.parts = parts
    self.options = options
    var items: [Item] = []
    for (index, part) in parts.enumerated() {
      var places = PlaceFinder(part.sources)
      for finding in part.findings.sortedForReport() {
        items.append(
          Item(
            finding: finding, place: finding.location.map { places.place(of: $0) },
            related: finding.related.map { (places.place(of: $0.location), $0.message) }, part: index))
      }
    }
    self.items = items
    counts = Counts(items.map(\.finding.severity), files: parts.reduce(0) { $0 + $1.sources.files.count })
  }

  public init(_ findings: [Finding], in sources: SourceSet, options: Options = Options()) {
    self.init([Part(findings: findings, sources: sources)], options: options)
  }

  /// Whether something was found that is at or over the threshold: exit code 1.
  public var fails: Bool { items.contains { $0.finding.severity >= options.threshold } }
}
