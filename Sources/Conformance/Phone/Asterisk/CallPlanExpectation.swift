import Facts
import Findings
import Language
import Resolve
import SourceText

enum CallPlanExpectation: Expectation {
  static let name = "that Asterisk files can be read, every jump leads somewhere, and only declared lines are dialled"

  /// Applications that a call flow needs. Those that run programs or evaluate text are none of them.
  private static let applications: Set<String> = [
    "answer", "playback", "background", "waitexten", "goto", "gotoif", "gotoiftime", "gosub", "gosubif", "return",
    "set", "noop",
    "dial", "hangup", "busy", "congestion", "voicemail", "mixmonitor", "stopmixmonitor", "amd", "waitforsilence",
    "execif", "wait", "ringing", "progress", "queue", "musiconhold", "read", "park", "parkedcall", "confbridge",
    "hangupcauseclear", "dbdeltree", "transfer", "saydigits", "saynumber",
  ]
  private static let functions: Set<String> = [
    "IF", "FILTER", "STRFTIME", "CALLERID", "CHANNEL", "PJSIP_HEADER", "MASTER_CHANNEL", "LOCAL", "REGEX", "STAT",
    "LEN", "DB", "DB_DELETE", "TIMEOUT", "QUEUE_WAITING_COUNT", "CONFBRIDGE",
    "GROUP_COUNT", "IMPORT", "HANGUPCAUSE", "HANGUPCAUSE_KEYS", "SHIFT", "CURL", "CURLOPT", "JSON_DECODE", "SET",
    "LOCK", "UNLOCK", "STRPTIME",
  ]
  /// What a caller sends: it may be stored and shown, and never dialled.
  private static let fromCallers = ["EXTEN", "CALLERID", "DIGITS", "SIPDOMAIN", "PJSIP_HEADER", "INVALID_EXTEN"]

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for path in subject.files.paths("phone/asterisk/", ".conf") where !path.hasSuffix("extensions.conf") {
      guard let file = subject.files[path] else { continue }
      let problems = Configuration(file.bytes).problems
      verdict.count(1)
      for problem in problems {
        verdict.report(ConformanceFindings.confSyntax, at: file.location(problem.range), problem.message)
      }
    }
    guard let exchange = subject.exchange else { return }
    let file = exchange.file
    verdict.count(1)
    for problem in exchange.plan.problems {
      verdict.report(ConformanceFindings.confSyntax, at: file.location(problem.range), problem.message)
    }
    for name in exchange.plan.order {
      guard let context = exchange.plan.contexts[name] else { continue }
      let isSafe =
        name.utf8.allSatisfy(\.isNameByte) && !name.isEmpty && name.utf8.count <= PhoneFacts.contextNameLength
      verdict.expect(
        isSafe, ConformanceFindings.dialplanContext, at: file.location(context.range),
        "context `\(name)` has \(name.utf8.count) bytes; at most \(PhoneFacts.contextNameLength) letters, digits, `_` and `-` are kept"
      )
      for exten in context.order {
        for priority in context.extensions[exten] ?? [] { check(priority, context, exten, exchange, subject, &verdict) }
      }
    }
  }

  private static func check(
    _ priority: CallPlan.Priority, _ context: CallPlan.Context, _ exten: String, _ exchange: ExchangeFiles,
    _ subject: Subject, _ verdict: inout Verdict
  ) {
    let place = exchange.file.location(priority.range)
    verdict.expect(
      applications.contains(priority.application.lowercased()), ConformanceFindings.dialplanApplication, at: place,
      "`\(priority.application)` is no application that a call flow needs")
    if priority.application.lowercased() == "execif", let mark = priority.arguments.lastIndex(of: "?") {
      let run = priority.arguments[mark...].dropFirst()
      let inner = run.prefix { $0 != "(" }
      // The one thing that may fail without the call: a moment that was kept is said.
      let isTried = run.wholeMatch(of: /TryExec\(SayUnixTime\(\$\{(ANSWER_[0-9_]+|ARG[0-9]+)\},[^${}()]+\)\)\)?/) != nil
      verdict.expect(
        applications.contains(inner.lowercased()) || isTried, ConformanceFindings.dialplanApplication, at: place,
        "`\(inner)` is no application that a call flow needs")
    }
    if priority.application == "Set", priority.arguments.hasPrefix("VARIABLE_") {
      verdict.expect(
        priority.arguments.wholeMatch(of: /VARIABLE_[0-9]+=[A-Za-z0-9_-]+/) != nil, ConformanceFindings.variable,
        at: place, "`\(priority.arguments)` is no constant of the contract, and would be told or handed over")
    }
    for function in functionsUsed(in: priority.arguments) {
      verdict.expect(
        functions.contains(function), ConformanceFindings.dialplanApplication, at: place,
        "`\(function)()` is no function that a call flow needs")
    }
    for jump in CallPlan.jumps(of: priority) where !jump.contains("${") {
      verdict.expect(
        exchange.plan.resolve(jump, from: context.name, exten) != nil, ConformanceFindings.dialplanJump, at: place,
        "the jump to `\(jump)` leads nowhere")
    }
    if priority.application.lowercased() == "transfer" { checkTransfer(priority, at: place, subject, &verdict) }
    if priority.application.lowercased() == "dial" {
      let known = Set(subject.contract.dialplans.flatMap { $0.steps.flatMap(\.keyOptions) })
      let keyed = LeavingExpectation.options(of: priority).intersection(LeavingExpectation.keyed)
      verdict.expect(
        keyed.subtracting(known).isEmpty, ConformanceFindings.dialplanDial, at: place,
        "a key of this call does what no step says")
      checkDial(priority, context, exten, exchange, subject, &verdict)
    }
  }

  private static func functionsUsed(in text: String) -> [String] {
    text.split(separator: "$", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      guard part.first == "{" else { return nil }
      let name = part.dropFirst().prefix { $0.isLetter || $0 == "_" }
      return part.dropFirst().dropFirst(name.count).first == "(" ? String(name) : nil
    }
  }

  // MARK: - Dialling

  /// Which step hands calls over where, and with which headers, is seen where each is played.
  private static func checkTransfer(
    _ priority: CallPlan.Priority, at place: Location, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let written = priority.arguments.dropFirst("PJSIP/<".count).dropLast().replacing("\\;", with: ";")
    let address = WrittenAddress(written).address
    verdict.expect(
      subject.contract.handsOver(to: address), ConformanceFindings.dialplanDial, at: place,
      "no step hands calls over to `\(address)`",
      help: "declare it under `destinations`")
    let expanded = priority.arguments.split(separator: "$", omittingEmptySubsequences: false).dropFirst()
    verdict.expect(
      expanded.allSatisfy { $0.prefixMatch(of: /\{(KEYS|VARIABLE)_[0-9]+\}/) != nil }, ConformanceFindings.dialplanDial,
      at: place,
      "a call that is handed over takes along what nobody has looked at")
  }

  private static func checkDial(
    _ priority: CallPlan.Priority, _ context: CallPlan.Context, _ exten: String, _ exchange: ExchangeFiles,
    _ subject: Subject, _ verdict: inout Verdict
  ) {
    let kind = ConformanceFindings.dialplanDial
    let place = exchange.file.location(priority.range)
    let target = String(priority.arguments.prefix { $0 != "," })
    let foreign = fromCallers.first { target.contains("${\($0)") }
    verdict.expect(
      foreign == nil, kind, at: place, "`\(foreign ?? "")` comes from the caller, and is dialled here",
      help: "dial a destination of the contract")
    if foreign != nil { return }
    if target.contains("${") {
      // An outbound call's number is the one thing that is not written down: it must have been looked at.
      let before = context.extensions[exten]?.prefix { $0.range != priority.range } ?? []
      let isFiltered = before.contains {
        $0.application == "Set"
          && ($0.arguments.hasPrefix("NUMBER=${FILTER(+0-9,${PARLANCE_NUMBER})}")
            || $0.arguments == "DIALLED=${FILTER(+0-9,${EXTEN})}")
      }
      let isTested = before.contains { $0.arguments.contains("REGEX(") && $0.arguments.contains("${NUMBER}") }
      let isOfType = subject.resolved.dialplans.allSatisfy { dialplan in
        guard let pattern = CalledNumbers(dialplan.dialplan, subject.resolved)?.posix,
          Self.goesOut(dialplan.name, by: context.name, subject)
        else { return true }
        return before.contains { $0.arguments.hasPrefix("$[${REGEX(\"\(pattern)\" ${NUMBER})} = 0]?") }
      }
      verdict.expect(
        isFiltered && isTested && isOfType && target.hasPrefix("PJSIP/${NUMBER}@"), kind, at: place,
        "`\(target)` is dialled without having been looked at")
      return
    }
    verdict.expect(
      isDeclared(target, priority, exchange, subject), kind, at: place, "`\(target)` is no destination of the contract",
      help: "declare it under `destinations`")
  }

  /// Whether the calls of a dialplan go out by a context, as its call file says.
  private static func goesOut(_ dialplan: String, by context: String, _ subject: Subject) -> Bool {
    let lines = subject.files["phone/outbound/\(dialplan).call"]?.text.split(separator: "\n") ?? []
    return lines.contains { $0.hasPrefix("Channel: Local/") && $0.contains("@\(context)/") }
  }

  private static func isDeclared(
    _ target: String, _ dial: CallPlan.Priority, _ exchange: ExchangeFiles, _ subject: Subject
  ) -> Bool {
    let lines = target.split(separator: "&", omittingEmptySubsequences: false)
    if lines.count > 1 { return lines.allSatisfy { isDeclared(String($0), dial, exchange, subject) } }
    let contract = subject.contract
    if contract.destinations.contains(where: { exchange.reaches(target, $0) }) { return true }
    if let url = exchange.address(ofStream: dial) { return contract.streams.contains { $0.url == url } }
    let address = target.dropFirst("PJSIP/".count)
    guard target.hasPrefix("PJSIP/"), !address.contains("/") else { return false }
    if let at = address.firstIndex(of: "@") {
      // A number by a trunk.
      let digits = address[..<at].filter { $0.isNumber || $0 == "+" }
      return contract.callingRules.contains { $0.emergency.contains(digits) }
    }
    guard let contact = exchange.contact(of: String(address)) else { return false }
    // A line of `pjsip.conf` that is none of the contract's is told there.
    return !exchange.isDeclared(contact, contract)
      || contract.trunks.contains { $0.project.map { contact.hasPrefix("sip:\($0)@") } ?? false }
  }
}
