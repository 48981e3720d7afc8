import Findings
import Language
import Resolve

/// Every outcome has a way.
enum MissingOutcomeRule: Rule {
  static let kind = FindingKind(
    "phone/missing-outcome", .error, "Checks that every outcome of a step has a way",
    why: """
      A line can be busy, nobody may answer, a leg can fail; an agent's call can drop, reach its limit, be completed or
      leave by one of the agent's exits. A question may meet silence or a wrong key. A call must go on after each.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.compactMap { step -> Finding? in
        if case .ask(let ask) = step.act { return check(ask, step, contract) }
        guard let ways = OutcomeWays(step, in: contract) else { return nil }
        // That nobody calls an outbound dialplan, whose number could be given, is said where it is.
        let missing = ways.missing.filter { $0 != "no_number" || dialplan.dialplan.direction == .inbound }
        guard !missing.isEmpty else { return nil }
        return Finding(
          kind,
          at: contract.origin.location(step.node, keyOf: ways.given.isEmpty ? actKey(step) : "on_result"),
          "step `\(step.name)` has no way for \(listed(missing))",
          label: ways.given.isEmpty ? nil : "outcomes of \(ways.subject)",
          help: "add \(missing.map { "`\($0): STEP`" }.joined(separator: ", ")) to `on_result`")
      }
    }
  }

  private static func check(_ ask: Ask, _ step: Step, _ contract: ResolvedContract) -> Finding? {
    let missing = [ask.noInput == nil ? "no_input" : nil, ask.noMatch == nil ? "no_match" : nil].compactMap {
      $0
    }
    guard !missing.isEmpty else { return nil }
    return Finding(
      kind, at: contract.origin.location(step.node, keyOf: "ask"),
      "step `\(step.name)` has no way for \(listed(missing))",
      label: "a caller may say nothing, or press another key",
      help: "add \(missing.map { "`\($0): {next: STEP}`" }.joined(separator: ", "))")
  }

  private static func actKey(_ step: Step) -> String {
    switch step.act {
    case .connect: "connect"
    case .queue: "queue"
    case .callBack: "call_back"
    case .call: "call"
    case .refer: "refer"
    case .stream: "stream"
    case .park: "park"
    default: "transfer"
    }
  }
}
