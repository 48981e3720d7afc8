import Outputs
import Parallel

/// Call flows for exchanges and providers, and what the service behind the model's SIP ingress goes by.
enum PhoneTarget: Target {
  static let name = "phone"
  static let summary =
    "dialplans for Asterisk, TwiML and FreeSWITCH, call control and its receiver, SIPp scenarios, prompts and diagrams"

  static func emit(_ emission: Emission) throws -> [Output] {
    let plan = PhonePlan(emission.contract)
    return outputs(plan) + ReceiverFiles.outputs(plan, emission.templates)
  }

  static func explain(_ declaration: String, in emission: Emission) -> [String] {
    PhoneExplanation(PhonePlan(emission.contract)).lines(declaration)
  }

  static func outputs(_ plan: PhonePlan) -> [Output] {
    guard !plan.flows.isEmpty else { return [] }
    // What takes longest comes first.
    let parts: [@Sendable () -> [Output]] = [
      { ScenarioFiles.outputs(plan) }, { TwiMLFiles.outputs(plan) }, { AsteriskFiles.outputs(plan) },
      { [ControlFile.output(plan), PromptsFile.output(plan)] + plan.flows.map(FlowDiagram.output) },
      { FreeSWITCHFiles.outputs(plan) },
    ]
    return concurrently(parts).flatMap { $0 }
  }
}
