import Review
import SourceText

/// What lies between two versions of contracts: what every form of a review writes down.
public struct ReviewReport: Sendable {
  /// The review of one contract.
  public struct Part: Sendable {
    /// The contract's name.
    public let contract: String
    /// What was compared, as the user would name it: `git:main`.
    public let old: String
    /// What it was compared with.
    public let new: String
    /// What was found, in order.
    public let changes: [Change]
    let oldSources: SourceSet
    let newSources: SourceSet

    public init(
      contract: String, old: String, new: String, changes: [Change], oldSources: SourceSet, newSources: SourceSet
    ) {
      self.contract = contract
      self.old = old
      self.new = new
      self.changes = changes
      self.oldSources = oldSources
      self.newSources = newSources
    }

    func count(_ impact: Impact) -> Int { changes.count { $0.impact == impact } }
  }

  /// One for each contract that was compared.
  public let parts: [Part]
  let isColoured: Bool
  /// The least bad change that fails; nil if none does.
  let threshold: Impact?

  public init(_ parts: [Part], isColoured: Bool = false, threshold: Impact? = nil) {
    self.parts = parts
    self.isColoured = isColoured
    self.threshold = threshold
  }

  /// Whether a change is as bad as what was to fail: exit code 1.
  public var fails: Bool {
    threshold.map { threshold in parts.contains { $0.changes.contains { $0.impact >= threshold } } } ?? false
  }

  func count(_ impact: Impact) -> Int { parts.reduce(0) { $0 + $1.count(impact) } }

  /// `1 breaks something, 2 expose more, 3 are noticed, 1 is safe`, of what there is.
  static func sentence(_ count: (Impact) -> Int) -> String {
    let words = Impact.allCases.filter { count($0) > 0 }.map { "\(count($0)) \(verb($0, count($0)))" }
    return words.isEmpty ? "no changes" : words.joined(separator: ", ")
  }

  private static func verb(_ impact: Impact, _ count: Int) -> String {
    switch impact {
    case .breaks: count == 1 ? "breaks something" : "break something"
    case .exposes: count == 1 ? "exposes more" : "expose more"
    case .changes: count == 1 ? "is noticed" : "are noticed"
    case .safe: count == 1 ? "is safe" : "are safe"
    }
  }
}

/// Looks up the places of changes.
struct ChangePlaces {
  private var old: PlaceFinder
  private var new: PlaceFinder

  init(_ part: ReviewReport.Part) {
    old = PlaceFinder(part.oldSources)
    new = PlaceFinder(part.newSources)
  }

  mutating func of(_ change: Change) -> (old: Place?, new: Place?) {
    (change.old.map { old.place(of: $0) }, change.new.map { new.place(of: $0) })
  }
}
