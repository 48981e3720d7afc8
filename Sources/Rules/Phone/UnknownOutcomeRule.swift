import Facts
import Findings
import Language
import Resolve

/// An outcome in `on_result` is one that can come.
enum UnknownOutcomeRule: Rule {
  static let kind = FindingKind(
    "phone/unknown-outcome", .error, "Checks that each outcome in `on_result` can come",
    why: """
      A transfer ends `busy`, `no_answer`, `failed` or `completed`, with `screen` also `declined`; a call to an agent
      also `dropped`, `time_limit` or by one of the agent's exits (`escalation.phone.exit`, `exits.NAME.phone.exit`); a
      queue `timeout`, `full`, `empty` or `completed`, with `while` also `closed`; a call back is `accepted` or `refused`;
      parking ends by `timeout` or `failed`. Nothing else ever comes.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.flatMap { step -> [Finding] in
        guard let ways = OutcomeWays(step, in: contract.contract) else { return [] }
        return ways.unknown.map { way in
          let meant = nearest(to: way.outcome, among: ways.allowed)
          return Finding(
            kind, at: contract.origin.location(way.key), "\(ways.subject) has no outcome `\(way.outcome)`",
            help: remedy(way.outcome, step) ?? meant.map { "did you mean `\($0)`?" }
              ?? "there are \(ways.allowed.map { "`\($0)`" }.joined(separator: ", "))")
        }
      }
    }
  }

  /// What makes an outcome one that can come.
  private static func remedy(_ outcome: String, _ step: Step) -> String? {
    guard outcome == PhoneFacts.closedOutcome, case .queue = step.act else { return nil }
    return "add `while: SCHEDULE` to the step, or take it out"
  }
}
