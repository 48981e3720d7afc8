import Findings
import Language
import Resolve

/// No program calls the emergency services.
enum EmergencyNumberRule: Rule {
  static let kind = FindingKind(
    "phone/emergency-number", .error, "Checks that no destination is an emergency number",
    why: """
      A call that an exchange passes on reaches the emergency services of the exchange's place, with the exchange's
      number, not the caller's. Tell callers to hang up and dial the number themselves.
      """,
    source: "3GPP TS 22.101, section 10.1.1 (release 18), and national numbering plans")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.destinations.compactMap { line in
      guard PhoneNumber.isEmergency(String(line.user)), line.user.allSatisfy({ $0.isNumber || $0 == "+" })
      else {
        return nil
      }
      return Finding(
        kind, at: contract.origin.location(line.node, "uri"), "`\(line.user)` is an emergency number",
        help: "say in a prompt that callers should hang up and dial it")
    }
  }
}
