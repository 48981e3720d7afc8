import Language
import Resolve
import Voice

/// What follows for the voice pages from a declaration, in words.
struct WebExplanation {
  let contract: ResolvedContract

  init(_ contract: ResolvedContract) { self.contract = contract }

  func lines(about declaration: String) -> [String] {
    let name = declaration.dropping("agent.") ?? declaration.dropping("voice.")
    guard let name, let agent = contract.contract.agents[name], agent.voiceSurfaces.contains(.web) else { return [] }
    let program = WebProgram(agent, in: contract)
    let session = program.session
    var lines = [
      "has one voice page; it asks \(program.backend) for a client secret, and speaks with \(program.service.origin)"
    ]
    let sites = agent.page?.embedOn ?? []
    lines.append(
      sites.isEmpty ? "no other site may show the page in a frame" : "may be shown by \(sites.joined(separator: ", "))")
    if let approval = session.approval, !session.writes.isEmpty {
      lines.append(
        "the page asks before \(session.writes.joined(separator: ", ")), and says no after \(approval.within.words)"
          + (approval.otherwise == .escalate ? ", and shows the way to a person" : ""))
    }
    if let limit = agent.maxDuration { lines.append("the page ends a conversation after \(limit.words)") }
    switch program.eventLog {
    case .off: lines.append("the page keeps no events")
    case .save: lines.append("the person may save the events of a conversation as a file")
    case .backend: lines.append("the events of a conversation go to the team's backend when it is over")
    }
    return lines
  }
}
