import Facts
import Language
import Outputs
import Resolve

/// The documents of a dialplan: a step discloses, speaks, does its one thing, and redirects to what follows. What a
/// document can't choose stands in `routes.json`.
struct TwiMLSteps {
  let flow: PhonePlan.Flow
  let plan: PhonePlan
  let names: TwiMLNames
  private(set) var documents: [(file: String, text: String)] = []

  init(_ flow: PhonePlan.Flow, _ plan: PhonePlan) {
    self.flow = flow
    self.plan = plan
    names = TwiMLNames(flow)
    let mayBeAnswered = Self.answered(flow.graph)
    for (index, step) in flow.graph.steps.enumerated() {
      write(index, step, isAnswered: mayBeAnswered[index])
    }
  }

  /// Whether a call may have been answered before a step: any verb but `Reject` answers it.
  private static func answered(_ graph: CallGraph) -> [Bool] {
    let speaking = graph.steps.indices.filter {
      if case .branch = graph.steps[$0].act { graph.steps[$0].isSpeaking } else { true }
    }
    let after = graph.reachable(from: speaking.flatMap { graph.leaving[$0].compactMap(\.to) })
    return graph.dialplan.direction == .outbound ? graph.steps.map { _ in true } : after
  }

  private mutating func add(_ file: String, _ document: TwiMLDocument) {
    documents.append((file, document.text))
  }

  private mutating func write(_ index: Int, _ step: Step, isAnswered: Bool) {
    var document = TwiMLDocument()
    let file = names.file(step)
    for kind in step.disclose { say(flow.prompts.disclosure(kind), to: &document) }
    if case .ask(let ask) = step.act, ask.machine != nil {
      var machine = document
      machine.verb("Redirect", text: next("machine", index))
      add("\(file).machine.xml", machine)
    }
    if flow.dialplan.recordCall?.from == step.name {
      // Recording begins when this is fetched: after the disclosures, before anything else.
      document.verb("Redirect", text: "\(file).recorded.xml")
      add("\(file).xml", document)
      document = TwiMLDocument()
      finish(index, step, isAnswered: true, to: &document)
      add("\(file).recorded.xml", document)
      return
    }
    if case .branch = step.act, step.disclose.isEmpty, step.say == nil { return }
    finish(index, step, isAnswered: isAnswered, to: &document)
    add("\(file).xml", document)
  }

  private mutating func finish(_ index: Int, _ step: Step, isAnswered: Bool, to document: inout TwiMLDocument) {
    let file = names.file(step)
    say(flow.prompts.said(by: step), to: &document)
    switch step.act {
    case .none: document.verb("Redirect", text: next("next", index))
    case .branch: document.verb("Redirect", text: file)
    case .ask(let ask): write(ask, step, to: &document)
    case .connect(let connect): write(connect, step, to: &document)
    case .transfer(let transfer): write(transfer, step, to: &document)
    case .record(let message): write(message, index, to: &document)
    case .hangup(let reason):
      if reason == .normal || isAnswered || step.isSpeaking {
        document.verb("Hangup")
      } else {
        document.verb("Reject", [("reason", reason == .busy ? "busy" : "rejected")])
      }
    }
  }

  // MARK: - Acts

  private mutating func write(_ ask: Ask, _ step: Step, to document: inout TwiMLDocument) {
    let file = names.file(step)
    // Put again, a question is asked without what the step says before it.
    let isAlone =
      step.disclose.isEmpty && step.say == nil && flow.dialplan.recordCall?.from != step.name
      && ask.machine == nil
    let again = isAlone ? "\(file).xml" : "\(file).again.xml"
    gather(ask, step, to: &document)
    if !isAlone {
      var repeated = TwiMLDocument()
      gather(ask, step, to: &repeated)
      add(again, repeated)
    }
    for (outcome, retry) in [("no_input", ask.noInput), ("no_match", ask.noMatch)]
    where (retry?.tries ?? 1) > 1 {
      var before = TwiMLDocument()
      say(flow.prompts.again(outcome, retry, in: step), to: &before)
      before.verb("Redirect", text: again)
      add("\(file).\(outcome).xml", before)
    }
  }

  private func gather(_ ask: Ask, _ step: Step, to document: inout TwiMLDocument) {
    document.verb(
      "Gather",
      [
        ("numDigits", "1"), ("finishOnKey", ""),
        ("timeout", "\(ask.noInput?.after?.seconds ?? PhoneFacts.usualSilence)"),
        ("action", "\(names.file(step))/keys"), ("actionOnEmptyResult", "true"),
      ], "Say", [("language", flow.prompts.language)], text: ask.prompt)
  }

  private func write(_ connect: Connect, _ step: Step, to document: inout TwiMLDocument) {
    guard let model = plan.model else { return }
    let file = names.file(step)
    var attributes = [
      ("answerOnBridge", "true"), ("timeout", "\(connect.timeout?.seconds ?? PhoneFacts.usualRinging)"),
    ]
    if let limit = plan.contract.agents[connect.agent]?.maxDuration {
      attributes.append(("timeLimit", "\(limit.seconds)"))
    }
    attributes += [("action", "\(file)/result"), ("referUrl", "\(file)/refer")]
    let address =
      "sip:\(model.project ?? "")@\(PhonePlan.modelHost(model));transport=\(model.transport.rawValue)"
    let route = "?\(PhoneFacts.routeHeader)=\(PhoneNames.route(flow.name, step.name))"
    document.verb("Dial", attributes, "Sip", text: address + route)
  }

  private func write(_ transfer: Transfer, _ step: Step, to document: inout TwiMLDocument) {
    guard let line = plan.contract.destinations[transfer.destination] else { return }
    let attributes = [
      ("answerOnBridge", "true"), ("timeout", "\(transfer.timeout?.seconds ?? PhoneFacts.usualRinging)"),
      ("action", "\(names.file(step))/result"),
    ]
    if let number = PhoneAddress(line.uri).number {
      document.verb("Dial", attributes, "Number", text: number)
    } else {
      document.verb("Dial", attributes, "Sip", text: line.uri)
    }
  }

  private func write(_ message: Recording, _ index: Int, to document: inout TwiMLDocument) {
    let step = flow.graph.steps[index]
    let after = step.next == nil ? TwiMLNames.end : next("next", index)
    document.verb(
      "Record",
      [
        ("maxLength", "\(message.max?.seconds ?? PhoneFacts.usualMessage)"),
        ("finishOnKey", String(message.finish ?? PhoneFacts.messageEndKey)), ("timeout", "10"),
        ("playBeep", "true"),
        ("action", after), ("recordingStatusCallback", "\(names.file(step))/message"),
      ])
    // Reached when nothing was said.
    document.verb("Redirect", text: after)
  }

  private func say(_ prompt: Prompt?, to document: inout TwiMLDocument) {
    if let prompt { document.verb("Say", [("language", prompt.language)], text: prompt.text) }
  }

  /// What an outcome leads to, for a document of the same dialplan.
  func next(_ outcome: String, _ index: Int) -> String {
    guard let way = flow.graph.leaving[index].first(where: { $0.outcome == outcome }), let to = way.to else {
      return TwiMLNames.end
    }
    return names.target(flow.graph.steps[to])
  }
}
