import Findings
import Language
import Resolve

/// A call can end wherever it is.
enum EndlessCallRule: Rule {
  static let kind = FindingKind(
    "phone/endless-call", .error, "Checks that a call can end from every step",
    why: """
      Where every way leads back into the same steps, only the caller's hanging up ends the call. Lead one of the ways
      to a step that hangs up, puts the call through or takes a message.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.compactMap { dialplan -> Finding? in
      let graph = dialplan.graph
      let canEnd = graph.canEnd
      let isReached = graph.reached
      guard let first = graph.steps.indices.first(where: { isReached[$0] && !canEnd[$0] }) else { return nil }
      let circle = graph.steps.indices.filter { isReached[$0] && !canEnd[$0] }.map {
        "`\(graph.steps[$0].name)`"
      }
      return Finding(
        kind, at: contract.origin.location(graph.steps[first].key),
        "dialplan `\(dialplan.name)` never ends once it is in step `\(graph.steps[first].name)`",
        notes: circle.count > 1 ? ["it goes round in \(circle.joined(separator: ", "))"] : [],
        help: "lead one of these ways to a step that ends the call")
    }
  }
}
