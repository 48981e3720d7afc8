import JSONValues
import Language
import Outputs
import Resolve
import Voice

/// Voice agents for the OpenAI Realtime service. For each agent:
///
/// - `<agent>.client-secret.json`, if it is met on the web: what the team's backend sends to `POST
///   /v1/realtime/client_secrets`.
/// - `<agent>.call-accept.json`, if it is met on the phone: what the receiver sends to `POST
///   /v1/realtime/calls/{call_id}/accept`; `<agent>.es.call-accept.json`, if a dialplan connects calls to it in another of
///   its languages: it begins in that one.
/// - `<agent>.session-update.json`: the first event that a server of the team's own sends on a WebSocket (`wss://…
///   /v1/realtime?model=…`), where it carries the sound itself. It has the settings and ways out of the agent's first
///   surface. A side channel to a call (`?call_id=…`) needs none: the call has its configuration already.
/// - `hand-over/<agent>.web.json`, `hand-over/<agent>.phone.json`, if another agent hands over to it: the event that
///   changes a running session, sent by the team's own server on the call's side channel (`?call_id=…`).
/// - `policy/<agent>.json`: what whoever holds a session goes by: what each function stands for, who approves, what
///   happens on failures, when the time is up. It holds no secret.
/// - `<agent>.instructions.md`: what the agent is told, for people to read.
///
/// Once for the environment: `service/addresses.json`, the hosts of the region and the project.
///
/// The bodies of sessions may hold references to secrets, and go only to servers.
enum RealtimeTarget: Target {
  static let name = "realtime"
  static let summary =
    "OpenAI Realtime sessions of the voice agents: client secret, session update, call accept"

  static func emit(_ emission: Emission) throws -> [Output] {
    let contract = VoiceContract(emission.contract)
    var outputs: [Output] = []
    for agent in emission.contract.contract.agents {
      let others = emission.contract.otherLanguages(of: agent)
      outputs += AgentOutputs(agent, in: contract, otherLanguages: others).outputs
    }
    if !outputs.isEmpty { outputs.append(ServiceFile(emission.contract.contract).output) }
    return outputs
  }

  static func explain(_ declaration: String, in emission: Emission) -> [String] {
    let parts = declaration.split(separator: ".", maxSplits: 1)
    guard parts.count == 2 else { return [] }
    switch parts[0] {
    case "voice", "agent":
      guard let agent = emission.contract.contract.agents[String(parts[1])] else { return [] }
      return AgentExplanation(agent, in: emission.contract).lines
    case "tool":
      guard let tool = emission.contract.tool(String(parts[1])) else { return [] }
      return ToolOnVoiceExplanation(tool, in: emission.contract).lines
    default: return []
    }
  }
}
