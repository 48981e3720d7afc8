import Syntax

extension Shape where Value == Trunk {
  static let trunk = record(
    "Trunk", "A connection to the telephone network, or (with `project`) to the model's SIP host.",
    [
      .optional("host", \.host, .text, "The carrier's host name or address."),
      .defaulted("transport", \.transport, .word, "`udp`, `tcp` or `tls` (unless said)."),
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
      .optional("retention", \.retention, .duration, "How long a message is kept, and what is written down of it."),
      .optional("silence", \.silence, .duration, "The silence that ends a message, 2 s to 60 s; 10 s unless said."),
      .defaulted("transcribe", \.isTranscribed, .boolean, "Whether messages are written down, where a target can."),
    ])
}

extension Shape where Value == NumberList {
  static let numberList = record(
    "NumberList", "Numbers of callers that are treated alike.",
    [
      .defaulted("numbers", \.numbers, Shape<String>.text.list, "Whole numbers (E.164)."),
      .defaulted("prefixes", \.prefixes, Shape<String>.text.list, "What numbers begin with: `'+1900'`."),
    ])
}

extension Shape where Value == Queue {
  static let queue = record(
    "Queue", "Where callers wait until somebody is free.",
    [
      .required(
        "members", \.members, Shape<String>.reference(.destination).list, "The destinations whose phones ring."),
      .defaulted(
        "backup", \.backup, Shape<Queue.Backup>.backup.list, "Whose phones ring when no member is free; in order."),
      .defaulted(
        "strategy", \.strategy, .word,
        "Whose phone rings: `together` (all; so unless said), `in_turn`, `longest_idle`, `fewest_calls` or `random`."),
      .optional("ringing", \.ringing, .duration, "How long one member's phone rings; 20 s unless said."),
      .optional("wrap_up", \.wrapUp, .duration, "The rest that a member has after a call; none unless said."),
      .optional("capacity", \.capacity, .integer(1...1_000), "How many callers may wait; any number unless said."),
      .optional("announce", \.announce, .announcements, "What those who wait are told."),
    ])
}

extension Shape where Value == Queue.Backup {
  static let backup = record(
    "Backup", "Those who are rung when nobody before them is free.",
    [
      .required(
        "members", \.members, Shape<String>.reference(.destination).list, "The destinations whose phones ring."),
      .optional(
        "after", \.after, .duration,
        "How long somebody has waited when these ring too, beside those before them, free or not."),
    ])
}

extension Shape where Value == Queue.Announcements {
  static let announcements = record(
    "Announcements", "What those who wait are told.",
    [
      .defaulted("every", \.every, .duration, "How often; every 30 seconds unless said."),
      .optional("say", \.say, .chosenSpeech, "Some words."),
      .defaulted(
        "in_turn", \.inTurn, Shape<Speech>.chosenSpeech.list,
        "Instead of `say`: texts of which each time the next is said."),
      .defaulted("position", \.position, .boolean, "The place in the queue."),
      .defaulted("wait", \.wait, .boolean, "The time that it will probably take."),
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
      .optional(
        "language", \.language, .languageTag,
        "The language that a call begins in; that of the first agent that it connects to, or `en`, unless it is said."),
      .optional("disclosures", \.disclosures, .disclosures, "Sentences that steps disclose."),
      .optional("record_call", \.recordCall, .recordCall, "Where recording begins and where it rests."),
      .optional("retention", \.retention, .retention, "How long what is recorded is kept."),
      .section(
        "variables", \.variables, of: .callVariable, "Variables of a call, which steps `set` and others make use of."),
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
      .optional("transcript", \.transcript, .duration, "What was said to an agent; the receiver keeps and deletes it."),
    ])
}

extension Shape where Value == CallingRules {
  static let callingRules = record(
    "CallingRules", "What the phones of a house may dial: the first rule that fits holds.",
    [
      .required(
        "phones", \.phones, Shape<String>.reference(.destination).list, "The destinations whose phones dial by these."),
      .required("caller_id", \.callerID, .text, "The number that is shown (E.164)."),
      .required(
        "trunks", \.trunks, Shape<String>.reference(.trunk).list, "Carriers; where one fails, the next is tried."),
      .required("emergency", \.emergency, Shape<String>.text.list, "Numbers that go out before any rule is asked."),
      .required("rules", \.rules, Shape<CallingRules.Rule>.callingRule.list, "The rules, in order."),
    ])
}

extension Shape where Value == CallingRules.Rule {
  static let callingRule = record(
    "CallingRule", "Which numbers, and whether and how they go out.",
    [
      .required(
        "dial", \.dial, .dialPattern,
        "Digits: `X` is any, `Z` 1 to 9, `N` 2 to 9, `[2-5]` some; `+` may stand before, `.` (more digits) behind."),
      .defaulted("deny", \.isDenied, .boolean, "Whether they are refused."),
      .defaulted("drop", \.drop, .integer(0...10), "How many digits are taken away from the beginning."),
      .defaulted("as", \.prefix, .anyText, "What is put before the rest, such as `'+1415'`: the number becomes E.164."),
      .defaulted(
        "trunks", \.trunks, Shape<String>.reference(.trunk).list, "Carriers of these numbers, instead of those of all."),
      .optional("caller_id", \.callerID, .text, "The number that is shown with these, instead of that of all (E.164)."),
    ])
}

extension Shape where Value == DialPattern {
  private static let what = "a pattern of digits such as `1NXXNXXXXXX` or `011.`"
  static let dialPattern = Shape(.text(what: what, pattern: "^[+]?([0-9XZN]|\\[[0-9-]+\\])*[.]?$")) { node, reader in
    let form = Form.text(what: what, pattern: "^[+]?([0-9XZN]|\\[[0-9-]+\\])*[.]?$")
    guard let text = reader.scalar(node, { form }) else { return nil }
    let pattern = DialPattern(text)
    guard pattern.isValid else {
      reader.wrong(node, form)
      return nil
    }
    return pattern
  }
}
