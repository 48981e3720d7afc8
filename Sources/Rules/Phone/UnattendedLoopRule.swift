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
      the rounds in a switch (`visits`), or set a variable that one compares, after which the call goes another way.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.compactMap { dialplan -> Finding? in
      let graph = dialplan.graph
      guard let start = graph.start else { return nil }
      let circle = stepsOnCircles(graph, from: start)
      guard let step = circle.firstIndex(of: true), !isLeft(circle, graph) else { return nil }
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
    var leaving = Array(repeating: [Int](), count: graph.steps.count)
    for way in graph.ways where isReached[way.from] && canEnd[way.from] && isUnattended(way) {
      guard let next = way.to, !graph.isLimited(way) else { continue }
      leaving[way.from].append(next)
    }
    return onCircles(leaving)
  }

  /// Whether a call leaves all circles because of a variable that it sets on its way round.
  private static func isLeft(_ circle: [Bool], _ graph: CallGraph) -> Bool {
    var names: [String] = []
    for step in graph.steps.indices where circle[step] {
      guard case .branch(let branch) = graph.steps[step].act else { continue }
      for case .variable(let name)? in branch.cases.map(\.value) where !names.contains(name) { names.append(name) }
    }
    return names.contains { name in
      guard let flow = VariableFlow(name, in: graph) else { return false }
      let places = flow.places.filter { circle[$0.step] }
      let numbers = Dictionary(places.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      let leaving = places.map { place in
        graph.leaving[place.step].filter { isUnattended($0) && !graph.isLimited($0) }
          .compactMap { flow.after(place, $0) }.compactMap { numbers[$0] }
      }
      return !onCircles(leaving).contains(true)
    }
  }

  /// What remains when places without a way in or out are taken away again and again.
  private static func onCircles(_ leaving: [[Int]]) -> [Bool] {
    var arriving = Array(repeating: [Int](), count: leaving.count)
    for (place, next) in leaving.enumerated() { for next in next { arriving[next].append(place) } }
    var out = leaving.map(\.count)
    var into = arriving.map(\.count)
    var isGone = leaving.indices.map { out[$0] == 0 || into[$0] == 0 }
    var open = leaving.indices.filter { isGone[$0] }
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
