import Facts
import Language
import Resolve
import Syntax

/// The outcomes that a step must have a way for, and those that it may have one for.
struct OutcomeWays {
  let required: [String]
  let allowed: [String]
  let given: [OutcomeWay]
  /// What the outcomes are about: ``agent `front_desk` ``.
  let subject: String

  /// Nil for steps that have no outcomes.
  init?(_ step: Step, in contract: ResolvedContract) {
    switch step.act {
    case .connect(let connect):
      guard let agent = contract.contract.agents[connect.agent] else { return nil }
      let exits = contract.contract.phoneOutcomes(of: agent)
      required = PhoneFacts.connectOutcomes.filter { $0 != "time_limit" || agent.maxDuration != nil } + exits
      allowed = PhoneFacts.connectOutcomes + exits
      given = connect.outcomes
      subject = "agent `\(agent.name)`"
    case .transfer(let transfer):
      let left = (transfer.leave == nil ? [] : [PhoneFacts.leftOutcome]) + Self.passed(step)
      required = PhoneFacts.transferOutcomes + (transfer.screen == nil ? [] : ["declined"]) + left
      allowed = required + PhoneFacts.refusalOutcomes + ["completed"]
      given = transfer.outcomes
      subject = transfer.destinations.map { "`\($0)`" }.joined(separator: ", ")
    case .refer(let referral):
      required = PhoneFacts.referOutcomes
      allowed = required
      given = referral.outcomes
      subject = "a call that is handed over to `\(referral.destination)`"
    case .stream(let streaming):
      required = StreamFacts.outcomes
      allowed = required
      given = streaming.outcomes
      subject = "web socket `\(streaming.stream)`"
    case .queue(let waiting):
      let capacity = contract.contract.queues[waiting.queue]?.capacity
      let closed = waiting.schedule == nil ? [] : [PhoneFacts.closedOutcome]
      let passed = Self.passed(step)
      required =
        ["empty"] + (waiting.timeout == nil ? [] : ["timeout"]) + (capacity == nil ? [] : ["full"]) + closed + passed
      allowed = PhoneFacts.queueOutcomes + closed + passed + ["completed"]
      given = waiting.outcomes
      subject = "queue `\(waiting.queue)`"
    case .callBack(let callBack):
      required = PhoneFacts.callBackOutcomes
      allowed = required
      given = callBack.outcomes
      subject = "a call back by `\(callBack.dialplan)`"
    case .call(let call):
      required = PhoneFacts.toolOutcomes.filter { $0 != "no_number" || call.needsCaller }
      allowed = required
      given = call.outcomes
      subject = "tool `\(call.tool)`"
    case .park(let parking):
      required = PhoneFacts.parkOutcomes
      // Whoever takes the call up ends it for both.
      allowed = required
      given = parking.outcomes
      subject = "lot `\(parking.lot)`"
    case .none, .branch, .ask, .record, .conference, .emergency, .hangup: return nil
    }
  }

  /// What comes of being passed on, where that can be.
  private static func passed(_ step: Step) -> [String] { step.passing.isEmpty ? [] : [PhoneFacts.notTakenOutcome] }

  var unknown: [OutcomeWay] { given.filter { !allowed.contains($0.outcome) } }

  /// Outcomes without a way, except those that a misspelt one was probably meant for.
  var missing: [String] {
    let misspelt = meant(by: given.map(\.outcome), among: allowed)
    return required.filter { name in !given.contains { $0.outcome == name } && !misspelt.contains(name) }
  }
}
