import JSONValues
import Language
import Outputs
import Voice

/// `policy/<agent>.json`: what the service can't be told, and whoever holds a session (the page and its backend, the
/// receiver behind the phone, a server with a socket of its own) has to see to.
struct SessionPolicy {
  let agent: Agent
  let sessions: [VoiceSession]

  var value: JSONValue {
    var value: JSONObject = ["agent": .string(agent.name), "model": .string(agent.model)]
    value.append("max_duration_seconds", agent.maxDuration.map { .int($0.seconds) })
    value.append("token", Self.token(of: agent))
    var surfaces = JSONObject()
    for session in sessions { surfaces.append(session.surface.rawValue, surface(session)) }
    value.append("surfaces", .object(surfaces))
    return .object(value)
  }

  /// Said of a token that is each person's own. What a deployment puts into the bodies would be one for everybody.
  static func token(of agent: Agent) -> JSONValue? {
    agent.mcp?.kind == .linked && agent.mcp?.authorization != nil ? "linked" : nil
  }

  private func surface(_ session: VoiceSession) -> JSONValue {
    var value = JSONObject()
    value.append(
      "functions", .object(JSONObject(session.functions.map { .init($0.name, purpose($0, session.surface)) })))
    if let approval = session.approval, !session.writes.isEmpty {
      var policy: JSONObject = ["tools": .strings(session.writes), "by": .string(approval.by.rawValue)]
      policy.append("when", approval.when.map { .string($0) })
      policy.append("within_seconds", .int(approval.within.seconds))
      policy.append("otherwise", .string(approval.otherwise.rawValue))
      value.append("approvals", .object(policy))
    }
    value.append("failures", session.failures.json)
    return .object(value)
  }

  private func purpose(_ function: VoiceFunction, _ surface: Surface) -> JSONValue {
    var value = JSONObject()
    switch function.purpose {
    case .escalation:
      value.append("does", "escalate")
      append(agent.escalation?.way(on: surface), to: &value)
    case .exit(let name):
      value.append("does", "exit")
      value.append("exit", .string(name))
      append(agent.exits[name]?.way(on: surface), to: &value)
    case .handOver(let name):
      value.append("does", "hand_over")
      value.append("agent", .string(name))
      value.append("update", .string("realtime/hand-over/\(FileName.encoded(name)).\(surface.rawValue).json"))
      value.append("at_most", agent.handOver[name]?.atMost.map { .int($0) })
    case .wait: value.append("does", "wait")
    case .end:
      value.append("does", "end")
      value.append("outcome", function.outcome.map { .string($0) })
    }
    return .object(value)
  }

  private func append(_ way: WayOut?, to value: inout JSONObject) {
    value.append("outcome", way?.exit.map { .string($0) })
    value.append("message", way?.message.map { .string($0) })
    value.append("link", way?.link.map { .string($0) })
    value.append("number", way?.number.map { .string($0) })
  }
}
