import Findings
import Language
import Resolve

/// People are called back by a dialplan that calls.
enum CallBackRule: Rule {
  static let kind = FindingKind(
    "phone/call-back", .error, "Checks that people are called back by an outbound dialplan",
    why: """
      The caller's number is only noted down. The call is made by the outbound dialplan, within its window, its attempts
      and the type of its numbers: nothing that a caller sends is dialled without having been looked at.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.compactMap { step -> Finding? in
        guard case .callBack(let callBack) = step.act,
          let target = contract.contract.dialplans[callBack.dialplan], target.direction != .outbound
        else { return nil }
        return Finding(
          kind, at: contract.origin.location(step.node, "call_back"), "`\(target.name)` calls nobody",
          help: "name an outbound dialplan")
      }
    }
  }
}
