import JSONValues
import Language
import Outputs
import Voice

/// The files of one agent.
struct AgentOutputs {
  private let agent: Agent
  private let sessions: [(session: VoiceSession, instructions: Instructions)]
  /// The same agent where another one hands over to it.
  private let handed: [VoiceSession]
  /// The same agent on the phone where a call comes to it in one of its other languages.
  private let others: [(tag: String, session: VoiceSession)]
  private let declarations: [String]

  /// `tags`: those languages.
  init(_ agent: Agent, in contract: VoiceContract, otherLanguages tags: [String] = []) {
    self.agent = agent
    others = tags.compactMap { tag in
      contract.sessions(of: agent.beginning(in: tag)).first { $0.surface == .phone }.map { (tag, $0) }
    }
    sessions = contract.sessions(of: agent).map { ($0, Instructions($0)) }
    handed = contract.handedSessions(of: agent)
    var tools: Set<String> = []
    for (session, _) in sessions { tools.formUnion(session.tools.lazy.map { "tool." + $0.name }) }
    declarations = ["agent." + agent.name] + tools.sorted()
  }

  var outputs: [Output] {
    guard let first = sessions.first else { return [] }
    let texts = sessions.map(\.instructions.text)
    var outputs: [Output] = []
    for (index, (session, _)) in sessions.enumerated() {
      switch session.surface {
      case .web:
        let body = SessionBody(session: session, transport: .webRTC, instructions: texts[index])
        outputs.append(file("client-secret.json", clientSecret(body)))
      default:
        let body = SessionBody(session: session, transport: .sip, instructions: texts[index])
        outputs.append(file("call-accept.json", .object(body.members)))
      }
    }
    for (tag, session) in others {
      let body = SessionBody(session: session, transport: .sip, instructions: Instructions(session).text)
      outputs.append(file("\(tag).call-accept.json", .object(body.members)))
    }
    let body = SessionBody(session: first.session, transport: .webSocket, instructions: texts[0])
    outputs.append(file("session-update.json", ["type": "session.update", "session": .object(body.members)]))
    for session in handed {
      let body = SessionBody(
        session: session, transport: .handOver(session.surface), instructions: Instructions(session).text)
      outputs.append(
        file(
          named: "hand-over/\(name).\(session.surface.rawValue).json",
          JSONWriter.pretty(["type": "session.update", "session": .object(body.members)])))
    }
    let policy = SessionPolicy(agent: agent, sessions: sessions.map(\.session)).value
    outputs.append(file(named: "policy/\(name).json", JSONWriter.pretty(policy)))
    let document = InstructionsDocument(agent: agent, sessions: sessions)
    outputs.append(file("instructions.md", Array(document.text.utf8)))
    return outputs
  }

  private func clientSecret(_ body: SessionBody) -> JSONValue {
    let seconds = agent.clientSecret?.expiresAfter?.seconds ?? SessionDefaults.clientSecretSeconds
    return [
      "expires_after": ["anchor": "created_at", "seconds": .int(seconds)],
      "session": .object(body.members),
    ]
  }

  private func file(_ ending: String, _ value: JSONValue) -> Output { file(ending, JSONWriter.pretty(value)) }

  private func file(_ ending: String, _ bytes: [UInt8]) -> Output { file(named: "\(name).\(ending)", bytes) }

  private func file(named name: String, _ bytes: [UInt8]) -> Output {
    Output(path: "realtime/\(name)", bytes: bytes, declarations: declarations)
  }

  private var name: String { FileName.encoded(agent.name) }
}
