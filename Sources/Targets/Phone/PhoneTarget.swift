import JSONValues
import Outputs
import Parallel

/// Call flows for exchanges and providers, and what the service behind the model's SIP ingress goes by.
enum PhoneTarget: Target {
  static let name = "phone"
  static let summary =
    "dialplans for Asterisk, TwiML and FreeSWITCH, call control and its receiver, SIPp scenarios, prompts and diagrams"

  static func emit(_ emission: Emission) throws -> [Output] {
    let plan = PhonePlan(emission.contract)
    defer { letGo(of: plan) }
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
    let dialplans = plan.flows.concurrentlyMapped(by: PhonePlan.share) { DialplanFiles($1, plan) }
    let whole: [@Sendable () -> [Output]] = [
      { ScenarioFiles.outputs(plan, coverage: dialplans.map(\.coverage)) },
      { AsteriskFiles.outputs(plan, contexts: dialplans.map(\.contexts)) },
      { [ControlFile.output(plan), PromptsFile.output(plan, dialplans.map(\.prompts))] },
      { FreeSWITCHFiles.outputs(plan, dialplans.map(\.obstacles)) },
      { TwiMLFiles.outputs(plan, dialplans.map(\.served)) },
    ]
    return dialplans.flatMap { [$0.scenarios, $0.served.outputs, [$0.diagram]] } + concurrently(whole)
  }

  /// The files of one dialplan, and what it adds to those of all.
  private struct DialplanFiles: Sendable {
    let scenarios: [Output]
    let coverage: [UInt8]
    let served: TwiMLFiles.Served
    let contexts: [UInt8]
    let obstacles: FreeSWITCHLimits.Obstacles
    let prompts: [UInt8]
    let diagram: Output

    init(_ flow: PhonePlan.Flow, _ plan: PhonePlan) {
      (scenarios, coverage) = ScenarioFiles.walk(flow, plan)
      served = TwiMLFiles.serve(flow, plan)
      contexts = ExtensionsFile.contexts(of: flow, plan)
      obstacles = FreeSWITCHLimits.Obstacles(flow, plan)
      prompts = PromptsFile.prompts(of: flow, plan)
      diagram = FlowDiagram.output(flow)
    }
  }
}
