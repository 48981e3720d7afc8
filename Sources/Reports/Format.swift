/// One way to write findings down. Each stands in a file of its own, named after it, and is found by its
/// name.
public protocol Format: Sendable {
  /// As `--format` names it.
  static var name: String { get }
  /// What it is for, in a few words for `--help`.
  static var summary: String { get }
  /// The whole report. Ends in a line feed.
  static func text(of report: Report) -> String
}

/// The names that `--format` takes, sorted.
public var formatNames: [String] { everyFormat.map { $0.name }.sorted() }

/// The format of a name.
public func format(named name: String) -> (any Format.Type)? { everyFormat.first { $0.name == name } }
