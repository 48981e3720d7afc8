import Findings
import Language
import Resolve

/// Whoever answers a transfer is asked, or told without being asked.
enum ToldTwiceRule: Rule {
  static let kind = FindingKind(
    "phone/told-twice", .error, "Checks that a transfer has `screen` or `tell`, not both",
    why: """
      Whoever answers hears one text before the call is put through: of `screen` it ends in a question, whose key 1 takes
      the call; behind `tell` the call is put through without one.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.compactMap { step -> Finding? in
        guard case .transfer(let transfer) = step.act, transfer.screen != nil, transfer.tell != nil else { return nil }
        return Finding(
          kind, at: contract.origin.location(step.node, "tell"),
          "step `\(step.name)` has `screen` and `tell`",
          help: "put what `tell` says before the question of `screen`, or take one of the two out")
      }
    }
  }
}
