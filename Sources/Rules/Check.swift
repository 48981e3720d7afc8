import Findings
import Resolve

/// Applies every rule. The value is nil exactly when there is an error.
public func check(_ contract: ResolvedContract, profile: Profile) -> Staged<Checked?> {
  var findings: [Finding] = []
  func report(_ more: [Finding], _ severity: Severity) {
    for var finding in more {
      finding.severity = severity
      findings.append(finding)
    }
  }
  var toolRules: [(rule: any ToolRule.Type, severity: Severity)] = []
  for rule in everyRule {
    guard let severity = rule.severity(in: profile) else { continue }
    if let rule = rule.forEachTool {
      toolRules.append((rule, severity))
    } else {
      report(rule.check(contract), severity)
    }
  }
  for tool in contract.tools {
    for (rule, severity) in toolRules { report(rule.check(tool, in: contract), severity) }
  }
  return Staged(findings.hasErrors ? nil : Checked(contract), findings)
}

/// What every rule's findings are called and mean, sorted by code.
public var everyRuleKind: [FindingKind] { everyRule.map { $0.kind }.sorted { $0.code < $1.code } }
