import Findings
import Syntax

extension Shape where Value == Step {
  /// A step's keys depend on what it does: those of its one act stand beside the ones that every step has.
  static let step = Shape(.record(stepForm)) { node, reader in
    guard reader.expect(.mapping, node, { .record(stepForm) }) else { return nil }
    let keys = reader.tree.pairs(node).map(\.key)
    let acts = StepAct.all.filter { act in keys.contains { reader.tree.isText($0, act.name) } }
    if acts.count > 1, let second = reader.tree.pair(node, "\(acts[1].name)") {
      reader.findings.append(
        Finding(
          LanguageFindings.unknownKey, at: reader.tree.location(second.key),
          "a step does one thing: `\(acts[0].name)` or `\(acts[1].name)`",
          related: [
            .init(reader.tree.location(reader.tree.pair(node, "\(acts[0].name)")!.key), "the other stands here")
          ],
          help: "make two steps, and lead from one to the other with `next`"))
      return nil
    }
    let fields = StepDraft.common + (acts.first?.fields ?? [StepDraft.next])
    if acts.isEmpty, reader.tellsStranger(to: fields, in: node) { return nil }
    var draft = StepDraft(node: node)
    reader.fill(&draft, node, fields)
    return Step(
      node: node,
      Step.Parts(
        language: draft.language, sets: draft.sets, disclose: draft.disclose, say: draft.say, takes: draft.takes,
        act: acts.first?.make(draft) ?? .none, next: draft.goesOn))
  }
}

extension Reader {
  /// Tells of a key that a step without an act can't have: the act that was meant, mostly, to which its other keys belong.
  fileprivate mutating func tellsStranger(to fields: [Field<StepDraft>], in node: NodeID) -> Bool {
    let strangers = tree.pairs(node).filter { place(of: $0.key, in: fields) == nil }
    if strangers.isEmpty { return false }
    let known = fields.map { "\($0.name)" } + StepAct.all.map { "\($0.name)" }
    let stranger = strangers.first { nearest(to: tree.string($0.key), among: known) != nil } ?? strangers[0]
    unknownKey(stranger.key, stranger.value, known, in: node)
    return true
  }
}

/// The values of all keys that a step may have.
private struct StepDraft: Record {
  var node: NodeID
  var language: String?
  var sets: [VariableSetting] = []
  var disclose: [Step.Disclosure] = []
  var say: Speech?
  var takes: [Step.Sensitive] = []
  var goesOn: String?
  var branch = Branch()
  var ask = Ask()
  var connect = Connect()
  var transfer = Transfer()
  var referral = Referral()
  var streaming = Streaming()
  var waiting = Waiting()
  var callBack = CallBack()
  var call = ToolCall()
  var parking = Parking()
  var meeting: Meeting?
  var emergency: EmergencySwitch?
  var passing: [ShortNumber] = []
  var timeout: Duration?
  var outcomes: [OutcomeWay] = []
  var recording: Recording?
  var hangup = Step.Hangup.normal

  init(node: NodeID) { self.node = node }

  static let common: [Field<StepDraft>] = [
    .optional("language", \.language, .languageTag, "The language of the call from here on, this step included."),
    .defaulted(
      "set", \.sets, .settings, "What variables of the call are from here on, this step included: `{topic: billing}`."),
    .defaulted("disclose", \.disclose, Shape<Step.Disclosure>.word.list, "Which disclosures are said first."),
    .optional(
      "say", \.say, .saying,
      "What is said then. A list may have values among its texts: `{digits: $(keys.STEP)}`, `{number: $(step.STEP.NAME)}`."
    ),
    .defaulted(
      "takes", \.takes, Shape<Step.Sensitive>.word.list,
      "What the person gives here that neither the model nor a recording may have: `card`, `health`."),
  ]
  static let next: Field<StepDraft> = .optional("next", \.goesOn, .text, "The step that follows.")
  static let passing: Field<StepDraft> = .defaulted(
    "pass_on", \.passing, .shortNumbers,
    "Short numbers by which whoever answers may pass the caller on, and the destination of each: after `*2` they ask there first, after `*1` they don't."
  )
  static let results: [Field<StepDraft>] = [
    .optional(
      "timeout", \.timeout, .duration,
      "How long an answer is waited for. Unless said 30 s, of a tool 5 s, and 90 s until a parked call comes back."),
    .defaulted("on_result", \.outcomes, .outcomes, "Where each outcome leads."),
  ]
}

private struct StepAct: Sendable {
  let name: StaticString
  let fields: [Field<StepDraft>]
  let make: @Sendable (StepDraft) -> Step.Act

  static let all: [StepAct] = [
    StepAct(
      name: "switch",
      fields: [
        .required(
          "switch", \.branch.cases, Shape<Branch.Case>.branchCase.list, "Takes the first case whose condition holds."),
        Field(name: "else", summary: "The step if none holds.", isRequired: false, form: Shape<String>.text.form) {
          $0.branch.otherwise = Shape<String>.text.read($1, &$2)
          $0.branch.otherwiseNode = $1
        },
      ]
    ) { .branch($0.branch) },
    StepAct(
      name: "ask",
      fields: [
        .required("ask", \.ask.prompt, .speech, "Speaks and waits for a key."),
        .required("keys", \.ask.keys, .keys, "Where each key leads."),
        .optional(
          "between", \.ask.between, .duration,
          "How long the next key is waited for, where an answer has several; 3 s unless said."),
        .optional("no_input", \.ask.noInput, .retry, "What happens when no key is pressed."),
        .optional("no_match", \.ask.noMatch, .retry, "What happens on any other key."),
        .optional("too_many", \.ask.tooMany, .retry, "Where so many failed tries of either sort lead."),
        .optional("machine", \.ask.machine, .text, "The step for an answering machine (outbound)."),
      ]
    ) { .ask($0.ask) },
    StepAct(
      name: "connect",
      fields: [.required("connect", \.connect.agent, .reference(.agent), "Bridges the call to an agent.")]
        + StepDraft.results
    ) { .connect(Connect(agent: $0.connect.agent, timeout: $0.timeout, outcomes: $0.outcomes)) },
    StepAct(
      name: "transfer",
      fields: [
        .required(
          "transfer", \.transfer.destinations, .oneOrMore(.reference(.destination)),
          "Connects the caller to a destination, or to the first of several that answers."),
        .defaulted("order", \.transfer.order, .word, "How several are rung: `together` (unless said) or `in_turn`."),
        .optional(
          "screen", \.transfer.screen, .telling,
          "What the one who answers hears before the call is put through: key 1 takes it. Of a list all is said, values of the call too."
        ),
        .optional(
          "tell", \.transfer.tell, .telling,
          "What the one who answers hears before the call is put through, without being asked. Of a list as in `screen`."
        ),
        .optional(
          "leave", \.transfer.leave, .word,
          "The key by which the caller leaves whoever they are put through to, and goes on by `left`: `star`."),
        StepDraft.passing,
      ] + StepDraft.results
    ) {
      .transfer(
        Transfer(
          destinations: $0.transfer.destinations, order: $0.transfer.order, screen: $0.transfer.screen,
          tell: $0.transfer.tell, leave: $0.transfer.leave, passing: $0.passing, timeout: $0.timeout,
          outcomes: $0.outcomes))
    },
    StepAct(
      name: "refer",
      fields: [
        .required(
          "refer", \.referral.destination, .reference(.destination),
          "Hands the caller's call over to a destination on another exchange (REFER): accepted, it is gone from here."),
        .defaulted(
          "headers", \.referral.headers, .referredHeaders,
          "Headers of the call that is made there: text, `$(keys.STEP)` for what was pressed at a step, or `$(set.NAME)` for a variable."
        ),
        StepDraft.results[1],
      ]
    ) {
      .refer(
        Referral(destination: $0.referral.destination, headers: $0.referral.headers, outcomes: $0.outcomes))
    },
    StepAct(
      name: "stream",
      fields: [
        .required(
          "stream", \.streaming.stream, .reference(.stream),
          "Connects the call's sound to a web socket, both ways, until one of the two ends it or the time is up."),
        .required("max", \.streaming.max, .duration, "How long it lasts at most."), StepDraft.results[1],
      ]
    ) { .stream(Streaming(stream: $0.streaming.stream, max: $0.streaming.max, outcomes: $0.outcomes)) },
    StepAct(
      name: "queue",
      fields: [
        .required("queue", \.waiting.queue, .reference(.queue), "Lets the caller wait until somebody is free."),
        .optional(
          "priority", \.waiting.priority, .integer(0...100),
          "Callers with more of it come before those with less; 0 unless said."),
        .defaulted("keys", \.waiting.keys, .keys, "Keys by which the caller leaves the queue."),
        .optional(
          "while", \.waiting.schedule, .reference(.schedule),
          "Waits only while this schedule is open: then the call goes on by `closed`, also at once."),
        StepDraft.passing,
      ] + StepDraft.results
    ) {
      var waiting = $0.waiting
      waiting.passing = $0.passing
      waiting.timeout = $0.timeout
      waiting.outcomes = $0.outcomes
      return .queue(waiting)
    },
    StepAct(
      name: "call_back",
      fields: [
        .required(
          "call_back", \.callBack.dialplan, .reference(.dialplan),
          "Notes that the caller is to be called back by an outbound dialplan."),
        StepDraft.results[1],
      ]
    ) { .callBack(CallBack(dialplan: $0.callBack.dialplan, outcomes: $0.outcomes)) },
    StepAct(
      name: "call",
      fields: [
        .required(
          "call", \.call.tool, .reference(.tool), "Calls one of the contract's tools, and goes on by what it answers."),
        .defaulted(
          "with", \.call.arguments, .toolArguments,
          "The tool's arguments: text, `$(caller)`, `$(called)`, `$(callee)` of a call that goes out, `$(keys.STEP)` for what was pressed at a step, or `$(set.NAME)` for a variable."
        ),
        .defaulted(
          "cases", \.call.cases, Shape<ToolCall.Case>.toolCase.list, "Takes the first case that the answer fits."),
        Field(
          name: "else", summary: "The step if none holds.", isRequired: false, form: Shape<String>.text.form
        ) {
          $0.call.otherwise = Shape<String>.text.read($1, &$2)
          $0.call.otherwiseNode = $1
        },
      ] + StepDraft.results
    ) {
      var call = $0.call
      call.timeout = $0.timeout
      call.outcomes = $0.outcomes
      return .call(call)
    },
    StepAct(
      name: "park",
      fields: [
        .required("park", \.parking.lot, .name, "Lets the call wait in a slot of this lot until somebody dials it.")
      ] + StepDraft.results
    ) { .park(Parking(lot: $0.parking.lot, timeout: $0.timeout, outcomes: $0.outcomes)) },
    StepAct(
      name: "conference",
      fields: [
        .optional("conference", \.meeting, .meeting, "Brings the caller together with others."), StepDraft.next,
      ]
    ) { .conference($0.meeting ?? Meeting(node: $0.node)) },
    StepAct(
      name: "emergency",
      fields: [
        .optional(
          "emergency", \.emergency, .emergencySwitch,
          "Closes a schedule at once, or lets it go by the clock again."),
        StepDraft.next,
      ]
    ) { .emergency($0.emergency ?? EmergencySwitch(node: $0.node)) },
    StepAct(
      name: "record",
      fields: [.optional("record", \.recording, .recording, "Takes a message."), StepDraft.next]
    ) { .record($0.recording ?? Recording(node: $0.node)) },
    StepAct(
      name: "hangup", fields: [.required("hangup", \.hangup, .word, "Ends the call.")]
    ) { .hangup($0.hangup) },
  ]
}

private let stepForm = RecordForm(
  name: "Step", summary: "A step discloses, then speaks, then does its one thing, then goes on."
) {
  var fields = StepDraft.common + [StepDraft.next]
  for field in StepAct.all.flatMap(\.fields) where !fields.contains(where: { "\($0.name)" == "\(field.name)" }) {
    fields.append(field)
  }
  return fields.map {
    FieldForm(name: "\($0.name)", summary: $0.summary, isRequired: false, form: $0.form(), standard: $0.standard())
  }
}

extension Shape where Value == [String] {
  /// A name, or a list of names.
  static func oneOrMore(_ name: Shape<String>) -> Shape {
    Shape(.either([name.form(), .list(name.form())])) { node, reader in
      if reader.tree.kind(node) == .sequence { return name.list.read(node, &reader) }
      return name.read(node, &reader).map { [$0] }
    }
  }
}

extension Shape where Value == [OutcomeWay] {
  static let outcomes = Shape(.map(keys: nil, Shape<String>.text.form())) { node, reader in
    guard reader.expect(.mapping, node, { .map(keys: nil, Shape<String>.text.form()) }) else { return nil }
    var ways: [OutcomeWay] = []
    for (key, item) in reader.tree.pairs(node) {
      let outer = reader.owner
      reader.owner = key
      defer { reader.owner = outer }
      let item = reader.current(item)
      guard let next = Shape<String>.text.read(item, &reader) else { continue }
      ways.append(OutcomeWay(outcome: reader.tree.string(key), next: next, key: key, node: item))
    }
    return ways
  }
}

extension Shape where Value == Recording {
  static let recording = record(
    "Recording", "Takes a message.",
    [
      .required("mailbox", \.mailbox, .reference(.mailbox), "Where it is kept."),
      .defaulted(
        "greeting", \.greeting, .word, "What the mailbox says first: `none`, or its own `unavailable` or `busy`."),
      .optional("max", \.max, .duration, "How long it may be; 3 minutes unless said."),
      .optional("finish", \.finish, .phoneKey, "The key that ends it."),
    ])
}

extension Shape where Value == EmergencySwitch {
  static let emergencySwitch = record(
    "EmergencySwitch", "Closes a schedule at once, or lets it go by the clock again.",
    [
      .required("schedule", \.schedule, .reference(.schedule), "The schedule; it says `emergency: true`."),
      .required("closed", \.isClosed, .boolean, "`true` closes it; `false` lets it go by the clock."),
    ])
}
