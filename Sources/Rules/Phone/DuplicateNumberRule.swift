import Findings
import Language
import Resolve

/// A number leads to one dialplan.
enum DuplicateNumberRule: Rule {
  static let kind = FindingKind(
    "phone/duplicate-number", .error, "Checks that a number leads to one dialplan",
    why: "Only the first of two dialplans with one number would ever get its calls.")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var first: [String: (dialplan: Dialplan, index: Int)] = [:]
    var findings: [Finding] = []
    for dialplan in contract.contract.dialplans where dialplan.direction == .inbound {
      for (index, number) in dialplan.numbers.enumerated() {
        let digits = PhoneNumber.digits(number)
        guard let before = first[digits] else {
          first[digits] = (dialplan, index)
          continue
        }
        let place = contract.origin.location(before.dialplan.node, "numbers", element: before.index)
        findings.append(
          Finding(
            kind, at: contract.origin.location(dialplan.node, "numbers", element: index),
            "`\(number)` leads to `\(before.dialplan.name)` already",
            related: place.map { [.init($0, "the number stands here first")] } ?? [],
            help: "let each number stand in one dialplan"))
      }
    }
    return findings
  }
}
