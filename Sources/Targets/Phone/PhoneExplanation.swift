import Facts
import Language

/// What follows from a declaration on the phone.
struct PhoneExplanation {
  private let plan: PhonePlan

  init(_ plan: PhonePlan) { self.plan = plan }

  /// One statement a line; empty where nothing follows.
  func lines(_ declaration: String) -> [String] {
    let parts = declaration.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return [] }
    switch parts[0] {
    case "dialplan": return plan.flows.first { $0.name == parts[1] }.map(lines) ?? []
    case "schedule": return plan.contract.schedules[parts[1]].map(lines) ?? []
    case "agent": return plan.contract.agents[parts[1]].map(lines) ?? []
    case "destination": return plan.contract.destinations[parts[1]].map(lines) ?? []
    case "trunk": return plan.contract.trunks[parts[1]].map(lines) ?? []
    case "queue": return plan.contract.queues[parts[1]].map(lines) ?? []
    case "tool":
      return plan.flows.filter { $0.declarations.contains(declaration) }.map {
        "dialplan \($0.name) calls it for whoever is on the line, without a sign-in"
      }
    case "stream": return plan.contract.streams[parts[1]].map(lines) ?? []
    case "mailbox": return plan.contract.mailboxes[parts[1]].map(lines) ?? []
    default: return []
    }
  }

  private func lines(_ flow: PhonePlan.Flow) -> [String] {
    let dialplan = flow.dialplan
    let context = plan.names.context(.flow(flow.name))
    var lines: [String] = []
    if dialplan.direction == .inbound {
      lines.append(
        "calls to \(dialplan.numbers.joined(separator: ", ")) by \(dialplan.trunk) begin in context [\(context)]"
      )
    } else {
      lines.append(
        "phone/outbound/\(NameTable.token(flow.name)).call starts one call, which begins in context [\(context)]"
      )
      if let window = dialplan.window {
        let zone = window.timezone == "callee" ? "in the zone of the person called" : "in \(window.timezone)"
        lines.append(
          "it is made \(TimeRanges.weekdays(window.days)) from \(window.from.text) until \(window.to.text) \(zone), else refused"
        )
      }
      if let attempts = dialplan.attempts {
        lines.append("at most \(attempts.max) attempts\(attempts.apart.map { ", \($0.words) apart" } ?? "")")
      }
    }
    if let recording = dialplan.recordCall {
      let rests = recording.pauseIn.isEmpty ? "" : ", resting in \(recording.pauseIn.joined(separator: ", "))"
      lines.append("it is recorded from step \(recording.from)\(rests)")
    }
    if plan.hasLanguages { lines += languages(flow) }
    let planner = ScenarioPlanner(flow, plan)
    lines.append("\(flow.graph.steps.count) steps, \(flow.prompts.prompts.count) prompts")
    lines.append(
      "\(planner.paths.count) scenarios go \(planner.ways - planner.uncovered.count) of \(planner.ways) ways")
    lines += dialplan.spansOfCalls.map {
      "it keeps callers' numbers under \(plan.names.calls(flow, within: $0)) in the exchange's database: for \($0) s at most, "
        + "and until the first call after"
    }
    lines += flow.visited.map {
      "step \($0.name) counts in \(PhoneNames.visits(flow, $0.name)) how often a call comes to it"
    }
    lines += tools(of: flow)
    lines += words(of: flow)
    lines += values(of: flow)
    for step in flow.graph.steps {
      guard case .queue(let waiting) = step.act, let schedule = waiting.schedule else { continue }
      lines.append("step \(step.name) lets callers wait in queue \(waiting.queue) while schedule \(schedule) is open")
    }
    for step in flow.graph.steps {
      guard case .transfer(let transfer) = step.act, !transfer.refusals.isEmpty else { continue }
      let told = transfer.refusals.map { outcome in
        "\(outcome) (\(RefusalFacts.words(of: outcome).map(String.init).joined(separator: ", ")))"
      }
      lines.append("step \(step.name) tells \(told.joined(separator: " and ")) by what the far end answers")
    }
    for step in flow.graph.steps {
      guard case .transfer(let transfer) = step.act, let key = transfer.leave else { continue }
      let to = transfer.outcomes.first { $0.outcome == PhoneFacts.leftOutcome }.map { " for \($0.next)" } ?? ""
      lines.append(
        "step \(step.name) lets callers leave \(transfer.destinations.joined(separator: ", ")) by \(key.key)\(to)")
    }
    for step in flow.graph.steps where !step.passing.isEmpty {
      let numbers = step.passing.map { "\($0.number) (\($0.destination))" }.joined(separator: ", ")
      lines.append(
        "step \(step.name) lets whoever answers pass callers on to \(numbers): \(PhoneFacts.attendedKeys) asks first, "
          + "\(PhoneFacts.blindKeys) does not")
    }
    for step in flow.graph.steps {
      guard case .refer(let referral) = step.act else { continue }
      lines.append(
        "step \(step.name) hands calls over by REFER to "
          + ReferredAddress.text(
            referral, plan, keys: { "(what was pressed at \($0))" }, variable: { "(the variable \($0))" }))
    }
    for step in flow.graph.steps {
      guard let streaming = step.streaming, let stream = plan.contract.streams[streaming.stream] else { continue }
      lines.append("step \(step.name) connects calls to \(stream.url) for at most \(streaming.max.words)")
    }
    for step in flow.graph.steps {
      guard case .connect(let connect) = step.act, let agent = plan.contract.agents[connect.agent] else {
        continue
      }
      for route in plan.routes(of: step, in: flow) {
        lines.append(
          "step \(step.name) calls agent \(agent.name) with \(PhoneFacts.routeHeader): \(route.name)"
            + (plan.hasLanguages ? " for calls in \(route.language)" : ""))
      }
      for exit in plan.exits(of: agent) {
        guard let host = plan.model?.referHost else { continue }
        lines.append("  it leaves by REFER to sip:\(PhoneNames.referUser(exit))@\(host) (\(exit))")
      }
    }
    return lines
  }

  /// Which language calls begin in, which steps set another one, and what comes of it.
  private func languages(_ flow: PhonePlan.Flow) -> [String] {
    var lines = ["calls begin in \(flow.calls.first)"]
    for step in flow.graph.steps {
      if let language = step.language { lines.append("step \(step.name) sets \(language)") }
    }
    var seen: [String] = []
    for language in flow.calls.languages where !seen.contains(language) {
      seen.append(language)
      let count = flow.prompts.prompts.filter { $0.language == language }.count
      lines.append("\(count) sounds in \(language), below sounds/\(Spoken.folder(of: language))")
    }
    return lines
  }

  /// What callers may say, where TwiML is served, and in which language it is understood.
  private func words(of flow: PhonePlan.Flow) -> [String] {
    flow.calls.graph.steps.enumerated().compactMap { place, step in
      guard case .ask(let ask) = step.act,
        let language = SpeechFacts.recognizedLanguage(of: flow.calls.languages[place])
      else { return nil }
      let words = flow.calls.words(of: ask, at: place)
      if words.isEmpty { return nil }
      return "step \(step.name) hears words as \(language), where TwiML is served: "
        + words.map { "\($0.word) for \($0.press.text)" }.joined(separator: ", ")
    }
  }

  /// Which values of the call are said or compared, and where the exchange has them.
  private func values(of flow: PhonePlan.Flow) -> [String] {
    flow.graph.steps.flatMap { step -> [String] in
      var lines = step.sets.map { setting in
        "step \(step.name) sets \(setting.name) to \(setting.value), in \(PhoneNames.variable(flow, setting.name))"
      }
      lines += step.spokenValues.map {
        "step \(step.name) says the \($0.label), which is in \(PhoneNames.value($0, flow))"
      }
      lines += step.toldValues.map {
        "step \(step.name) tells whoever answers the \($0.label), which is in \(PhoneNames.value($0, flow))"
      }
      guard case .branch(let branch) = step.act else { return lines }
      for source in branch.comparedValues {
        lines.append("step \(step.name) compares \(source.text), which is in \(PhoneNames.value(source, flow))")
      }
      return lines
    }
  }

  /// What a call flow tells the contract's own server, and what it looks at of the answers.
  private func tools(of flow: PhonePlan.Flow) -> [String] {
    flow.graph.steps.compactMap { step in
      guard case .call(let call) = step.act else { return nil }
      let given = call.arguments.compactMap { argument in
        switch argument.value {
        case .caller: "the caller's number"
        case .called: "the number called"
        case .callee: "the number that it calls"
        case .keys(let name): "what was pressed at \(name)"
        case .variable(let name): "the variable \(name)"
        case .literal: nil
        }
      }
      let paths = call.cases.map { $0.members.joined(separator: ".") }
      let looked = paths.enumerated().filter { !paths[..<$0.offset].contains($0.element) }.map(\.element)
      return "step \(step.name) calls tool \(call.tool) at \(plan.contract.server?.url ?? "no server")"
        + (given.isEmpty ? "" : ", telling it \(given.joined(separator: " and "))")
        + (looked.isEmpty ? "" : ", and looks at \(looked.joined(separator: ", "))")
    }
  }

  private func lines(_ schedule: Schedule) -> [String] {
    let instants = ScheduleInstants(schedule, among: plan.contract.schedules)
    let users = plan.flows.filter { $0.declarations.contains("schedule.\(schedule.name)") }.map(\.name)
    return [
      "asked by \(users.isEmpty ? "no dialplan" : users.joined(separator: ", ")), in \(schedule.timezone)",
      "open, for example, at \(instants.open.first ?? "no time"); closed at \(instants.closed.first ?? "no time")",
    ]
  }

  private func lines(_ agent: Agent) -> [String] {
    plan.flows.flatMap { flow in
      flow.graph.steps.compactMap { step -> String? in
        guard case .connect(let connect) = step.act, connect.agent == agent.name else { return nil }
        return "called by step \(step.name) of dialplan \(flow.name)"
      }
    }
  }

  private func lines(_ queue: Queue) -> [String] {
    let users = plan.flows.filter { $0.declarations.contains("queue.\(queue.name)") }.map(\.name)
    var lines = [
      "used by \(users.isEmpty ? "no dialplan" : users.joined(separator: ", ")); [\(plan.names.queue(queue.name))] in queues.conf",
      "rings \(queue.members.joined(separator: ", ")) (\(queue.strategy.rawValue))",
    ]
    for backup in queue.backup {
      let after = backup.after.map { ", or beside them once somebody has waited \($0.words)" } ?? ""
      lines.append("rings \(backup.members.joined(separator: ", ")) when nobody before is free\(after)")
    }
    return lines
  }

  private func lines(_ line: Destination) -> [String] {
    ["dialled as \(DialledAddress.text(line, plan))"]
  }

  private func lines(_ trunk: Trunk) -> [String] {
    guard trunk.project != nil else {
      return [
        "endpoint [\(plan.names.trunk(trunk.name))] in pjsip.conf, known by its address \(trunk.host ?? "")"
      ]
    }
    return [
      "endpoint [\(plan.names.trunk(trunk.name))] in pjsip.conf calls \(PhonePlan.modelHost(trunk)) over \(trunk.transport.rawValue)"
    ]
  }

  private func lines(_ stream: MediaStream) -> [String] {
    var lines = ["[\(plan.names.stream(stream.name))] in websocket_client.conf connects to \(stream.url)"]
    if let username = stream.username {
      lines.append("the exchange signs in as \(username), a provider of TwiML by parameters of those names")
    }
    if let retention = stream.retention {
      lines.append(
        stream.keeps ? "the far end keeps what it hears for \(retention.words)" : "the far end keeps nothing")
    }
    return lines
  }

  private func lines(_ mailbox: Mailbox) -> [String] {
    var lines = ["\(plan.names.mailbox(mailbox.name))@\(VoicemailFile.context) in voicemail.conf"]
    lines.append("\(mailbox.endingSilence) s of silence end a message")
    if let retention = mailbox.retention { lines.append("messages are kept for \(retention.words)") }
    if mailbox.isTranscribed {
      lines.append("where TwiML is served, English messages are written down, and kept as long")
    }
    return lines
  }
}
