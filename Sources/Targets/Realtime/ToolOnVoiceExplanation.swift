import Language
import Resolve
import Voice

/// What follows for voice agents from a tool: who may call it, and whether a call waits for a yes.
struct ToolOnVoiceExplanation {
  let tool: ResolvedTool
  let contract: ResolvedContract

  init(_ tool: ResolvedTool, in contract: ResolvedContract) {
    self.tool = tool
    self.contract = contract
  }

  var lines: [String] {
    var lines: [String] = []
    for agent in contract.contract.agents where agent.tools.contains(tool.name) {
      for session in VoiceContract(contract, agents: [agent]).sessions(of: agent) {
        lines.append("\(agent.name) on \(session.surface.rawValue) " + access(in: session))
      }
    }
    return lines
  }

  private func access(in session: VoiceSession) -> String {
    guard tool.tool.isCallable(on: session.surface) else {
      return "may not call it: its surfaces leave that one out"
    }
    if tool.tool.effect == .read { return "calls it without asking, as it only reads" }
    guard let approval = session.approval else { return "must ask first, and nobody answers" }
    return
      "asks first; then the \(approval.by.rawValue) has \(approval.within.words) to say yes, or the call is "
      + (approval.otherwise == .refuse ? "refused" : "refused and a person takes over")
  }
}
