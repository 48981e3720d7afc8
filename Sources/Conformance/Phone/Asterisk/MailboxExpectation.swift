import Facts
import Findings
import Language

enum MailboxExpectation: Expectation {
  static let name = "that mailboxes exist, and that outbound calls go by the contract's attempts"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    if let exchange = subject.exchange { checkMailboxes(exchange, subject, &verdict) }
    for dialplan in subject.contract.dialplans where dialplan.direction == .outbound {
      if let file = subject.files["phone/outbound/\(dialplan.name).call"] { check(file, dialplan, subject, &verdict) }
    }
  }

  private static func checkMailboxes(_ exchange: ExchangeFiles, _ subject: Subject, _ verdict: inout Verdict) {
    let configuration = Configuration(subject.files["phone/asterisk/voicemail.conf"]?.bytes ?? [])
    for context in exchange.plan.order.compactMap({ exchange.plan.contexts[$0] }) {
      for priority in context.order.flatMap({ context.extensions[$0] ?? [] }) where priority.application == "VoiceMail"
      {
        let address = priority.arguments.prefix { $0 != "," }.split(separator: "@").map(String.init)
        let box = address.count == 2 ? configuration.section(address[1])?.items.first { $0.key == address[0] } : nil
        verdict.expect(
          box != nil, ConformanceFindings.mailboxSetting, at: exchange.file.location(priority.range),
          "mailbox `\(address.joined(separator: "@"))` is not in `voicemail.conf`")
      }
    }
    guard let file = subject.files["phone/asterisk/voicemail.conf"] else { return }
    let silence =
      subject.contract.mailboxes.filter { isUsed($0, subject) }.map(MessageExpectation.silence).max()
      ?? MessageExpectation.usualSilence
    let general = configuration.section("general")
    verdict.expect(
      general?.value("maxsilence") == "\(silence)", ConformanceFindings.mailboxSetting,
      at: file.location(general?.range ?? 0..<0), "messages do not end after \(silence) s of silence")
    verdict.expect(
      general?.value("attach") == "yes" && general?.value("format") == "wav", ConformanceFindings.mailboxSetting,
      at: file.location(general?.range ?? 0..<0), "messages do not go to their mailboxes' addresses as sound")
    var seen: Set<String> = []
    for dialplan in subject.contract.dialplans {
      for step in dialplan.steps {
        guard case .record(let message) = step.act, let mailbox = subject.contract.mailboxes[message.mailbox],
          let box = box(of: "\(dialplan.name)-\(step.name)", exchange, configuration),
          seen.insert("\(mailbox.name) \(box.key)").inserted
        else { continue }
        check(mailbox, box, file, subject, &verdict)
      }
    }
  }

  /// The line of the mailbox to which a step records.
  private static func box(
    of context: String, _ exchange: ExchangeFiles, _ configuration: Configuration
  ) -> Configuration.Item? {
    let taking = exchange.plan.priorities(context, "s")?.last { $0.application == "VoiceMail" }
    let address = taking?.arguments.prefix { $0 != "," }.split(separator: "@").map(String.init) ?? []
    return address.count == 2 ? configuration.section(address[1])?.items.first { $0.key == address[0] } : nil
  }

  /// `password,name,email,pager,options`.
  private static func check(
    _ mailbox: Mailbox, _ box: Configuration.Item, _ file: GeneratedFiles.Entry, _ subject: Subject,
    _ verdict: inout Verdict
  ) {
    let fields = box.value.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
    let declared = subject.place(of: "mailbox.\(mailbox.name)")
    func expect(_ holds: Bool, _ message: @autoclosure () -> String) {
      verdict.expect(
        holds, ConformanceFindings.mailboxSetting, at: file.location(box.range), message(), declared: declared)
    }
    expect(
      fields.count > 2 && fields[2] == mailbox.email ?? "",
      "messages of `\(mailbox.name)` do not go to \(mailbox.email ?? "nobody")")
    // A password that can't be dialled: nobody hears messages by phone.
    expect(fields[0] == "-", "whoever knows a password hears the messages of `\(mailbox.name)` by phone")
    let longest = subject.contract.dialplans.flatMap { dialplan in
      dialplan.steps.compactMap { step -> Int? in
        guard case .record(let message) = step.act, message.mailbox == mailbox.name else { return nil }
        return message.max?.seconds ?? PhoneFacts.usualMessage
      }
    }.max()
    expect(
      fields.count > 4 && fields[4] == "maxsecs=\(longest ?? PhoneFacts.usualMessage)",
      "messages of `\(mailbox.name)` are not cut off after \(longest ?? PhoneFacts.usualMessage) seconds")
  }

  private static func isUsed(_ mailbox: Mailbox, _ subject: Subject) -> Bool {
    subject.contract.dialplans.contains { dialplan in
      dialplan.steps.contains {
        if case .record(let recording) = $0.act { recording.mailbox == mailbox.name } else { false }
      }
    }
  }

  private static func check(
    _ file: GeneratedFiles.Entry, _ dialplan: Dialplan, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let kind = ConformanceFindings.callFile
    let declared = subject.place(of: "dialplan.\(dialplan.name)")
    var values: [String: (String, Range<Int>)] = [:]
    var start = 0
    for end in file.bytes.indices where file.bytes[end] == 0x0A {
      let line = String(decoding: file.bytes[start..<end], as: UTF8.self)
      if !line.hasPrefix("#"), let colon = line.firstIndex(of: ":") {
        values[String(line[..<colon])] = (String(line[line.index(after: colon)...]).trimmed, start..<end)
      }
      start = end + 1
    }
    var expected = [
      ("Extension", "s"), ("Priority", "1"), ("MaxRetries", "\(max(0, (dialplan.attempts?.max ?? 1) - 1))"),
    ]
    if let apart = dialplan.attempts?.apart { expected.append(("RetryTime", "\(apart.seconds)")) }
    for (key, value) in expected {
      verdict.expect(
        values[key]?.0 == value, kind, at: file.location(values[key]?.1 ?? 0..<0),
        "`\(key)` is \(values[key]?.0 ?? "missing"), not \(value)", declared: declared)
    }
    let context = values["Context"]?.0 ?? ""
    let channel = values["Channel"]?.0 ?? ""
    let plan = subject.exchange?.plan
    verdict.expect(
      plan?.priorities(context, "s") != nil, kind, at: file.location(values["Context"]?.1 ?? 0..<0),
      "context `\(context)` is not in `extensions.conf`")
    let isLocal = channel.hasPrefix("Local/") && channel.contains("@")
    let goesOut = channel.dropFirst("Local/".count).prefix { $0 != "/" }.split(separator: "@").map(String.init)
    verdict.expect(
      isLocal && goesOut.count == 2 && plan?.priorities(goesOut[1], goesOut[0]) != nil, kind,
      at: file.location(values["Channel"]?.1 ?? 0..<0), "`\(channel)` goes out unchecked", declared: declared)
  }
}
