import Findings
import JSONValues
import Language
import Outputs

enum SessionPolicyExpectation: Expectation {
  static let name = "that those who hold a session are told what each function stands for, who approves and what fails"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for agent in subject.contract.agents {
      let path = "realtime/policy/\(FileName.encoded(agent.name)).json"
      guard let policy = subject.files.json(path) else { continue }
      let claim = Claim(
        ConformanceFindings.sessionPolicy, "\(agent.name)'s policy", declared: subject.place(of: "agent.\(agent.name)"))
      verdict.expect(policy, "agent", .string(agent.name), claim, because: "its name")
      verdict.expect(policy, "model", .string(agent.model), claim, because: "`model`")
      verdict.expect(
        policy, "max_duration_seconds", agent.maxDuration.map { .int($0.seconds) }, claim, because: "`max_duration`")
      for body in subject.voiceBodies where body.agent.name == agent.name {
        if body.transport == .webSocket || body.transport == .handOver { continue }
        // It is written in the agent's first language; what is said in calls in another one stands in their routes.
        if body.agent.language?.standard != agent.language?.standard { continue }
        guard let surface = policy["surfaces", body.surface.rawValue] else {
          verdict.expect(
            false, claim.kind, at: policy.location, "\(claim.subject) says nothing of \(body.surface.rawValue)",
            declared: claim.declared)
          continue
        }
        checkFunctions(surface, body, claim, subject, &verdict)
        checkApprovals(surface, body, claim, subject, &verdict)
        FailureCheck(claim: claim).check(surface, body.agent, on: body.surface, &verdict)
      }
    }
    checkService(subject, &verdict)
  }

  private static func checkFunctions(
    _ surface: JSONNode, _ body: VoiceBody, _ claim: Claim, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let functions = surface["functions"]?.members ?? []
    verdict.expect(
      functions.map(\.key) == body.expectedFunctions, claim.kind, at: (surface["functions"] ?? surface).location,
      "\(claim.subject) tells of other functions than the session has", declared: claim.declared)
    for function in functions {
      verdict.expect(function.value, is: purpose(of: function.key, body), claim, because: "its way out")
      guard function.key.hasPrefix("hand_over_to_") else { continue }
      let update = function.value["update"]
      verdict.expect(
        update?.string.map { subject.files[$0] != nil } ?? true, ConformanceFindings.missingFile,
        at: (update ?? function.value).location, "\(update?.shown ?? "") is named here, and missing",
        declared: claim.declared)
    }
  }

  /// What a call of a function stands for, with all that whoever holds the session has to know.
  private static func purpose(of function: String, _ body: VoiceBody) -> JSONValue {
    let agent = body.agent
    let isPhone = body.surface == .phone
    var value = JSONObject()
    func leave(_ way: WayOut?) {
      value.append("outcome", way?.exit.map { .string($0) })
      value.append("message", way?.message.map { .string($0) })
      value.append("link", way?.link.map { .string($0) })
      value.append("number", way?.number.map { .string($0) })
    }
    switch function {
    case "escalate_to_human":
      value.append("does", "escalate")
      leave(isPhone ? agent.escalation?.phone : agent.escalation?.web)
    case "finish_session":
      value.append("does", "end")
      if isPhone { value.append("outcome", "completed") }
    case "wait_for_user": value.append("does", "wait")
    case let name where name.hasPrefix("hand_over_to_"):
      let next = String(name.dropFirst("hand_over_to_".count))
      value.append("does", "hand_over")
      value.append("agent", .string(next))
      value.append(
        "update", .string("realtime/hand-over/\(FileName.encoded(next)).\(body.surface.rawValue).json"))
      value.append("at_most", agent.handOver[next]?.atMost.map { .int($0) })
    default:
      let exit = String(function.dropFirst("transfer_to_".count))
      value.append("does", "exit")
      value.append("exit", .string(exit))
      leave(isPhone ? agent.exits[exit]?.phone : agent.exits[exit]?.web)
    }
    return .object(value)
  }

  private static func checkApprovals(
    _ surface: JSONNode, _ body: VoiceBody, _ claim: Claim, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let writes = body.allowedTools(subject.contract).filter { $0.effect != .read }.map(\.name)
    let told = surface["approvals"]
    guard let approval = body.agent.approvals[body.surface.rawValue], !writes.isEmpty else {
      verdict.expect(surface, "approvals", nil, claim, because: "that nothing waits for a yes")
      return
    }
    verdict.expect(
      told?["tools"]?.elements.compactMap(\.string) == writes && told?["by"]?.string == approval.by.rawValue
        && told?["when"]?.string == approval.when
        && told?["within_seconds"]?.int == approval.within.seconds
        && told?["otherwise"]?.string == approval.otherwise.rawValue, claim.kind, at: (told ?? surface).location,
      "\(claim.subject) has other approvals on \(body.surface.rawValue) than the contract", declared: claim.declared)
  }

  /// One region decides every host.
  private static func checkService(_ subject: Subject, _ verdict: inout Verdict) {
    guard let service = subject.files.json("realtime/service/addresses.json") else { return }
    let contract = subject.contract
    let trunk = contract.trunks.first { $0.project != nil }
    let region = contract.realtime?.region ?? trunk?.region ?? .us
    let claim = Claim(ConformanceFindings.sessionPolicy, "the service's addresses")
    verdict.expect(service, "region", .string(region.rawValue), claim, because: "`region`")
    let host = region == .eu ? "eu.api.openai.com" : "api.openai.com"
    for (name, address) in [
      ("client_secrets", "https://\(host)/v1/realtime/client_secrets"), ("calls", "https://\(host)/v1/realtime/calls"),
      ("websocket", "wss://\(host)/v1/realtime"),
    ] { verdict.expect(service, name, .string(address), claim, because: "`region: \(region.rawValue)`") }
    let project = contract.realtime?.project ?? trunk?.project
    let sip = region == .eu ? "sip-eu.api.openai.com" : "sip.api.openai.com"
    verdict.expect(service, "project", project.map { .string($0) }, claim, because: "`project`")
    verdict.expect(
      service, "sip", project.map { .string("sip:\($0)@\(sip);transport=tls") }, claim, because: "`project`")
  }
}
