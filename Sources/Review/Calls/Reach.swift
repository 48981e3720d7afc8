import Language
import Resolve

extension Side {
  /// A step with what it does: `` `voicemail` (takes a message)``.
  func describe(_ name: String, in dialplan: String) -> String {
    guard let step = contract.contract.dialplans[dialplan]?.steps[name] else { return Wording.quoted(name) }
    return "\(Wording.quoted(name)) (\(act(of: step)))"
  }

  private func act(of step: Step) -> String {
    switch step.act {
    case .none: "speaks"
    case .branch: "decides"
    case .ask: "asks"
    case .connect(let connect): "agent \(Wording.quoted(connect.agent))"
    case .transfer(let transfer):
      "puts through to \(transfer.destinations.map { Wording.quoted($0) }.joined(separator: ", "))"
    case .refer(let referral): "hands over to \(Wording.quoted(referral.destination))"
    case .stream(let streaming): "connects to web socket \(Wording.quoted(streaming.stream))"
    case .queue(let waiting): "waits in queue \(Wording.quoted(waiting.queue))"
    case .record: "takes a message"
    case .callBack: "notes a call back"
    case .call(let call): "calls tool \(Wording.quoted(call.tool))"
    case .park: "parks the call"
    case .conference: "a conference"
    case .emergency: "closes or opens a schedule"
    case .hangup: "hangs up"
    }
  }

  /// Whether a call can come to a person from a step on: put through, or waiting for somebody.
  func reachesPeople(from step: String, in dialplan: String) -> Bool {
    guard let graph = contract.dialplan(dialplan)?.graph, let place = graph.place(of: step) else { return false }
    let reached = graph.reachable(from: [place])
    return graph.steps.indices.contains { index in
      guard reached[index] else { return false }
      switch graph.steps[index].act {
      case .transfer, .refer, .queue, .park, .conference: return true
      default: return false
      }
    }
  }
}
