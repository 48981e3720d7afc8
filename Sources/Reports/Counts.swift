import Findings

/// How many findings of each severity there are, in how many files that were read.
public struct Counts: Sendable, Hashable {
  /// Findings that fail a check.
  public let errors: Int
  /// Findings that fail it only with `--fail-on warning`.
  public let warnings: Int
  /// Findings that fail it only with `--fail-on info`.
  public let infos: Int
  /// Files that were read.
  public let files: Int

  init(_ severities: [Severity], files: Int) {
    errors = severities.count { $0 == .error }
    warnings = severities.count { $0 == .warning }
    infos = severities.count { $0 == .info }
    self.files = files
  }

  /// Findings of every severity.
  public var findings: Int { errors + warnings + infos }

  /// `2 errors, 1 warning in 3 files`.
  public var sentence: String { "\(words) in \(Self.count(files, "file"))" }

  /// `2 errors, 1 warning`, or `no findings`.
  var words: String {
    let parts = [(errors, "error"), (warnings, "warning"), (infos, "info")].filter { $0.0 > 0 }
    return parts.isEmpty ? "no findings" : parts.map { Self.count($0.0, $0.1) }.joined(separator: ", ")
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
