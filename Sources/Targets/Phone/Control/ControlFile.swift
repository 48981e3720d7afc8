import Facts
import JSONValues
import Language
import Outputs
import Resolve
import Voice

/// `phone/control.json`: what the service that answers `realtime.call.incoming` goes by. It never chooses anything that
/// is not listed here, whatever a caller's headers say.
struct ControlFile {
  private let plan: PhonePlan

  init(_ plan: PhonePlan) { self.plan = plan }

  static func output(_ plan: PhonePlan) -> Output {
    let file = ControlFile(plan)
    let agents = plan.contract.agents.map { "agent.\($0.name)" }
    let trunks = plan.contract.trunks.map { "trunk.\($0.name)" }
    return Output(
      path: "phone/control.json", bytes: JSONWriter.pretty(file.root),
      declarations: plan.declarations + agents + trunks)
  }

  private var root: JSONValue {
    var root: JSONObject = [
      "version": 1, "contract": .string(plan.contract.name),
      "environment": .string(plan.contract.environment),
    ]
    if let model = plan.model {
      root.append(
        "service",
        [
          "event": .string(PhoneFacts.incomingEvent), "project": .string(model.project ?? ""),
          "api": .string(
            "https://\(PhoneFacts.callControlHost(isEuropean: model.region == .eu))/v1/realtime/calls"),
          "sip": .string(
            "sip:\(model.project ?? "")@\(PhonePlan.modelHost(model));transport=\(model.transport.rawValue)"),
        ])
    }
    root.append(
      "select",
      [
        ["by": "header", "header": .string(PhoneFacts.routeHeader), "from": "routes", "ingress": "pbx"],
        [
          "by": "number", "headers": .strings(PhoneFacts.dialledNumberHeaders), "from": "numbers",
          "ingress": "direct",
        ],
      ])
    root.append("otherwise", ["reject": 404])
    root.append("routes", routes)
    root.append("numbers", numbers)
    root.append("outbound", outbound)
    root.append("retention", retention)
    root.append(
      "destinations",
      .object(JSONObject(plan.contract.destinations.map { JSONObject.Member($0.name, .string($0.uri)) })))
    return .object(root)
  }

  // MARK: - Routes

  private var routes: JSONValue {
    var routes = JSONObject()
    for flow in plan.flows {
      for step in flow.graph.steps {
        guard case .connect(let connect) = step.act, let agent = plan.contract.agents[connect.agent] else {
          continue
        }
        // The agent's first language is what a call has that comes without our exchange.
        routes.append(PhoneNames.route(flow.name, step.name), route(flow, step, agent))
        for other in plan.routes(of: step, in: flow) {
          guard let tag = other.tag, routes[other.name] == nil else { continue }
          routes.append(other.name, route(flow, step, agent.beginning(in: tag), tag))
        }
      }
    }
    return .object(routes)
  }

  /// `tag`: the language that the agent begins in, where it is not its first.
  private func route(_ flow: PhonePlan.Flow, _ step: Step, _ agent: Agent, _ tag: String? = nil) -> JSONValue {
    var route: JSONObject = [
      "dialplan": .string(flow.name), "step": .string(step.name), "agent": .string(agent.name),
      "accept": .string("realtime/\(agent.name)\(tag.map { ".\($0)" } ?? "").call-accept.json"),
    ]
    route.append("max_duration_seconds", agent.maxDuration.map { .int($0.seconds) })
    route.append("token", SessionPolicy.token(of: agent))
    let exits = CallExits(flow, step, agent, plan)
    route.append("exits", exits.value)
    route.append("escalation", agent.escalation?.phone?.exit.map { .string($0) })
    // What the model calls to leave: the outcome names one of `exits`, or that the conversation is over.
    let functions = VoiceFunction.functions(of: agent, on: .phone).compactMap { function in
      function.outcome.map { JSONObject.Member(function.name, .string($0)) }
    }
    if !functions.isEmpty { route.append("functions", .object(JSONObject(functions))) }
    route.append("keys", exits.keys)
    if let language = agent.language {
      route.append("languages", .strings([language.standard] + language.also))
    }
    route.append("approvals", approvals(of: agent))
    route.append("failures", FailurePlan(agent, on: .phone).json)
    let rest = plan.contract.agents(reachedFrom: agent).dropFirst()
    if !rest.isEmpty {
      var agents = JSONObject()
      // Somebody hands the call back to the agent that took it.
      if rest.contains(where: { $0.handOver[agent.name] != nil }) { route.append("update", update(agent)) }
      for next in rest { agents.append(next.name, handed(next)) }
      route.append("hand_overs", handOvers(of: agent))
      route.append("agents", .object(agents))
    }
    return .object(route)
  }

  /// Functions that hand over, with the agent that goes on and how often at most.
  private func handOvers(of agent: Agent) -> JSONValue {
    .object(
      JSONObject(
        agent.handOver.map { handOver in
          var value: JSONObject = ["agent": .string(handOver.name)]
          value.append("at_most", handOver.atMost.map { .int($0) })
          return JSONObject.Member(VoiceFunction.name(ofHandOverTo: handOver.name), .object(value))
        }))
  }

  /// What holds while an agent that was handed over to speaks.
  private func handed(_ agent: Agent) -> JSONValue {
    var value: JSONObject = ["update": update(agent)]
    value.append("token", SessionPolicy.token(of: agent))
    if let language = agent.language {
      value.append("languages", .strings([language.standard] + language.also))
    }
    value.append("escalation", agent.escalation?.phone?.exit.map { .string($0) })
    let functions = VoiceFunction.functions(of: agent, on: .phone).compactMap { function in
      function.outcome.map { JSONObject.Member(function.name, .string($0)) }
    }
    value.append("functions", .object(JSONObject(functions)))
    value.append("approvals", approvals(of: agent))
    value.append("failures", FailurePlan(agent, on: .phone).json)
    value.append("hand_overs", handOvers(of: agent))
    return .object(value)
  }

  private func update(_ agent: Agent) -> JSONValue {
    .string("realtime/hand-over/\(FileName.encoded(agent.name)).phone.json")
  }

  private func approvals(of agent: Agent) -> JSONValue? {
    guard let approval = agent.approvals[Surface.phone.rawValue] else { return nil }
    var policy: JSONObject = ["by": .string(approval.by.rawValue)]
    policy.append("when", approval.when.map { .string($0) })
    policy.append("within_seconds", .int(approval.within.seconds))
    policy.append("otherwise", .string(approval.otherwise.rawValue))
    policy.append("read_back", .object(readBack(agent)))
    return .object(policy)
  }

  /// What the caller says yes to: the question that each of the agent's writes has, as the agent is told to ask it.
  private func readBack(_ agent: Agent) -> JSONObject {
    var questions = JSONObject()
    for name in agent.tools {
      guard let tool = plan.contract.tools[name], tool.effect != .read, tool.isCallable(on: .phone),
        let confirm = tool.confirm
      else { continue }
      questions.append(name, .string(confirm.spoken))
    }
    return questions
  }

  /// Numbers whose calls reach the model's side without our exchange: the first agent that the dialplan connects to.
  private var numbers: JSONValue {
    var numbers = JSONObject()
    for flow in plan.flows where flow.dialplan.direction == .inbound {
      let reached = flow.graph.reached
      let first = flow.graph.steps.indices.first {
        if case .connect = flow.graph.steps[$0].act { reached[$0] } else { false }
      }
      guard let first else { continue }
      let route = PhoneNames.route(flow.name, flow.graph.steps[first].name)
      for number in flow.dialplan.numbers where numbers[number] == nil {
        numbers.append(number, .string(route))
      }
    }
    return .object(numbers)
  }

  // MARK: - Calls out, and what is kept

  private var outbound: JSONValue {
    var calls = JSONObject()
    for flow in plan.flows where flow.dialplan.direction == .outbound {
      let dialplan = flow.dialplan
      let name = NameTable.token(flow.name)
      var call: JSONObject = [
        "call_file": .string("phone/outbound/\(name).call"),
        "call_request": .string("phone/outbound/\(name).request.json"),
      ]
      call.append("caller_id", dialplan.callerID.map { .string($0) })
      call.append("number", number(dialplan))
      if let window = dialplan.window {
        call.append(
          "window",
          [
            "timezone": .string(window.timezone), "days": .strings(window.days.map(\.rawValue)),
            "from": .string(window.from.text), "to": .string(window.to.text),
          ])
      }
      if let attempts = dialplan.attempts {
        var value: JSONObject = ["max": .int(attempts.max)]
        value.append("apart_seconds", attempts.apart.map { .int($0.seconds) })
        call.append("attempts", .object(value))
      }
      calls.append(flow.name, .object(call))
    }
    return .object(calls)
  }

  /// What a number must look like: the words of the type that `to` names.
  private func number(_ dialplan: Dialplan) -> JSONValue {
    var number = JSONObject()
    guard let name = dialplan.to else { return .object(number) }
    number.append("type", .string(name))
    guard let type = plan.contract.types[name]?.type else { return .object(number) }
    let keywords = plan.resolved.types.value(of: type).keywords
    for key in ["pattern", "minLength", "maxLength"] { number.append(key, keywords[key]) }
    return .object(number)
  }

  private var retention: JSONValue {
    var kept: [JSONValue] = []
    for flow in plan.flows {
      if flow.dialplan.recordCall != nil {
        var item: JSONObject = [
          "what": "recording", "dialplan": .string(flow.name),
          "where": .string("monitor/parlance/\(NameTable.token(flow.name))"),
        ]
        item.append("seconds", flow.dialplan.retention?.recording.map { .int($0.seconds) })
        kept.append(.object(item))
      }
      for seconds in flow.spansOfCalls {
        kept.append(
          [
            "what": "numbers", "dialplan": .string(flow.name),
            "where": .string("astdb/\(plan.names.calls(flow, within: seconds))"), "seconds": .int(seconds),
            "deleted": "by the first call after the span in which they called",
          ])
      }
      if let transcript = flow.dialplan.retention?.transcript {
        kept.append(
          ["what": "transcript", "dialplan": .string(flow.name), "seconds": .int(transcript.seconds)])
      }
    }
    for stream in plan.contract.usedStreams {
      var item: JSONObject = ["what": "streams", "stream": .string(stream.name), "where": .string(stream.url)]
      item.append("seconds", stream.retention.map { .int($0.seconds) })
      item.append("deleted", "by the far end")
      kept.append(.object(item))
    }
    for mailbox in plan.contract.mailboxes {
      let item: JSONObject = [
        "what": "messages", "mailbox": .string(mailbox.name),
        "where": .string("voicemail/\(VoicemailFile.context)/\(plan.names.mailbox(mailbox.name))"),
      ]
      var items: [JSONObject] = [item]
      // By the provider, and by whatever serves its documents.
      if mailbox.isTranscribed { items.append(["what": "message transcripts", "mailbox": .string(mailbox.name)]) }
      for var item in items {
        item.append("seconds", mailbox.retention.map { .int($0.seconds) })
        kept.append(.object(item))
      }
    }
    return .array(kept)
  }
}
