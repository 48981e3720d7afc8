import Findings
import Resolve

/// Applies every rule. The value is nil exactly when there is an error.
public func check(_ contract: ResolvedContract, profile: Profile) -> Staged<Checked?> {
  var findings: [Finding] = []
  for rule in everyRule {
    guard let severity = rule.severity(in: profile) else { continue }
    for var finding in rule.check(contract) {
      finding.severity = severity
      findings.append(finding)
    }
  }
  return Staged(findings.hasErrors ? nil : Checked(contract), findings)
}

/// What every rule's findings are called and mean, sorted by code.
public var everyRuleKind: [FindingKind] { everyRule.map { $0.kind }.sorted { $0.code < $1.code } }
