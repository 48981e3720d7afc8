import Outputs
import Parallel

/// Call flows for exchanges and providers, and what the service behind the model's SIP ingress goes by.
enum PhoneTarget: Target {
  static let name = "phone"
  static let summary =
    "dialplans for Asterisk, TwiML and FreeSWITCH, call control and its receiver, SIPp scenarios, prompts and diagrams"

  static func emit(_ emission: Emission) throws -> [Output] {
    let plan = PhonePlan(emission.contract)
    return join(parts(plan) + [ReceiverFiles.outputs(plan, emission.templates)])
  }

  static func explain(_ declaration: String, in emission: Emission) -> [String] {
    PhoneExplanation(PhonePlan(emission.contract)).lines(declaration)
  }

  static func outputs(_ plan: PhonePlan) -> [Output] { join(parts(plan)) }

  /// Moves the parts' outputs into one list. A large contract has a hundred files a dialplan, and copying an output counts
  /// who holds its path, its bytes and its declarations.
  private static func join(_ parts: consuming [[Output]]) -> [Output] {
    let empty = Output(path: "", bytes: [], declarations: [])
    var all = Array(repeating: empty, count: parts.reduce(0) { $0 + $1.count })
    var next = 0
    for part in parts.indices {
      for place in parts[part].indices {
        swap(&all[next], &parts[part][place])
        next += 1
      }
    }
    return all
  }

  private static func parts(_ plan: PhonePlan) -> [[Output]] {
    guard !plan.flows.isEmpty else { return [] }
    // First what takes longest, on all processors; so that none is idle while its largest file is put together, the rest
    // is done meanwhile.
    let scenarios = ScenarioFiles.walk(plan)
    let parts: [@Sendable () -> [[Output]]] = [
      { ScenarioFiles.outputs(plan, scenarios) }, { [AsteriskFiles.outputs(plan)] },
      { [[ControlFile.output(plan), PromptsFile.output(plan)], plan.flows.map(FlowDiagram.output)] },
      { [FreeSWITCHFiles.outputs(plan)] }, { TwiMLFiles.outputs(plan) },
    ]
    return concurrently(parts).flatMap { $0 }
  }
}
