import Facts
import JSONValues
import Language
import Outputs
import Resolve

/// A dialplan, and where its documents and routes stand.
struct TwiMLFlow {
  let flow: PhonePlan.Flow
  let plan: PhonePlan
  let names: TwiMLNames
  var graph: CallGraph { flow.calls.graph }

  init(_ flow: PhonePlan.Flow, _ plan: PhonePlan) {
    self.flow = flow
    self.plan = plan
    names = TwiMLNames(flow)
  }

  /// The ending of the document in which a question is put again: without what the step says before it.
  func again(_ ask: Ask, _ index: Int) -> String {
    let step = graph.steps[index]
    let isAlone =
      step.disclose.isEmpty && step.say == nil && flow.dialplan.recordCall?.from != step.name && ask.machine == nil
    return isAlone ? ".xml" : ".again.xml"
  }

  /// Where an outcome leads; nil is the end of the call.
  func place(after outcome: String, _ index: Int) -> Int? {
    graph.leaving[index].first { $0.outcome == outcome }?.to
  }

  /// Where the keys stand that were pressed at a step. It is asked in each language of the calls that come to it; what was
  /// pressed last counts.
  func keyRoutes(of step: String) -> [String] { flow.calls.places(of: step).map { names.path($0, "/keys").text } }

  /// Whether the provider writes down what is said at a place: it knows one language only.
  func isTranscribed(_ message: Recording, _ index: Int) -> Bool {
    plan.contract.mailboxes[message.mailbox]?.isTranscribed == true
      && PhoneFacts.isTranscribed(flow.calls.languages[index])
  }
}

/// The documents of a dialplan: a step discloses, speaks, does its one thing, and redirects to what follows. What a
/// document can't choose stands in `routes.json`.
struct TwiMLSteps: ~Copyable {
  let base: TwiMLFlow
  var flow: PhonePlan.Flow { base.flow }
  var plan: PhonePlan { base.plan }
  var names: TwiMLNames { base.names }
  var graph: CallGraph { base.graph }
  private var documents: FileSeries

  static func outputs(_ base: TwiMLFlow) -> [Output] {
    let mayBeAnswered = answered(base.graph)
    let count = base.graph.steps.count
    return FileSeries.outputs(room: count * 512, files: count * 2, of: ["dialplan.\(base.flow.name)"]) { series in
      var steps = TwiMLSteps(base, series)
      for (index, step) in base.graph.steps.enumerated() {
        steps.write(index, step, isAnswered: mayBeAnswered[index])
      }
      series = steps.documents
    }
  }

  private init(_ base: TwiMLFlow, _ documents: consuming FileSeries) {
    self.base = base
    self.documents = documents
  }

  /// Whether a call may have been answered before a step: any verb but `Reject` answers it.
  private static func answered(_ graph: CallGraph) -> [Bool] {
    if graph.dialplan.direction == .outbound { return Array(repeating: true, count: graph.steps.count) }
    var after: [Int] = []
    for way in graph.ways {
      guard let next = way.to else { continue }
      switch graph.steps[way.from].act {
      case .branch, .callBack, .call, .emergency: if graph.steps[way.from].isSpeaking { after.append(next) }
      default: after.append(next)
      }
    }
    return graph.reachable(from: after)
  }

  mutating func add(_ place: Int, _ ending: String, _ document: consuming TwiMLDocument) {
    document.finish(to: &documents.text)
    documents.end(names.output(place, ending))
  }

  private mutating func write(_ index: Int, _ step: Step, isAnswered: Bool) {
    let file = names.file(index)
    if detectsMachine(step) {
      var machine = disclosing(step, index)
      machine.verb("Redirect", text: next("machine", index))
      add(index, ".machine.xml", machine)
    }
    if case .refer(let referral) = step.act { refer(referral, index) }
    var document = disclosing(step, index)
    if flow.dialplan.recordCall?.from == step.name {
      // Recording begins when this is fetched: after the disclosures, before anything else.
      document.verb("Redirect", text: "\(file).recorded.xml")
      add(index, ".xml", document)
      document = TwiMLDocument()
      finish(index, step, isAnswered: true, to: &document)
      add(index, ".recorded.xml", document)
      return
    }
    if names.target(index) == file, !detectsMachine(step) { return }
    finish(index, step, isAnswered: isAnswered, to: &document)
    add(index, ".xml", document)
  }

  /// A document that begins with what a step discloses.
  private func disclosing(_ step: Step, _ index: Int) -> TwiMLDocument {
    var document = TwiMLDocument()
    for kind in step.disclose { say(flow.prompts.disclosure(kind), index, to: &document) }
    return document
  }

  private func detectsMachine(_ step: Step) -> Bool {
    if case .ask(let ask) = step.act { ask.machine != nil } else { false }
  }

  private mutating func finish(_ index: Int, _ step: Step, isAnswered: Bool, to document: inout TwiMLDocument) {
    let file = names.file(index)
    say(flow.prompts.said(by: step), index, to: &document)
    switch step.act {
    case .none: document.verb("Redirect", text: next("next", index))
    case .branch: document.verb("Redirect", text: file)
    case .ask(let ask): write(ask, index, to: &document)
    case .connect(let connect): write(connect, index, to: &document)
    case .transfer(let transfer): write(transfer, index, to: &document)
    case .stream(let streaming): base.write(streaming, index, to: &document)
    case .queue(let waiting): write(waiting, index, to: &document)
    case .refer, .callBack, .call, .emergency: document.verb("Redirect", text: file)
    case .park: park(index, to: &document)
    case .conference(let meeting): meet(meeting, index, to: &document)
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

  private mutating func write(_ ask: Ask, _ index: Int, to document: inout TwiMLDocument) {
    let step = graph.steps[index]
    let again = base.again(ask, index)
    gather(ask, index, to: &document)
    if again != ".xml", (ask.noInput?.tries ?? 1) > 1 || (ask.noMatch?.tries ?? 1) > 1 {
      var repeated = TwiMLDocument()
      gather(ask, index, to: &repeated)
      add(index, ".again.xml", repeated)
    }
    if let last = flow.prompts.again("too_many", ask.tooMany, in: step) {
      var after = TwiMLDocument()
      say(last, index, to: &after)
      after.verb("Redirect", text: next("too_many", index))
      add(index, ".too_many.xml", after)
    }
    for (outcome, retry) in [("no_input", ask.noInput), ("no_match", ask.noMatch)]
    where (retry?.tries ?? 1) > 1 {
      guard let said = flow.prompts.again(outcome, retry, in: step) else { continue }
      var before = TwiMLDocument()
      say(said, index, to: &before)
      before.verb("Redirect", text: String(joining: names.file(index), again))
      add(index, ".\(outcome).xml", before)
    }
  }

  private func gather(_ ask: Ask, _ index: Int, to document: inout TwiMLDocument) {
    document.verb(
      "Gather",
      speech(ask, index) + digits(ask) + [
        ("timeout", .number(ask.noInput?.after?.seconds ?? PhoneFacts.usualSilence)),
        ("action", .path(names.file(index), "/keys")), ("actionOnEmptyResult", "true"),
      ], nouns(flow.prompts.question(ask, in: graph.steps[index]), index))
  }

  private func write(_ connect: Connect, _ index: Int, to document: inout TwiMLDocument) {
    guard let model = plan.model else { return }
    let step = graph.steps[index]
    let file = names.file(index)
    var attributes: [TwiMLDocument.Attribute] = [
      ("answerOnBridge", "true"), ("timeout", .number(connect.timeout?.seconds ?? PhoneFacts.usualRinging)),
    ]
    if let limit = plan.contract.agents[connect.agent]?.maxDuration {
      attributes.append(("timeLimit", .number(limit.seconds)))
    }
    attributes += [("action", .path(file, "/result")), ("referUrl", .path(file, "/refer"))]
    let address =
      "sip:\(model.project ?? "")@\(PhonePlan.modelHost(model));transport=\(model.transport.rawValue)"
    let routes = plan.routes(of: step, in: flow)
    let route = routes.first { $0.language == flow.calls.languages[index] } ?? routes[0]
    let header = "?\(PhoneFacts.routeHeader)=\(route.name)"
    document.verb("Dial", attributes, "Sip", text: address + header)
  }

  /// What the provider's recognizer is told where words stand for keys. A model of it is not chosen: `auto` ends a word only
  /// without one.
  private func speech(_ ask: Ask, _ index: Int) -> [TwiMLDocument.Attribute] {
    let words = flow.calls.spoken(for: ask, at: index).map(\.word.hint)
    guard !words.isEmpty, let language = SpeechFacts.recognizedLanguage(of: flow.calls.languages[index]) else {
      return []
    }
    return [
      ("input", "dtmf speech"), ("hints", .text(words.joined(separator: ", "))), ("language", .text(language)),
      ("speechTimeout", "auto"),
    ]
  }

  /// Where all answers have one length it ends them; else silence does, for which TwiML has one time for all keys.
  private func digits(_ ask: Ask) -> [TwiMLDocument.Attribute] {
    let lengths = Set(ask.keys.map(\.press.length))
    return (lengths.count == 1 ? [("numDigits", .number(lengths.first ?? 1))] : []) + [("finishOnKey", "")]
  }

  /// A document of its own, to which the route leads only calls that can be handed over. `@keys(STEP)@` stands for digits,
  /// which the handler puts in.
  private mutating func refer(_ referral: Referral, _ index: Int) {
    var handing = TwiMLDocument()
    handing.verb(
      "Refer", [("action", .path(names.file(index), "/referred"))], "Sip",
      text: ReferredAddress.text(
        referral, plan, keys: { TwiMLRoutes.blank($0) }, variable: { TwiMLRoutes.blank(variable: $0) }))
    add(index, ".refer.xml", handing)
  }

  private mutating func write(_ waiting: Waiting, _ index: Int, to document: inout TwiMLDocument) {
    let queue = plan.contract.queues[waiting.queue]
    let announce = queue?.announce
    var heard = TwiMLDocument()
    let texts = (queue.map(plan.announcements) ?? []).map { nouns($0, index) }
    let pause = TwiMLDocument.Value.number(announce?.every.seconds ?? 30)
    for told in texts.isEmpty ? [[]] : texts {
      if waiting.keys.isEmpty {
        for noun in told { heard.verb(noun.name, noun.attributes, text: noun.text) }
        heard.verb("Pause", [("length", pause)])
      } else {
        heard.verb(
          "Gather", [("numDigits", "1"), ("timeout", pause), ("action", .path(names.file(index), "/keys"))], told)
      }
    }
    enqueue(in: plan.names.queue(waiting.queue), hearing: heard, index, to: &document)
  }

  /// TwiML has no slots: the call waits in a queue of the lot's name, from which it can be taken.
  private mutating func park(_ index: Int, to document: inout TwiMLDocument) {
    guard case .park(let parking) = graph.steps[index].act else { return }
    var heard = TwiMLDocument()
    heard.verb("Pause", [("length", "5")])
    enqueue(in: plan.names.lot(parking.lot), hearing: heard, index, to: &document)
  }

  /// The call waits, and hears a document again and again, until it is taken or leaves.
  private mutating func enqueue(
    in queue: String, hearing heard: consuming TwiMLDocument, _ index: Int, to document: inout TwiMLDocument
  ) {
    let file = names.file(index)
    document.verb("Enqueue", [("action", .path(file, "/result")), ("waitUrl", .path(file, "/wait"))], text: queue)
    heard.verb("Redirect", text: "\(file)/wait")
    add(index, ".wait.xml", heard)
  }

  /// With a PIN the conference is a document of its own, to which the right digits lead.
  private mutating func meet(_ meeting: Meeting, _ index: Int, to document: inout TwiMLDocument) {
    let step = graph.steps[index]
    guard let question = flow.prompts.pin("pin", in: step) else { return write(meeting, index, to: &document) }
    gather(question, index, to: &document)
    var wrong = TwiMLDocument()
    say(flow.prompts.pin("wrong_pin", in: step), index, to: &wrong)
    gather(question, index, to: &wrong)
    add(index, ".wrong_pin.xml", wrong)
    var inside = TwiMLDocument()
    write(meeting, index, to: &inside)
    add(index, ".meet.xml", inside)
  }

  private func gather(_ question: Spoken, _ index: Int, to document: inout TwiMLDocument) {
    document.verb(
      "Gather",
      [
        ("finishOnKey", "#"), ("timeout", .number(PhoneFacts.pinSilence)), ("action", .path(names.file(index), "/pin")),
        ("actionOnEmptyResult", "true"),
      ], nouns(question, index))
  }

  private func write(_ meeting: Meeting, _ index: Int, to document: inout TwiMLDocument) {
    let waits = plan.hasModerator(meeting.room) && !meeting.isModerator
    document.verb(
      "Dial", [("action", .text(next("next", index)))],
      [
        TwiMLDocument.Noun(
          "Conference",
          [
            ("muted", .text("\(meeting.isMuted)")), ("beep", .text("\(meeting.isAnnounced)")),
            ("startConferenceOnEnter", .text("\(!waits)")), ("endConferenceOnExit", .text("\(meeting.isModerator)")),
          ], plan.names.room(meeting.room))
      ])
  }

  private func write(_ message: Recording, _ index: Int, to document: inout TwiMLDocument) {
    let after = next("next", index)
    let written: [TwiMLDocument.Attribute] =
      base.isTranscribed(message, index)
      ? [("transcribe", "true"), ("transcribeCallback", .path(names.file(index), "/transcript"))] : []
    document.verb(
      "Record",
      [
        ("maxLength", .number(message.max?.seconds ?? PhoneFacts.usualMessage)),
        ("finishOnKey", .text(String(message.finish ?? PhoneFacts.messageEndKey))),
        ("timeout", .number(plan.contract.endingSilence(of: message))), ("playBeep", "true"),
        ("action", .text(after)), ("recordingStatusCallback", .path(names.file(index), "/message")),
      ] + written)
    // Reached when nothing was said.
    document.verb("Redirect", text: after)
  }

  private func say(_ spoken: Spoken?, _ index: Int, to document: inout TwiMLDocument) {
    guard let spoken else { return }
    var value = 0
    for piece in spoken.pieces {
      switch piece {
      case .text(let versions): say(noun(versions, index), to: &document)
      case .value:
        // The handler puts it there: `routes.json` says what.
        value += 1
        let language = TwiMLDocument.Value.text(flow.calls.languages[index])
        say(TwiMLDocument.Noun("Say", [(name: "language", value: language)], TwiMLValues.place(value)), to: &document)
      }
    }
  }

  /// What is said in a call that is in a place of the graph. Where calls have no language, a queue of several dialplans speaks
  /// that of each.
  private func nouns(_ spoken: Spoken, _ index: Int) -> [TwiMLDocument.Noun] {
    spoken.parts.map { noun($0, index) }
  }

  func noun(_ versions: [Prompt], _ index: Int) -> TwiMLDocument.Noun {
    let language = flow.calls.languages[index]
    let said = Spoken.heard(versions, in: language)
    return TwiMLDocument.Noun("Say", [("language", .text(plan.hasLanguages ? said.language : language))], said.text)
  }

  private func say(_ noun: TwiMLDocument.Noun, to document: inout TwiMLDocument) {
    document.verb(noun.name, noun.attributes, text: noun.text)
  }

  /// What an outcome leads to, for a document of the same dialplan.
  private func next(_ outcome: String, _ index: Int) -> String {
    names.target(base.place(after: outcome, index))
  }
}
