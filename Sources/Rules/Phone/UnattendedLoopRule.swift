import Findings
import Language
import Resolve

/// A caller who does nothing is not kept on the line for ever.
enum UnattendedLoopRule: Rule {
  static let kind = FindingKind(
    "phone/unattended-loop", .warning, "Checks that a call in which nobody does anything comes to an end",
    why: """
      A line that was left off the hook, or two machines that talk to each other, go round for ever where silence and
      unanswered calls lead back. Someone pays for each minute. Lead silence, or the second failure, to an end; or count
      the rounds in a switch (`visits`), after which the call goes another way.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.compactMap { dialplan -> Finding? in
      let graph = dialplan.graph
      guard let start = graph.start else { return nil }
      let circle = stepsOnCircles(graph, from: start)
      guard let step = circle.firstIndex(of: true) else { return nil }
      let ways = graph.ways.filter { way in
        circle[way.from] && isUnattended(way) && !graph.isLimited(way) && way.to.map { circle[$0] } == true
      }
      return Finding(
        kind, at: contract.origin.location(graph.steps[step].key),
        "a caller who does nothing comes back to step `\(graph.steps[step].name)` for ever",
        notes: ways.map {
          "`\($0.outcome)` of `\(graph.steps[$0.from].name)` leads to `\(graph.steps[$0.to!].name)`"
        },
        help: "lead `no_input`, or the outcome that leads back, to another step")
    }
  }

  /// Ways that a call goes by itself.
  private static func isUnattended(_ way: CallGraph.Way) -> Bool {
    switch way.outcome {
    case "next", "else", "no_input", "busy", "no_answer", "failed", "dropped", "time_limit", "machine", "declined",
      "not_taken",
      "too_many", "timeout", "full", "empty", "accepted", "refused", "wrong_pin", "closed", "rejected", "unreachable":
      true
    default: way.outcome.hasPrefix("if:")
    }
  }

  /// By step: whether unattended ways lead from it round to a circle and from a circle to it.
  private static func stepsOnCircles(_ graph: CallGraph, from start: Int) -> [Bool] {
    let isReached = graph.reachable(from: [start])
    // Where no call can end at all, `phone/endless-call` says so.
    let canEnd = graph.canEnd
    // What remains when steps without an unattended way in or out are taken away again and again has a circle.
    var leaving = Array(repeating: [Int](), count: graph.steps.count)
    var arriving = Array(repeating: [Int](), count: graph.steps.count)
    for way in graph.ways where isReached[way.from] && canEnd[way.from] && isUnattended(way) {
      guard let next = way.to, !graph.isLimited(way) else { continue }
      leaving[way.from].append(next)
      arriving[next].append(way.from)
    }
    var out = leaving.map(\.count)
    var into = arriving.map(\.count)
    var isGone = graph.steps.indices.map { out[$0] == 0 || into[$0] == 0 }
    var open = graph.steps.indices.filter { isGone[$0] }
    while let step = open.popLast() {
      for next in leaving[step] {
        into[next] -= 1
        if into[next] == 0 && !isGone[next] {
          isGone[next] = true
          open.append(next)
        }
      }
      for previous in arriving[step] {
        out[previous] -= 1
        if out[previous] == 0 && !isGone[previous] {
          isGone[previous] = true
          open.append(previous)
        }
      }
    }
    return isGone.map { !$0 }
  }
}
