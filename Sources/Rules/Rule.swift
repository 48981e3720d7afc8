import Findings
import Resolve

/// One rule: what it is called and means, and the check itself. Each stands in a file of its own, named after it, and
/// is found by its name. Its examples are contracts of the gallery, under the rule's code.
public protocol Rule: SendableMetatype {
  /// What its findings are called, and what `explain` prints.
  static var kind: FindingKind { get }
  /// The severity in a profile; nil where the rule does not apply.
  static func severity(in profile: Profile) -> Severity?
  /// Everything that the rule has to say about a contract.
  static func check(_ contract: ResolvedContract) -> [Finding]
  /// The rule itself if it looks at one tool at a time. Asking the runtime instead would cost a millisecond at each start.
  static var forEachTool: (any ToolRule.Type)? { get }
}

extension Rule {
  /// The kind's own severity, whatever the profile.
  public static func severity(in profile: Profile) -> Severity? { kind.severity }
  /// Nil: a rule looks at the whole contract unless it is a `ToolRule`.
  public static var forEachTool: (any ToolRule.Type)? { nil }
}

/// A rule that looks at one tool by itself. All such rules look at a tool before they look at the next, so that a contract's
/// tools are gone through once.
public protocol ToolRule: Rule {
  /// Everything that the rule has to say about a tool of a contract.
  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding]
}

extension ToolRule {
  /// All that it has to say about each tool, in the order of the tools.
  public static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.tools.flatMap { check($0, in: contract) }
  }
  /// The rule itself.
  public static var forEachTool: (any ToolRule.Type)? { self }
}

/// A rule that reviewers of the directory apply: a warning while a contract is written, an error before it is
/// submitted.
protocol ReviewRule: Rule {}

extension ReviewRule {
  static func severity(in profile: Profile) -> Severity? { profile == .submission ? .error : .warning }
}

/// A rule that only matters for a submission.
protocol SubmissionRule: Rule {}

extension SubmissionRule {
  static func severity(in profile: Profile) -> Severity? { profile == .submission ? kind.severity : nil }
}
