import Facts
import Findings
import JSONValues
import Language
import Resolve

enum ControlExpectation: Expectation {
  static let name = "that calls are routed to the contract's agents, and referred to declared destinations"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let control = subject.files.json("phone/control.json") else { return }
    let claim = Claim(ConformanceFindings.controlRoute, "call control")
    verdict.expect(control, "contract", .string(subject.contract.name), claim, because: "the contract's name")
    verdict.expect(control, "environment", .string(subject.contract.environment), claim, because: "the environment")
    verdict.expect(control, "otherwise", ["reject": 404], claim, because: "that nothing undeclared is answered")
    checkService(control, subject, &verdict)
    checkRoutes(control, subject, &verdict)
    checkChoice(control, claim, &verdict)
    checkNumbers(control, subject, &verdict)
    checkFiles(control, subject, &verdict)
  }

  private static func checkService(_ control: JSONNode, _ subject: Subject, _ verdict: inout Verdict) {
    guard let model = subject.contract.trunks.first(where: { $0.project != nil }) else { return }
    let kind = ConformanceFindings.controlRoute
    let declared = subject.place(of: "trunk.\(model.name)")
    let service = control["service"]
    verdict.expect(
      service?["project"]?.string == model.project, kind, at: service?["project"]?.location ?? control.location,
      "calls go to another project than \(model.project ?? "")", declared: declared)
    let host = model.host ?? (model.region == .eu ? "sip-eu.api.openai.com" : "sip.api.openai.com")
    verdict.expect(
      service?["sip"]?.string?.hasPrefix("sip:\(model.project ?? "")@\(host)") ?? false, kind,
      at: service?["sip"]?.location ?? control.location, "the model's SIP address is another one", declared: declared)
    verdict.expect(
      service?["event"]?.string == PhoneFacts.incomingEvent, kind, at: (service?["event"] ?? control).location,
      "calls are told by another event than `\(PhoneFacts.incomingEvent)`", declared: declared)
    let api =
      model.region == .eu ? "https://eu.api.openai.com/v1/realtime/calls" : "https://api.openai.com/v1/realtime/calls"
    verdict.expect(
      service?["api"]?.string == api, kind, at: service?["api"]?.location ?? control.location,
      "calls are controlled elsewhere than at \(api)", declared: declared)
  }

  // MARK: - Routes

  private static func checkRoutes(_ control: JSONNode, _ subject: Subject, _ verdict: inout Verdict) {
    let routes = control["routes"]?.members ?? []
    for dialplan in subject.resolved.dialplans {
      for step in dialplan.dialplan.steps {
        guard case .connect(let connect) = step.act else { continue }
        let declared = subject.place(of: "dialplan.\(dialplan.name)")
        // The agent's first language, and each other one in which calls come to it.
        let agent = subject.contract.agents[connect.agent]
        let first = agent?.language?.standard
        let others = subject.resolved.spoken(dialplan).languages(in: step.name).compactMap { agent?.tag(for: $0) }
        for tag in [first] + Set(others).filter({ $0 != first }).sorted() {
          let route = routes.first {
            $0.value["dialplan"]?.string == dialplan.name && $0.value["step"]?.string == step.name
              && $0.value["languages"]?.elements.first?.string == tag
          }
          guard let route else {
            verdict.expect(
              false, ConformanceFindings.controlRoute, at: control["routes"]?.location ?? control.location,
              "step `\(step.name)` of `\(dialplan.name)` has no route\(tag.map { " in `\($0)`" } ?? "")",
              declared: declared)
            continue
          }
          verdict.expect(
            route.value["accept"]?.string
              == "realtime/\(connect.agent)\(tag == first ? "" : ".\(tag ?? "")").call-accept.json",
            ConformanceFindings.controlRoute, at: (route.value["accept"] ?? route.value).location,
            "a call of route `\(route.key)` is accepted with another body", declared: declared)
          let speaking = tag.flatMap { agent?.beginning(in: $0) } ?? agent
          check(route.value, connect.agent, speaking, dialplan, step.name, subject, &verdict)
        }
      }
    }
    for route in routes {
      let dialplan = route.value["dialplan"]?.string.flatMap { subject.resolved.dialplan($0) }
      let step = route.value["step"]?.string.flatMap { dialplan?.dialplan.steps[$0] }
      var isConnect = false
      if case .connect? = step?.act { isConnect = true }
      verdict.expect(
        isConnect, ConformanceFindings.controlRoute, at: route.value.location,
        "route `\(route.key)` leads to no step that connects")
    }
  }

  private static func check(
    _ route: JSONNode, _ agentName: String, _ agent: Agent?, _ dialplan: ResolvedDialplan, _ step: String,
    _ subject: Subject, _ verdict: inout Verdict
  ) {
    let claim = Claim(
      ConformanceFindings.controlRoute, "the route of step `\(step)`",
      declared: subject.place(of: "dialplan.\(dialplan.name)"))
    verdict.expect(route, "agent", .string(agentName), claim, because: "`connect`")
    guard let agent else { return }
    verdict.expect(
      route, "max_duration_seconds", agent.maxDuration.map { .int($0.seconds) }, claim, because: "`max_duration`")
    verdict.expect(
      route, "languages", agent.language.map { .strings([$0.standard] + $0.also) }, claim, because: "`language`")
    verdict.expect(
      route, "escalation", agent.escalation?.phone?.exit.map { .string($0) }, claim, because: "`escalation.phone`")
    if let approval = agent.approvals["phone"] {
      let node = route["approvals"]
      verdict.expect(
        node?["by"]?.string == approval.by.rawValue && node?["when"]?.string == approval.when
          && node?["within_seconds"]?.int == approval.within.seconds
          && node?["otherwise"]?.string == approval.otherwise.rawValue, claim.kind, at: (node ?? route).location,
        "\(claim.subject) has other approvals than the contract", declared: claim.declared)
      checkReadBack(node ?? route, agent, subject, claim, &verdict)
    } else {
      verdict.expect(route, "approvals", nil, claim, because: "no `approvals.phone`")
    }
    FailureCheck(claim: claim).check(route, agent, on: .phone, &verdict)
    verdict.expect(route, "functions", agent.phoneFunctions, claim, because: "its ways out")
    HandOverCheck(claim: claim, subject: subject).check(route, agent, &verdict)
    checkTargets(route, agent, dialplan, step, subject, &verdict)
    verdict.expect(route, "keys", keys(agent, dialplan, step, subject), claim, because: "the keys of its questions")
  }

  /// Keys that mean while the agent speaks what they mean in a question that leads to it: one of the agent's exits.
  private static func keys(
    _ agent: Agent, _ dialplan: ResolvedDialplan, _ step: String, _ subject: Subject
  ) -> JSONValue {
    var keys = JSONObject()
    let ways = dialplan.edges(from: step)
    let exits = subject.contract.phoneOutcomes(of: agent).filter { exit in ways.contains { $0.outcome == exit } }
    for question in dialplan.dialplan.steps {
      guard case .ask(let ask) = question.act, ask.keys.contains(where: { $0.next == step }) else { continue }
      for key in ask.keys where key.press.key != nil && key.next != step && keys[key.press.text] == nil {
        let exit = exits.first { exit in ways.first { $0.outcome == exit }?.to == key.next }
        keys.append(key.press.text, exit.map { .string($0) })
      }
    }
    return .object(keys)
  }

  /// A yes is one to the contract's own question; of a question that is missing any will do.
  private static func checkReadBack(
    _ approvals: JSONNode, _ agent: Agent, _ subject: Subject, _ claim: Claim, _ verdict: inout Verdict
  ) {
    let told = approvals["read_back"]?.members ?? []
    var wanted: Set<String> = []
    for name in agent.tools {
      guard let tool = subject.contract.tools[name], tool.effect != .read, let confirm = tool.confirm,
        tool.surfaces.isEmpty || tool.surfaces.contains(.phone)
      else { continue }
      wanted.insert(name)
      let question = told.first { $0.key == name }?.value
      let parts = confirm.segments.compactMap { if case .literal(let text) = $0 { text } else { nil } }
      var rest = (question?.string ?? "")[...]
      let hasAll = parts.allSatisfy { part in
        guard let found = rest.firstRange(of: part) else { return false }
        rest = rest[found.upperBound...]
        return true
      }
      verdict.expect(
        question != nil && hasAll, claim.kind, at: (question ?? approvals).location,
        "the question of `\(name)` is not the one that the contract asks", declared: subject.place(of: "tool.\(name)"))
    }
    for question in told {
      verdict.expect(
        wanted.contains(question.key), claim.kind, at: question.value.location,
        "`\(question.key)` is no write of `\(agent.name)` that asks on the phone")
    }
  }

  /// Where a REFER may lead: to our exchange, with one of the agent's exits; or straight to a declared destination.
  private static func checkTargets(
    _ route: JSONNode, _ agent: Agent, _ dialplan: ResolvedDialplan, _ step: String, _ subject: Subject,
    _ verdict: inout Verdict
  ) {
    let kind = ConformanceFindings.controlTarget
    let declared = subject.place(of: "agent.\(agent.name)")
    let wanted = subject.contract.phoneOutcomes(of: agent)
    let exits = route["exits"]?.members ?? []
    for exit in wanted {
      verdict.expect(
        exits.contains { $0.key == exit }, kind, at: (route["exits"] ?? route).location, "there is no exit `\(exit)`",
        declared: declared)
    }
    let host = subject.contract.trunks.first { $0.project != nil }?.referHost
    let plan = subject.exchange?.plan
    for exit in exits {
      verdict.expect(
        wanted.contains(exit.key), kind, at: exit.value.location, "exit `\(exit.key)` is none of `\(agent.name)`",
        declared: declared)
      if let target = exit.value["pbx"], let address = target.string {
        let user = address.dropFirst("sip:".count).prefix { $0 != "@" }
        let isOurs = address == "sip:\(user)@\(host ?? "")"
        let isExit = plan?.contexts.values.contains { $0.extensions[String(user)] != nil } ?? true
        verdict.expect(
          isOurs && isExit, kind, at: target.location, "\(target.shown) is no exit of our exchange", declared: declared,
          help: "calls are referred to `sip:EXIT@\(host ?? "…")`")
      }
      if let target = exit.value["direct"], !target.isNull {
        let expected = self.direct(exit.key, dialplan, step, subject)
        verdict.expect(
          target.string == expected, kind, at: target.location,
          "\(target.shown) is not the destination that exit `\(exit.key)` leads to\(expected.map { ": \($0)" } ?? "")",
          declared: subject.place(of: "dialplan.\(dialplan.name)"))
      }
    }
  }

  /// Without our exchange nobody plays the steps between: the first destination after steps that only speak.
  private static func direct(_ exit: String, _ dialplan: ResolvedDialplan, _ step: String, _ subject: Subject)
    -> String?
  {
    var next = dialplan.edges(from: step).first { $0.outcome == exit }?.to
    for _ in dialplan.dialplan.steps {
      guard let name = next, let found = dialplan.dialplan.steps[name] else { return nil }
      switch found.act {
      case .transfer(let transfer):
        return transfer.destinations.first.flatMap { subject.contract.destinations[$0]?.uri }
      case .refer(let referral):
        return referral.headers.isEmpty ? subject.contract.destinations[referral.destination]?.uri : nil
      case .none: next = dialplan.edges(from: name).first?.to
      default: return nil
      }
    }
    return nil
  }
}
