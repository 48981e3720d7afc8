import Findings
import Language
import Resolve

/// A step goes on or ends the call.
enum DeadEndRule: Rule {
  static let kind = FindingKind(
    "phone/dead-end", .error, "Checks that every step goes on or ends the call",
    why:
      "After a step that neither goes on nor ends the call the caller would hear nothing until the line is cut."
  )

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan -> [Finding] in
      let graph = dialplan.graph
      return graph.steps.indices.compactMap { index in
        let step = graph.steps[index]
        // Questions and calls without a way are the business of `phone/missing-outcome`.
        switch step.act {
        case .none, .emergency:
          guard step.next == nil else { return nil }
          return Finding(
            kind, at: contract.origin.location(step.key), "step `\(step.name)` leads nowhere",
            help: "add `next: STEP`, or end the call in a step with `hangup: normal`")
        case .branch(let branch):
          guard branch.otherwise == nil else { return nil }
          return Finding(
            kind, at: contract.origin.location(step.node, keyOf: "switch"),
            "step `\(step.name)` leads nowhere when no condition holds", help: "add `else: STEP`")
        case .ask, .connect, .transfer, .refer, .stream, .queue, .record, .callBack, .call, .park, .conference,
          .hangup:
          return nil
        }
      }
    }
  }
}
