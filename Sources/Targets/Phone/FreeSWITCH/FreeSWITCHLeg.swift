import Facts
import Language
import Resolve

/// A call to an agent or a person, and what came of it.
struct FreeSWITCHLeg {
  typealias Action = FreeSWITCHText.Action
  private let flow: FreeSWITCHFlow
  private let index: Int
  private var step: Step { flow.flow.graph.steps[index] }

  init(_ flow: FreeSWITCHFlow, _ index: Int) {
    self.flow = flow
    self.index = index
  }

  /// `route`: how the model's side knows where the call comes from, and its language.
  func actions(_ route: AgentRoute) -> [Action] {
    var actions = [
      Action("set", "hangup_after_bridge=false"), Action("set", "continue_on_fail=true"),
      Action("set", "originate_disposition="), Action("set", "bridge_hangup_cause="),
    ]
    switch step.act {
    case .connect(let connect):
      let exits = flow.plan.names.context(.exits(flow.flow.name, step.name))
      actions += [
        Action("set", "call_timeout=\(connect.timeout?.seconds ?? PhoneFacts.usualRinging)"),
        Action("set", "force_transfer_dialplan=XML"), Action("set", "force_transfer_context=\(exits)"),
        Action("bridge", connection(connect, route)),
        // From here on nobody may transfer the caller.
        Action("set", "force_transfer_context=parlance-nowhere"),
      ]
    case .transfer(let transfer):
      actions += [
        Action("set", "call_timeout=\(transfer.timeout?.seconds ?? PhoneFacts.usualRinging)"),
        Action("set", "force_transfer_context=parlance-nowhere"),
      ]
      // It says of both ends that the call is completed. Where nothing follows that, the key would end the call; and it must
      // not hold in another leg.
      let leaves = transfer.leave.flatMap { key in
        flow.flow.graph.leaving[index].contains { $0.outcome == "completed" } ? key.key : nil
      }
      if let leaves { actions.append(Action("set", "bridge_terminate_key=\(leaves)")) }
      actions.append(Action("bridge", address(transfer)))
      if leaves != nil { actions.append(Action("set", "bridge_terminate_key=")) }
    default: break
    }
    return actions + [flow.go("\(flow.name(step)).leg")]
  }

  private func connection(_ connect: Connect, _ route: AgentRoute) -> String {
    var variables = ["sip_h_\(PhoneFacts.routeHeader)=\(route.name)"]
    if let model = flow.plan.model, model.transport == .tls { variables.append("rtp_secure_media=mandatory") }
    if let limit = flow.plan.contract.agents[connect.agent]?.maxDuration?.seconds, limit > 0 {
      variables.append("execute_on_answer='sched_hangup +\(limit) ALLOTTED_TIMEOUT'")
    }
    let gateway = flow.plan.names.trunk(flow.plan.model?.name ?? "")
    return "{\(variables.joined(separator: ","))}sofia/gateway/\(gateway)/"
      + FreeSWITCHText.argument(flow.plan.model?.project ?? "")
  }

  private func address(_ transfer: Transfer) -> String {
    guard let line = flow.plan.contract.destinations[transfer.destinations.first ?? ""] else {
      return "error/UNALLOCATED_NUMBER"
    }
    if let number = flow.plan.numbers[line.name] {
      return "sofia/gateway/\(flow.plan.names.trunk(line.via ?? ""))/\(number)"
    }
    return "sofia/external/\(FreeSWITCHText.argument(line.uri))"
  }

  // MARK: - What came of it

  private static let disposition = "${originate_disposition}"
  private static let end = "${bridge_hangup_cause}"

  /// In order: the first that fits decides. Everything that is no success is a failure.
  private static let outcomes: [(outcome: String, field: String, expression: String)] = [
    ("rejected", disposition, names("rejected")), ("unreachable", disposition, names("unreachable")),
    ("busy", disposition, "^USER_BUSY$"),
    ("no_answer", disposition, "^(NO_ANSWER|NO_USER_RESPONSE|ALLOTTED_TIMEOUT|PROGRESS_TIMEOUT)$"),
    ("failed", disposition, "^(?!SUCCESS$)"),
    ("time_limit", end, "^ALLOTTED_TIMEOUT$"),
    ("dropped", end, "^(?!NORMAL_CLEARING$)"),
  ]

  private static func names(_ refusal: String) -> String {
    "^(\(RefusalFacts.dispositions(of: refusal).joined(separator: "|")))$"
  }

  func writeOutcomes(to text: inout FreeSWITCHText) {
    let name = "\(flow.name(step)).leg"
    var otherwise = "end"
    var known = PhoneFacts.transferOutcomes
    if case .connect(let connect) = step.act {
      known = PhoneFacts.connectOutcomes
      if flow.plan.contract.agents[connect.agent]?.maxDuration == nil { known.removeAll { $0 == "time_limit" } }
      otherwise = "completed"
    } else if flow.flow.graph.leaving[index].contains(where: { $0.outcome == "completed" }) {
      otherwise = "completed"
    }
    if case .transfer(let transfer) = step.act { known += transfer.refusals }
    for (outcome, field, expression) in Self.outcomes where known.contains(outcome) {
      text.extension(name, when: [.field(field, expression)], flow.leave(outcome, index))
    }
    text.extension(name, flow.leave(otherwise, index))
  }
}
