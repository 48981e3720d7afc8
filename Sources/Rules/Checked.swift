import Findings
import Resolve

/// A contract in which no rule found an error. Only `check` makes one, so what takes one need not look again.
public struct Checked: Sendable {
  /// The contract.
  public let resolved: ResolvedContract

  init(_ resolved: ResolvedContract) { self.resolved = resolved }
}

/// How strict the rules on form are. `submission` is what the directory's reviewers apply.
public enum Profile: String, Sendable, CaseIterable { case authoring, submission }
