import Findings
import Language
import Resolve
import SourceText

/// Numbers are written so that every network understands them.
enum NumberFormatRule: Rule {
  static let kind = FindingKind(
    "phone/number-format", .error, "Checks that telephone numbers are written in full, as E.164 says",
    why: """
      A number without its country means another line elsewhere, and carriers compare them digit by digit. Write `+`,
      the country and the number, without blanks: `'+14155550142'`.
      """,
    source: "ITU-T E.164 (11/2010)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for dialplan in contract.contract.dialplans {
      for (index, number) in dialplan.numbers.enumerated() where !PhoneNumber.isValid(number) {
        findings.append(
          finding(number, at: contract.origin.location(dialplan.node, "numbers", element: index)))
      }
      if let caller = dialplan.callerID, !PhoneNumber.isValid(caller) {
        findings.append(finding(caller, at: contract.origin.location(dialplan.node, "caller_id")))
      }
    }
    for rules in contract.contract.callingRules {
      if !PhoneNumber.isValid(rules.callerID) {
        findings.append(finding(rules.callerID, at: contract.origin.location(rules.node, "caller_id")))
      }
      for rule in rules.rules {
        guard let caller = rule.callerID, !PhoneNumber.isValid(caller) else { continue }
        findings.append(finding(caller, at: contract.origin.location(rule.node, "caller_id")))
      }
    }
    for line in contract.contract.destinations
    where line.scheme == "tel" && !PhoneNumber.isEmergency(line.uri) {
      guard !PhoneNumber.isValid(String(line.address)) else { continue }
      findings.append(finding(String(line.address), at: contract.origin.location(line.node, "uri")))
    }
    for agent in contract.contract.agents {
      for way in [agent.escalation?.web] + agent.exits.map(\.web) {
        guard let way, let number = way.number, !PhoneNumber.isEmergency(number), !PhoneNumber.isValid(number)
        else { continue }
        findings.append(finding(number, at: contract.origin.location(way.node, "number")))
      }
    }
    return findings
  }

  private static func finding(_ number: String, at place: Location?) -> Finding {
    Finding(
      kind, at: place, "`\(number)` is not a number in full",
      label: "`+`, the country and the number, digits only",
      help: "write it like `'+14155550142'`")
  }
}
