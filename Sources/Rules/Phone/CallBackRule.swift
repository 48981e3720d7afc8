import Findings
import Language
import Resolve

/// People are called back by a dialplan that calls.
enum CallBackRule: Rule {
  static let kind = FindingKind(
    "phone/call-back", .error, "Checks that people who call are called back by an outbound dialplan",
    why: """
      The caller's number is only noted down. The call is made by the outbound dialplan, within its window, its attempts
      and the type of its numbers: nothing that a caller sends is dialled without having been looked at.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.compactMap { step -> Finding? in
        guard case .callBack(let callBack) = step.act else { return nil }
        if dialplan.dialplan.direction == .outbound {
          return Finding(
            kind, at: contract.origin.location(step.node, keyOf: "call_back"),
            "nobody calls dialplan `\(dialplan.dialplan.name)`, so there is no number to call back",
            help: "say under `attempts` how often it calls; it calls again where nobody answers")
        }
        guard let target = contract.contract.dialplans[callBack.dialplan], target.direction != .outbound else {
          return nil
        }
        return Finding(
          kind, at: contract.origin.location(step.node, "call_back"), "`\(target.name)` calls nobody",
          help: "name an outbound dialplan")
      }
    }
  }
}
