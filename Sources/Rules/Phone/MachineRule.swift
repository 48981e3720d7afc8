import Findings
import Language
import Resolve

/// Machines answer calls; they make none.
enum MachineRule: Rule {
  static let kind = FindingKind(
    "phone/machine-inbound", .error, "Checks that only outbound dialplans ask whether a machine has answered",
    why:
      "An answering machine is found out by listening to whoever answers our call. In a call that comes in nobody does."
  )

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.filter { $0.dialplan.direction == .inbound }.flatMap { dialplan in
      dialplan.graph.steps.compactMap { step -> Finding? in
        guard case .ask(let ask) = step.act, ask.machine != nil else { return nil }
        return Finding(
          kind, at: contract.origin.location(step.node, keyOf: "machine"),
          "`\(dialplan.name)` is inbound, so no machine answers in step `\(step.name)`",
          help: "take `machine` out")
      }
    }
  }
}
