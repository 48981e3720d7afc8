import Findings
import Language
import Resolve

/// Every step can be come to.
enum UnreachableStepRule: Rule {
  static let kind = FindingKind(
    "phone/unreachable-step", .warning, "Checks that a call can come to every step",
    why: """
      No call ever hears a step that no way leads to. Often a key or an outcome was meant to lead there; if not, the
      step can go.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan -> [Finding] in
      let graph = dialplan.graph
      let isReached = graph.reached
      // Where a way is missing, it may be the one that leads there; that is a finding of its own.
      if graph.steps.indices.contains(where: { isReached[$0] && hasGap(graph.steps[$0], contract) }) {
        return []
      }
      // Of a chain of unreached steps the first is the cause of the rest.
      var isFollower = Array(repeating: false, count: graph.steps.count)
      for way in graph.ways where !isReached[way.from] {
        if let next = way.to, next != way.from { isFollower[next] = true }
      }
      let unreached = graph.steps.indices.filter { !isReached[$0] }
      let first = unreached.filter { !isFollower[$0] }
      return (first.isEmpty ? Array(unreached.prefix(1)) : first).map { step in
        Finding(
          kind, at: contract.origin.location(graph.steps[step].key),
          "no call comes to step `\(graph.steps[step].name)` of dialplan `\(dialplan.name)`",
          label: "no key, outcome or `next` leads here", help: "lead to it from another step, or take it out")
      }
    }
  }

  private static func hasGap(_ step: Step, _ contract: ResolvedContract) -> Bool {
    switch step.act {
    case .none, .emergency: return step.next == nil
    case .branch(let branch): return branch.otherwise == nil
    case .ask(let ask): return ask.noInput == nil || ask.noMatch == nil
    case .call(let call) where call.otherwise == nil: return true
    case .connect, .transfer, .refer, .stream, .queue, .callBack, .call, .park:
      guard let ways = OutcomeWays(step, in: contract) else { return false }
      return !ways.unknown.isEmpty || !ways.missing.isEmpty
    case .record, .conference, .hangup: return false
    }
  }
}
