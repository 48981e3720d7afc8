import Facts
import JSONValues
import Language
import Resolve

/// The routes of a dialplan: requests whose answer hangs on a key, a schedule, a call's result or a count. Each is answered
/// with a redirect to what it chooses.
struct TwiMLRoutes {
  let steps: TwiMLFlow
  var flow: PhonePlan.Flow { steps.flow }
  var names: TwiMLNames { steps.names }

  init(_ steps: TwiMLFlow) { self.steps = steps }

  func write(to routes: inout JSONWriter) {
    for (index, step) in steps.graph.steps.enumerated() {
      switch step.act {
      case .branch(let branch): routes.write(names.path(index, ""), value(branch, index))
      case .ask(let ask):
        if ask.machine != nil { routes.write(names.path(index, ""), machine(index)) }
        write(ask, index, to: &routes)
      case .connect(let connect):
        let agent = steps.plan.contract.agents[connect.agent]
        write(
          "/result", results(index, limit: agent?.maxDuration?.seconds, isScreened: false), index,
          otherwise: path(after: "failed", index), to: &routes)
        if let agent { routes.write(names.path(index, "/refer"), refer(index, agent)) }
      case .transfer(let transfer): write(transfer, index, to: &routes)
      case .refer(let referral): write(referral, index, to: &routes)
      case .stream(let streaming): write(streaming, index, to: &routes)
      case .queue(let waiting): write(waiting, index, to: &routes)
      case .call(let call): routes.write(names.path(index, ""), value(call, index))
      case .park(let parking): write(parking, index, to: &routes)
      case .callBack(let callBack): routes.write(names.path(index, ""), value(callBack, index))
      case .emergency(let change):
        routes.write(
          names.path(index, ""),
          [
            "by": "emergency", "schedule": .string(change.schedule), "closed": .bool(change.isClosed),
            "then": target("next", index),
          ])
      case .record(let message):
        routes.write(names.path(index, "/message"), value(message, by: "RecordingUrl"))
        if steps.isTranscribed(message, index) {
          routes.write(names.path(index, "/transcript"), value(message, by: "TranscriptionText"))
        }
      case .conference(let meeting):
        if let pin = meeting.pin { routes.write(names.path(index, "/pin"), value(pin, index)) }
      case .none, .hangup: break
      }
    }
  }

  func target(_ outcome: String, _ index: Int) -> JSONValue { .string(path(after: outcome, index).text) }

  /// What an outcome leads to, from the root.
  private func path(after outcome: String, _ index: Int) -> TwiMLNames.Path {
    names.targetPath(steps.place(after: outcome, index))
  }

  private func value(_ branch: Branch, _ index: Int) -> JSONValue {
    let cases = branch.cases.compactMap { item -> JSONValue? in
      var value = JSONObject()
      switch item.test {
      case .schedule(let name, let state):
        value.append("schedule", .string(name))
        if state != .open { value.append("is", .string(state.text)) }
      case .anonymous: value.append("caller", "anonymous")
      case .caller(let list): value.append("list", .string(list))
      case .called(let number): value.append("called", .string(number))
      case .waiting(let queue, let count):
        value.append("queue", .string(steps.plan.names.queue(queue)))
        value.append("waiting", .int(count))
      case .inProgress(let count): value.append("calls", .int(count))
      case .visits(let count): value.append("visits", .int(count))
      case .calledBefore(let count, let span):
        value.append("called_before", .int(count))
        value.append("within_seconds", .int(span.seconds))
      case .value(let source, let wanted):
        guard let told = TwiMLValues(steps).condition(source, wanted) else { return nil }
        for member in told { value.append(member.key, member.value) }
      case nil: return nil
      }
      value.append("to", target("if:\(item.label)", index))
      return .object(value)
    }
    var value: JSONObject = ["by": "conditions", "cases": .array(cases), "otherwise": target("else", index)]
    if branch.mostVisits != nil {
      // The routes of all languages count as one.
      value.append("visits_of", .string(names.step(steps.graph.steps[index].name)))
      value.append("counts", "per call, this time included")
    }
    return .object(value)
  }

  /// What was keyed in is compared where the secret is: no document holds it.
  private func value(_ pin: Meeting.Pin, _ index: Int) -> JSONValue {
    [
      "by": "pin", "is": .string("@secret(\(pin.code.secret))"), "to": .string(names.path(index, ".meet.xml").text),
      "tries": .int(pin.tries ?? PhoneFacts.usualPinTries), "again": .string(names.path(index, ".wrong_pin.xml").text),
      "then": target("wrong_pin", index), "counts": "per call and entry",
    ]
  }

  /// The number is noted down for whoever starts the outbound dialplan's calls.
  private func value(_ callBack: CallBack, _ index: Int) -> JSONValue {
    [
      "by": "From", "note_for": .string(callBack.dialplan), "pattern": .string("^[+]\(PhoneFacts.numberPattern)$"),
      "accepted": target("accepted", index), "refused": target("refused", index),
    ]
  }

  private func write(_ transfer: Transfer, _ index: Int, to routes: inout JSONWriter) {
    let isScreened = transfer.screen != nil
    if transfer.order == .inTurn {
      for place in 1..<max(transfer.destinations.count, 1) {
        // Answered and taken; everything else rings the next line.
        var answered = [Result.short, taken(index)]
        if isScreened { for each in answered.indices { answered[each].isBridged = true } }
        write(
          "/result\(place)", answered, index, isScreened: isScreened, isLast: false,
          otherwise: names.path(index, ".line\(place + 1).xml"), to: &routes)
      }
    }
    let told = transfer.tellsSIP(in: steps.plan.contract) ? transfer.refusals : []
    // Before the provider's own words, which are fewer.
    let refusals = told.map { Result(outcome: $0, answer: RefusalFacts.words(of: $0)) }
    write(
      "/result", refusals + results(index, limit: nil, isScreened: isScreened), index, isScreened: isScreened,
      otherwise: path(after: "failed", index), to: &routes)
    guard isScreened else { return }
    routes.write(
      names.path(index, "/screen"),
      [
        "by": "Digits", "keys": ["1": .string(names.path(index, ".accepted.xml").text)],
        "otherwise": .string(TwiMLNames.end),
      ])
  }

  /// While somebody waits, `wait` is asked again and again; a key or the time makes them leave, and is remembered.
  private func write(_ waiting: Waiting, _ index: Int, to routes: inout JSONWriter) {
    let keys = Self.once(waiting.keys.map(\.press.text))
    write(waitFor: waiting.timeout?.seconds, while: waiting.schedule, index, to: &routes)
    if !keys.isEmpty {
      routes.name(names.path(index, "/keys"))
      routes.begin()
      routes.write("by", "Digits")
      routes.name("keys")
      routes.begin()
      for key in keys { routes.write(key, TwiMLNames.leave) }
      routes.end()
      routes.write("otherwise", names.path(index, ".wait.xml"))
      routes.write("remember", "key")
      routes.end()
    }
    var left = keys.map { "key:\($0)" }
    if waiting.timeout != nil { left.append("timeout") }
    if waiting.schedule != nil { left.append(PhoneFacts.closedOutcome) }
    write(left: left, otherwise: "empty", index, to: &routes)
  }

  private func write(_ parking: Parking, _ index: Int, to routes: inout JSONWriter) {
    write(waitFor: parking.timeout?.seconds ?? PhoneFacts.usualParking, index, to: &routes)
    write(left: ["timeout"], otherwise: "failed", index, to: &routes)
  }

  /// What comes of waiting: `left` are the outcomes that a document to leave by remembers.
  private func write(left: [String], otherwise: String, _ index: Int, to routes: inout JSONWriter) {
    let ways = steps.graph.leaving[index]
    let over = ways.contains { $0.outcome == "completed" } ? "completed" : "end"
    routes.name(names.path(index, "/result"))
    routes.begin()
    routes.write("by", "QueueResult")
    routes.name("results")
    routes.begin()
    routes.name("leave")
    routes.begin()
    for outcome in left { routes.write(outcome, path(after: outcome, index)) }
    routes.end()
    if ways.contains(where: { $0.outcome == "full" }) { routes.write("queue-full", path(after: "full", index)) }
    let target = path(after: over, index)
    routes.write("bridged", target)
    routes.write("redirected", target)
    routes.write("redirected-from-bridged", target)
    routes.write("hangup", target)
    routes.end()
    if ways.contains(where: { $0.outcome == PhoneFacts.notTakenOutcome }) {
      routes.write("never", .strings([PhoneFacts.notTakenOutcome]))
    }
    routes.write("otherwise", path(after: otherwise, index))
    routes.end()
  }

  /// Asked first when the call comes into the queue, then whenever what is heard there is over.
  private func write(
    waitFor seconds: Int?, while schedule: String? = nil, _ index: Int, to routes: inout JSONWriter
  ) {
    routes.name(names.path(index, "/wait"))
    routes.begin()
    routes.write("by", "QueueTime")
    if let schedule {
      // Before the time: a schedule that is not open, for whatever reason, lets nobody wait.
      routes.write(
        "while",
        [
          "schedule": .string(schedule), "otherwise": .string(TwiMLNames.leave),
          "remember": .string(PhoneFacts.closedOutcome),
        ])
    }
    if let seconds {
      routes.write("from", seconds)
      routes.write("to", TwiMLNames.leave)
      routes.write("remember", "timeout")
    }
    routes.write("otherwise", names.path(index, ".wait.xml"))
    routes.end()
  }

  private func machine(_ index: Int) -> JSONValue {
    [
      "by": "AnsweredBy",
      "cases": .array([
        [
          "is": .strings(["machine_end_beep", "machine_end_silence", "machine_end_other"]),
          "to": .string(names.path(index, ".machine.xml").text),
        ]
      ]), "otherwise": .string(names.path(index, ".xml").text),
    ]
  }

  private func write(_ ask: Ask, _ index: Int, to routes: inout JSONWriter) {
    routes.name(names.path(index, "/keys"))
    routes.begin()
    routes.write("by", "Digits")
    routes.name("keys")
    routes.begin()
    for key in Self.once(ask.keys.map(\.press.text)) { routes.write(key, path(after: "key:\(key)", index)) }
    routes.end()
    let words = flow.calls.words(of: ask, at: index)
    if !words.isEmpty {
      // A word is the key for which it stands, in all that follows.
      routes.write("speech", "SpeechResult")
      routes.name("words")
      routes.begin()
      for (word, press) in words { routes.write(word, press.text) }
      routes.end()
    }
    write("no_input", ask.noInput, ask, index, to: &routes)
    write("no_match", ask.noMatch, ask, index, to: &routes)
    if let tooMany = ask.tooMany {
      let isSaid = tooMany.say != nil
      routes.write(
        "too_many",
        [
          "tries": .int(tooMany.tries ?? PhoneFacts.usualTries),
          "then": isSaid ? .string(names.path(index, ".too_many.xml").text) : target("too_many", index),
        ])
    }
    if flow.keptKeys.contains(steps.graph.steps[index].name) { routes.write("keep", true) }
    // Counted for one call, from when the step is entered by another way than this one.
    routes.write("counts", "per call and entry")
    routes.end()
  }

  private func write(_ outcome: String, _ retry: Ask.Retry?, _ ask: Ask, _ index: Int, to routes: inout JSONWriter) {
    let tries = retry?.tries ?? 1
    routes.name(outcome)
    routes.begin(onOneLine: true)
    routes.write("tries", tries)
    // Where nothing is said before, the question itself.
    if tries > 1 {
      routes.write("again", names.path(index, retry?.say == nil ? steps.again(ask, index) : ".\(outcome).xml"))
    }
    routes.write("then", path(after: outcome, index))
    routes.end()
  }

  /// Each of them once.
  private static func once(_ keys: [String]) -> [String] {
    keys.indices.filter { !keys[..<$0].contains(keys[$0]) }.map { keys[$0] }
  }

  /// A case of a leg's result.
  private struct Result {
    let outcome: String
    var status: [String] = []
    /// What a far end that is reached by SIP answers.
    var answer: [Int] = []
    /// Whether the two were put together, where that decides.
    var isBridged: Bool?
    var more: (key: String, value: JSONValue)?

    // Answered, but not taken.
    static let declined = Result(outcome: "declined", status: ["completed"], isBridged: false)
    static let refused = [
      Result(outcome: "busy", status: ["busy"]), Result(outcome: "no_answer", status: ["no-answer"]),
      Result(outcome: "failed", status: ["failed", "canceled"]), short,
    ]
    /// Of several in turn too: whoever answers is the last to be rung.
    static let short = Result(
      outcome: "failed", status: ["completed"], more: ("duration_below", .int(PhoneFacts.shortestAnswer)))
    static let completed = Result(outcome: "completed", status: ["completed"])
    static let end = Result(outcome: "end", status: ["completed"])
  }

  /// What may come of a leg, of which the first that fits holds. A provider tells neither why a leg ended nor one that dropped, or
  /// that the caller left, from a completed one.
  private func results(_ index: Int, limit: Int?, isScreened: Bool) -> [Result] {
    var results = isScreened ? [.declined] + Result.refused : Result.refused
    if let limit {
      results.append(Result(outcome: "time_limit", status: ["completed"], more: ("duration_from", .int(limit))))
    }
    return results + [taken(index)]
  }

  /// The far end took the call.
  private func taken(_ index: Int) -> Result {
    steps.graph.leaving[index].contains { $0.outcome == "completed" } ? .completed : .end
  }

  /// What no provider tells.
  private static let untold = ["dropped", PhoneFacts.leftOutcome, PhoneFacts.notTakenOutcome]

  /// A route by what comes of a leg.
  private func write(
    _ ending: String, _ results: [Result], _ index: Int, isScreened: Bool = false, isLast: Bool = true,
    otherwise: TwiMLNames.Path, to routes: inout JSONWriter
  ) {
    routes.name(names.path(index, ending))
    routes.begin()
    routes.write("by", "DialCallStatus")
    routes.write("duration", "DialCallDuration")
    if isScreened { routes.write("bridged", "DialBridged") }
    if results.contains(where: { !$0.answer.isEmpty }) { routes.write("answer", "DialSipResponseCode") }
    routes.name("cases")
    routes.beginList()
    for result in results {
      routes.next()
      routes.begin(onOneLine: true)
      routes.write("outcome", result.outcome)
      if !result.status.isEmpty {
        routes.name("status")
        routes.beginList()
        for status in result.status {
          routes.next()
          routes.write(status)
        }
        routes.endList()
      }
      if !result.answer.isEmpty { routes.write("answer", .array(result.answer.map { .int($0) })) }
      if let isBridged = result.isBridged { routes.write("bridged", .bool(isBridged)) }
      if let more = result.more { routes.write(more.key, more.value) }
      routes.write("to", path(after: result.outcome, index))
      routes.end()
    }
    routes.endList()
    if isLast {
      let untold = steps.graph.leaving[index].compactMap { way -> String? in
        let isRefusal = OutcomeWay.isRefusal(way.outcome) && !results.contains { $0.outcome == way.outcome }
        return isRefusal || Self.untold.contains(way.outcome) ? way.outcome : nil
      }
      if !untold.isEmpty { routes.write("never", .strings(untold)) }
    }
    routes.write("otherwise", otherwise)
    routes.end()
  }

  /// Only an agent's exits; anything else is refused and the call goes on.
  private func refer(_ index: Int, _ agent: Agent) -> JSONValue {
    var exits = JSONObject()
    for exit in steps.plan.exits(of: agent) where exits[PhoneNames.referUser(exit)] == nil {
      exits.append(PhoneNames.referUser(exit), target(exit, index))
    }
    return ["by": "ReferTransferTarget", "users": .object(exits), "otherwise": nil]
  }

  /// What the handler keeps for a mailbox: the message, or what the provider wrote down of it.
  private func value(_ message: Recording, by kept: String) -> JSONValue {
    let mailbox = steps.plan.contract.mailboxes[message.mailbox]
    var value: JSONObject = ["by": .string(kept), "mailbox": .string(message.mailbox)]
    value.append("email", mailbox?.email.map { .string($0) })
    value.append("retention_seconds", mailbox?.retention.map { .int($0.seconds) })
    return .object(value)
  }
}
