import Findings

/// One group of checks over the generated files of an environment. Each stands in a file of its own, named after it,
/// and is found by its name.
///
/// An expectation reads the files back and judges them by their formats' rules and by the contract. It knows nothing of
/// the code that emitted them, so that the two can only agree where both are right.
protocol Expectation: SendableMetatype {
  /// What is checked, in a few words: it completes "checks …".
  static var name: String { get }
  /// Applies the checks; each that does not hold becomes a finding.
  static func check(_ subject: Subject, _ verdict: inout Verdict)
}

/// One that a live server's answers must meet as well: it reads nothing but `mcp/` and the pages in `apps/`.
protocol ServerExpectation: Expectation {}

/// The groups of checks with what they check, sorted by name.
public var expectationNames: [String] { everyExpectation.map { $0.name }.sorted() }
