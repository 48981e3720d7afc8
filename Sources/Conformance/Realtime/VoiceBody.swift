import Facts
import Findings
import Language
import Outputs
import Resolve

/// The configuration of one session as a file carries it.
struct VoiceBody {
  /// How the session reaches the service.
  enum Transport: String {
    /// `client-secret.json`: a browser.
    case webRTC
    /// `session-update.json`: a server's socket.
    case webSocket
    /// `call-accept.json`: a phone call.
    case sip
    /// `hand-over/….json`: an event that changes a session which another agent began.
    case handOver
  }

  let agent: Agent
  let surface: Surface
  let transport: Transport
  let root: JSONNode
  /// The session itself: in two of the files it stands under `session`.
  let session: JSONNode

  /// Names the file in messages.
  var subject: String { "\(agent.name)'s \(fileKind)" }
  private var fileKind: String {
    switch transport {
    case .webRTC: "client secret"
    case .webSocket: "session update"
    case .sip: "call accept"
    case .handOver: "hand-over on \(surface.rawValue)"
    }
  }

  var settings: VoiceSettings { agent.settings(on: surface) }
  var model: RealtimeModel? { RealtimeFacts.model(agent.model) }
  var tools: [JSONNode] { session["tools"]?.elements ?? [] }
  var server: JSONNode? { tools.first { $0["type"]?.string == "mcp" } }
  var functions: [JSONNode] { tools.filter { $0["type"]?.string == "function" } }
  var instructions: String { session["instructions"]?.string ?? "" }

  func claim(_ kind: FindingKind, _ subject: Subject) -> Claim {
    Claim(kind, self.subject, declared: subject.place(of: "agent.\(agent.name)"))
  }

  /// The agent's tools that may be called on the surface, in its order. One that names no surface is kept from none.
  func allowedTools(_ contract: Contract) -> [Tool] {
    agent.tools.compactMap { contract.tools[$0] }.filter { $0.surfaces.isEmpty || $0.surfaces.contains(surface) }
  }

  /// The functions that follow from the agent's ways out on the surface.
  var expectedFunctions: [String] {
    var names: [String] = []
    let way = { (phone: WayOut?, web: WayOut?) in surface == .phone ? phone : web }
    if let escalation = agent.escalation, way(escalation.phone, escalation.web) != nil {
      names.append("escalate_to_human")
    }
    for exit in agent.exits where way(exit.phone, exit.web) != nil { names.append("transfer_to_\(exit.name)") }
    names += agent.handOver.map { "hand_over_to_\($0.name)" }
    if agent.waits { names.append("wait_for_user") }
    return names + ["finish_session"]
  }
}

extension Subject {
  /// Every session of every agent that there is a file of.
  var voiceBodies: [VoiceBody] {
    contract.agents.flatMap { agent -> [VoiceBody] in
      let first: Surface = agent.surfaces.contains(.web) ? .web : .phone
      let kinds: [(VoiceBody.Transport, Surface, String)] = [
        (.webRTC, .web, "client-secret"), (.webSocket, first, "session-update"), (.sip, .phone, "call-accept"),
        (.handOver, .web, ""), (.handOver, .phone, ""),
      ]
      let others = resolved.otherLanguages(of: agent).compactMap { tag -> VoiceBody? in
        let path = "realtime/\(FileName.encoded(agent.name)).\(tag).call-accept.json"
        guard let root = files.json(path) else { return nil }
        return VoiceBody(
          agent: agent.beginning(in: tag), surface: .phone, transport: .sip, root: root, session: root)
      }
      return kinds.compactMap { transport, surface, ending in
        let name = FileName.encoded(agent.name)
        let path = transport == .handOver ? "hand-over/\(name).\(surface.rawValue)" : "\(name).\(ending)"
        guard let root = files.json("realtime/\(path).json"),
          let session = transport == .sip ? root : root["session"]
        else { return nil }
        return VoiceBody(agent: agent, surface: surface, transport: transport, root: root, session: session)
      } + others
    }
  }
}
