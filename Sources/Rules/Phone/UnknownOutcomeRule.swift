import Facts
import Findings
import Language
import Resolve

/// An outcome in `on_result` is one that can come.
enum UnknownOutcomeRule: Rule {
  static let kind = FindingKind(
    "phone/unknown-outcome", .error, "Checks that each outcome in `on_result` can come",
    why: """
      A transfer ends `busy`, `no_answer`, `failed` or `completed`, with `screen` also `declined`, with `leave`
      also `left`, and may tell `rejected` and `unreachable` from `failed`; a call to an agent also `dropped`, `time_limit` or by one of the
      agent's exits (`escalation.phone.exit`, `exits.NAME.phone.exit`); a queue `timeout`, `full`, `empty` or
      `completed`, with `while` also `closed`; both, with `pass_on`, also `not_taken`; a call that is handed over (`refer`) only
      `failed`; a web socket (`stream`) `completed`, `failed` or `time_limit`; a call back is `accepted` or `refused`; parking
      ends by `timeout` or `failed`. Nothing else ever comes.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.flatMap { step -> [Finding] in
        guard let ways = OutcomeWays(step, in: contract) else { return [] }
        return ways.unknown.map { way in
          let meant = nearest(to: way.outcome, among: ways.allowed)
          return Finding(
            kind, at: contract.origin.location(way.key), "\(ways.subject) has no outcome `\(way.outcome)`",
            help: remedy(way.outcome, step, ways) ?? meant.map { "did you mean `\($0)`?" }
              ?? "there are \(ways.allowed.map { "`\($0)`" }.joined(separator: ", "))")
        }
      }
    }
  }

  /// What makes an outcome one that can come, or where it comes.
  private static func remedy(_ outcome: String, _ step: Step, _ ways: OutcomeWays) -> String? {
    if case .queue = step.act, outcome == PhoneFacts.closedOutcome {
      return "add `while: SCHEDULE` to the step, or take it out"
    }
    if case .transfer = step.act, outcome == PhoneFacts.leftOutcome {
      return "add `leave: star` to the step, or take it out"
    }
    if outcome == PhoneFacts.notTakenOutcome {
      switch step.act {
      case .transfer, .queue: return "add `pass_on: {11: DESTINATION}` to the step, or take it out"
      default: break
      }
    }
    if case .refer = step.act, outcome == "accepted" || outcome == "completed" {
      return "take it out: a call that is handed over is over here"
    }
    if case .transfer = step.act, outcome == "declined" { return "add `screen: TEXT` to the step, or take it out" }
    guard PhoneFacts.refusalOutcomes.contains(outcome), !ways.allowed.contains(outcome) else { return nil }
    let asWhat = outcome == "unreachable" ? "`failed` or `no_answer`" : "`failed`"
    let instead = ways.allowed.contains("failed") ? "; here it comes as \(asWhat)" : ""
    return "only a `transfer` tells it apart\(instead)"
  }
}
