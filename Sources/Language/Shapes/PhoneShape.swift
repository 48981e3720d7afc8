import Findings
import Syntax

extension Shape where Value == Trunk {
  static let trunk = record(
    "Trunk", "A connection to the telephone network, or (with `project`) to the model's SIP host.",
    [
      .optional("host", \.host, .text, "The carrier's host name or address."),
      .defaulted("transport", \.transport, .word, "`udp`, `tcp` or `tls`."),
      .optional("username", \.username, .text, "The name it signs in with."),
      .optional("password", \.password, .secretReference, "The password, as a secret's name."),
      .optional("project", \.project, .text, "The model's project, `proj_…`."),
      .defaulted("region", \.region, .word, "Where the model runs: `us` or `eu`."),
      .optional("refer_host", \.referHost, .text, "The host of our own exchange, which the model's REFER names."),
    ])
}

extension Shape where Value == Destination {
  static let destination = record(
    "Destination", "A person or a line that calls are transferred to.",
    [
      .required("uri", \.uri, .text, "`sip:user@host` or `tel:+…`."),
      .optional("via", \.via, .reference(.trunk), "The trunk that reaches a `tel:` number."),
    ])
}

extension Shape where Value == Mailbox {
  static let mailbox = record(
    "Mailbox", "Where messages are kept.",
    [
      .optional("email", \.email, .text, "Where a message is sent."),
      .optional("retention", \.retention, .duration, "How long a message is kept."),
    ])
}

extension Shape where Value == Schedule {
  static let schedule = record(
    "Schedule", "When an office is open.",
    [
      .required("timezone", \.timezone, .text, "A name of the time zone database: `America/New_York`."),
      .required("hours", \.hours, Shape<Hours>.hours.list, "The opening hours."),
      .defaulted("holidays", \.holidays, Shape<Holiday>.holiday.list, "The days when it is closed all the same."),
    ])
}

extension Shape where Value == Hours {
  static let hours = record(
    "Hours", "Open on these days from a time up to, but not with, another.",
    [
      .required("days", \.days, .weekdays, "`mon-fri`, `sat`, or a list of such."),
      .required("from", \.from, .timeOfDay, "When it opens."),
      .required("to", \.to, .timeOfDay, "When it closes."),
    ])
}

extension Shape where Value == Holiday {
  static let holiday = record(
    "Holiday", "Closed: on a `date`, `from` one `to` another, or `every` year.",
    [
      .required("name", \.name, .text, "What the day is called."),
      .optional("date", \.date, .date, "One day."),
      .optional("from", \.from, .date, "The first of several days."),
      .optional("to", \.to, .date, "The last of several days."),
      .optional("every", \.every, .yearly, "A day that comes each year."),
    ])
}

extension Shape where Value == Holiday.Yearly {
  static let yearly = record(
    "Yearly", "A day of each year: by `day`, or by `nth` and `weekday`.",
    [
      .required("month", \.month, .word, "`jan` to `dec`."),
      .optional("day", \.day, .integer(1...31), "The day of the month."),
      .optional("nth", \.nth, .integer(-1...5), "Which one of the month: 1 to 5, or -1 for the last."),
      .optional("weekday", \.weekday, .word, "`mon` to `sun`."),
    ])
}

extension Shape where Value == Dialplan {
  static let dialplan = record(
    "Dialplan", "A call flow.",
    [
      .required("direction", \.direction, .word, "`inbound` or `outbound`."),
      .required("trunk", \.trunk, .reference(.trunk), "The trunk that calls come in or go out by."),
      .defaulted("numbers", \.numbers, Shape<String>.text.list, "The numbers that reach it (E.164)."),
      .optional("caller_id", \.callerID, .text, "The number that is shown (E.164)."),
      .optional("to", \.to, .reference(.type), "The type of the numbers that it may call."),
      .optional("window", \.window, .window, "When calls may be made."),
      .optional("attempts", \.attempts, .attempts, "How often a person is tried."),
      .optional("disclosures", \.disclosures, .disclosures, "Sentences that steps disclose."),
      .optional("record_call", \.recordCall, .recordCall, "Where recording begins and where it rests."),
      .optional("retention", \.retention, .retention, "How long what is recorded is kept."),
      .required("start", \.start, .text, "The first step."),
      .section("steps", \.steps, of: .step, isRequired: true, "The steps."),
    ])
}

extension Shape where Value == Window {
  static let window = record(
    "Window", "When outbound calls may be made.",
    [
      .required("timezone", \.timezone, .text, "`callee`, or a name of the time zone database."),
      .required("days", \.days, .weekdays, "`mon-sat`, or a list of such."),
      .required("from", \.from, .timeOfDay, "The earliest time."),
      .required("to", \.to, .timeOfDay, "The time from which no call is made."),
    ])
}

extension Shape where Value == Attempts {
  static let attempts = record(
    "Attempts", "How often a person is tried.",
    [
      .required("max", \.max, .integer(1...20), "Calls at most."),
      .optional("apart", \.apart, .duration, "The time between them."),
    ])
}

extension Shape where Value == RecordCall {
  static let recordCall = record(
    "RecordCall", "Where recording begins and where it rests.",
    [
      .required("from", \.from, .text, "The step with which it begins."),
      .defaulted("pause_in", \.pauseIn, Shape<String>.text.list, "The steps in which it rests."),
    ])
}

extension Shape where Value == Retention {
  static let retention = record(
    "Retention", "How long what is recorded is kept.",
    [
      .optional("recording", \.recording, .duration, "The sound."),
      .optional("transcript", \.transcript, .duration, "The text."),
    ])
}

extension Shape where Value == Step {
  /// A step's keys depend on what it does: those of its one act stand beside the ones that every step has.
  static let step = Shape(.record(stepForm)) { node, reader in
    guard reader.expect(.mapping, node, { .record(stepForm) }) else { return nil }
    let acts = StepAct.all.filter { reader.tree.pair(node, "\($0.name)") != nil }
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
    var draft = StepDraft(node: node)
    reader.fill(&draft, node, StepDraft.common + (acts.first?.fields ?? [StepDraft.next]))
    var step = Step(node: node)
    step.disclose = draft.disclose
    step.say = draft.say
    step.next = draft.goesOn
    if let act = acts.first { step.act = act.make(draft) }
    return step
  }
}

/// The values of all keys that a step may have.
private struct StepDraft: Record {
  var node: NodeID
  var disclose: [Step.Disclosure] = []
  var say: String?
  var goesOn: String?
  var branch = Branch()
  var ask = Ask()
  var connect = Connect()
  var transfer = Transfer()
  var timeout: Duration?
  var outcomes: [OutcomeWay] = []
  var recording: Recording?
  var hangup = Step.Hangup.normal

  init(node: NodeID) { self.node = node }

  static let common: [Field<StepDraft>] = [
    .defaulted("disclose", \.disclose, Shape<Step.Disclosure>.word.list, "Which disclosures are said first."),
    .optional("say", \.say, .text, "What is said then."),
  ]
  static let next: Field<StepDraft> = .optional("next", \.goesOn, .text, "The step that follows.")
  static let results: [Field<StepDraft>] = [
    .optional("timeout", \.timeout, .duration, "How long an answer is waited for."),
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
        .required("ask", \.ask.prompt, .text, "Speaks and waits for a key."),
        .required("keys", \.ask.keys, Shape<Ask.Key>.key.list, "Where each key leads."),
        .optional("no_input", \.ask.noInput, .retry, "What happens when no key is pressed."),
        .optional("no_match", \.ask.noMatch, .retry, "What happens on any other key."),
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
        .required("transfer", \.transfer.destination, .reference(.destination), "Connects the caller to a destination.")
      ] + StepDraft.results
    ) { .transfer(Transfer(destination: $0.transfer.destination, timeout: $0.timeout, outcomes: $0.outcomes)) },
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
  return fields.map { FieldForm(name: "\($0.name)", summary: $0.summary, isRequired: false, form: $0.form()) }
}

extension Shape where Value == Branch.Case {
  static let branchCase = record(
    "Case", "A condition and the step that it leads to.",
    [
      .required("if", \.condition, .reference(.schedule), "The name of a schedule: holds while it is open."),
      .required("next", \.next, .text, "The step."),
    ])
}

extension Shape where Value == Ask.Key {
  static let key = record(
    "Key", "A key and the step that it leads to.",
    [
      .required("press", \.press, .phoneKey, "`'0'` to `'9'`, `star` or `pound`."),
      .required("next", \.next, .text, "The step."),
    ])
}

extension Shape where Value == Ask.Retry {
  static let retry = record(
    "Retry", "What happens without a valid key.",
    [
      .optional("after", \.after, .duration, "How long a key is waited for."),
      .optional("tries", \.tries, .integer(1...10), "How often it is asked in all."),
      .optional("say", \.say, .text, "What is said before it is asked again."),
      .required("next", \.next, .text, "The step after the last try."),
    ])
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
      .optional("max", \.max, .duration, "How long it may be."),
      .optional("finish", \.finish, .phoneKey, "The key that ends it."),
    ])
}
