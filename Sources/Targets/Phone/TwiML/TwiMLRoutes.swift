import Facts
import JSONValues
import Language
import Resolve

/// The routes of a dialplan: requests whose answer hangs on a key, a schedule, a call's result or a count. Each is answered
/// with a redirect to what it chooses.
struct TwiMLRoutes {
  let steps: TwiMLSteps
  var flow: PhonePlan.Flow { steps.flow }
  var names: TwiMLNames { steps.names }

  init(_ steps: TwiMLSteps) { self.steps = steps }

  func write(to routes: inout JSONWriter) {
    for (index, step) in steps.graph.steps.enumerated() {
      let file = names.file(index)
      switch step.act {
      case .branch(let branch): routes.write(names.path(file), value(branch, index))
      case .ask(let ask):
        if ask.machine != nil { routes.write(names.path(file), machine(file)) }
        routes.write(names.path("\(file)/keys"), value(ask, index))
      case .connect(let connect):
        let agent = steps.plan.contract.agents[connect.agent]
        write(
          "\(file)/result", results(index, limit: agent?.maxDuration?.seconds, isScreened: false), index,
          isScreened: false, otherwise: target("failed", index), to: &routes)
        if let agent { routes.write(names.path("\(file)/refer"), refer(index, agent)) }
      case .transfer(let transfer): write(transfer, index, file, to: &routes)
      case .queue(let waiting): write(waiting, index, file, to: &routes)
      case .call(let call): routes.write(names.path(file), value(call, index))
      case .park(let parking): write(parking, index, file, to: &routes)
      case .callBack(let callBack): routes.write(names.path(file), value(callBack, index))
      case .emergency(let change):
        routes.write(
          names.path(file),
          [
            "by": "emergency", "schedule": .string(change.schedule), "closed": .bool(change.isClosed),
            "then": target("next", index),
          ])
      case .record(let message):
        routes.write(names.path("\(file)/message"), value(message, by: "RecordingUrl"))
        if steps.isTranscribed(message, index) {
          routes.write(names.path("\(file)/transcript"), value(message, by: "TranscriptionText"))
        }
      case .conference(let meeting):
        if let pin = meeting.pin { routes.write(names.path("\(file)/pin"), value(pin, file, index)) }
      case .none, .hangup: break
      }
    }
  }

  func target(_ outcome: String, _ index: Int) -> JSONValue {
    .string(names.path(steps.next(outcome, index)))
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
      case nil: return nil
      }
      value.append("to", target("if:\(item.label)", index))
      return .object(value)
    }
    return ["by": "conditions", "cases": .array(cases), "otherwise": target("else", index)]
  }

  /// What was keyed in is compared where the secret is: no document holds it.
  private func value(_ pin: Meeting.Pin, _ file: String, _ index: Int) -> JSONValue {
    [
      "by": "pin", "is": .string("@secret(\(pin.code.secret))"), "to": .string(names.path("\(file).meet.xml")),
      "tries": .int(pin.tries ?? PhoneFacts.usualPinTries), "again": .string(names.path("\(file).wrong_pin.xml")),
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

  private func write(_ transfer: Transfer, _ index: Int, _ file: String, to routes: inout JSONWriter) {
    if transfer.order == .inTurn {
      for place in 1..<max(transfer.destinations.count, 1) {
        // Answered is answered; everything else rings the next line.
        write(
          "\(file)/result\(place)", [taken(index)], index, isScreened: true,
          otherwise: .string(names.path("\(file).line\(place + 1).xml")), to: &routes)
      }
    }
    let isScreened = transfer.screen != nil
    write(
      "\(file)/result", results(index, limit: nil, isScreened: isScreened), index, isScreened: isScreened,
      otherwise: target("failed", index), to: &routes)
    guard isScreened else { return }
    routes.write(
      names.path("\(file)/screen"),
      [
        "by": "Digits", "keys": ["1": .string(names.path("\(file).accepted.xml"))],
        "otherwise": .string(String(TwiMLNames.end.dropFirst(3))),
      ])
  }

  /// While somebody waits, `wait` is asked again and again; a key or the time makes them leave, and is remembered.
  private func write(_ waiting: Waiting, _ index: Int, _ file: String, to routes: inout JSONWriter) {
    var keys = JSONObject()
    var left = JSONObject()
    for key in waiting.keys where keys[key.press.text] == nil {
      keys.append(key.press.text, .string(names.path("\(file).leave.xml")))
      left.append("key:\(key.press.text)", target("key:\(key.press.text)", index))
    }
    routes.write(names.path("\(file)/wait"), wait(waiting.timeout?.seconds, while: waiting.schedule, file))
    if !waiting.keys.isEmpty {
      routes.write(
        names.path("\(file)/keys"),
        [
          "by": "Digits", "keys": .object(keys), "otherwise": .string(names.path("\(file).wait.xml")),
          "remember": "key",
        ])
    }
    if waiting.timeout != nil { left.append("timeout", target("timeout", index)) }
    if waiting.schedule != nil { left.append(PhoneFacts.closedOutcome, target(PhoneFacts.closedOutcome, index)) }
    var results: JSONObject = ["leave": .object(left)]
    if steps.graph.leaving[index].contains(where: { $0.outcome == "full" }) {
      results.append("queue-full", target("full", index))
    }
    let goesOn = steps.graph.leaving[index].contains { $0.outcome == "completed" }
    for result in ["bridged", "redirected", "redirected-from-bridged", "hangup"] {
      results.append(result, target(goesOn ? "completed" : "end", index))
    }
    routes.write(
      names.path("\(file)/result"),
      ["by": "QueueResult", "results": .object(results), "otherwise": target("empty", index)])
  }

  private func write(_ parking: Parking, _ index: Int, _ file: String, to routes: inout JSONWriter) {
    routes.write(
      names.path("\(file)/wait"), wait(parking.timeout?.seconds ?? PhoneFacts.usualParking, file))
    let goesOn = steps.graph.leaving[index].contains { $0.outcome == "completed" }
    var results: JSONObject = ["leave": ["timeout": target("timeout", index)]]
    for result in ["bridged", "redirected", "redirected-from-bridged", "hangup"] {
      results.append(result, target(goesOn ? "completed" : "end", index))
    }
    routes.write(
      names.path("\(file)/result"),
      ["by": "QueueResult", "results": .object(results), "otherwise": target("failed", index)])
  }

  /// Asked first when the call comes into the queue, then whenever what is heard there is over.
  private func wait(_ seconds: Int?, while schedule: String? = nil, _ file: String) -> JSONValue {
    var value: JSONObject = ["by": "QueueTime"]
    if let schedule {
      // Before the time: a schedule that is not open, for whatever reason, lets nobody wait.
      value.append(
        "while",
        [
          "schedule": .string(schedule), "otherwise": .string(names.path("\(file).leave.xml")),
          "remember": .string(PhoneFacts.closedOutcome),
        ])
    }
    if let seconds {
      value.append("from", .int(seconds))
      value.append("to", .string(names.path("\(file).leave.xml")))
      value.append("remember", "timeout")
    }
    value.append("otherwise", .string(names.path("\(file).wait.xml")))
    return .object(value)
  }

  private func machine(_ file: String) -> JSONValue {
    return [
      "by": "AnsweredBy",
      "cases": .array([
        [
          "is": .strings(["machine_end_beep", "machine_end_silence", "machine_end_other"]),
          "to": .string(names.path("\(file).machine.xml")),
        ]
      ]), "otherwise": .string(names.path("\(file).xml")),
    ]
  }

  private func value(_ ask: Ask, _ index: Int) -> JSONValue {
    let file = names.file(index)
    var keys = JSONObject()
    for key in ask.keys where keys[key.press.text] == nil {
      keys.append(key.press.text, target("key:\(key.press.text)", index))
    }
    func retry(_ outcome: String, _ retry: Ask.Retry?) -> JSONValue {
      let tries = retry?.tries ?? 1
      var value: JSONObject = ["tries": .int(tries)]
      if tries > 1 { value.append("again", .string(names.path("\(file).\(outcome).xml"))) }
      value.append("then", target(outcome, index))
      return .object(value)
    }
    var value: JSONObject = [
      "by": "Digits", "keys": .object(keys), "no_input": retry("no_input", ask.noInput),
      "no_match": retry("no_match", ask.noMatch),
    ]
    if let tooMany = ask.tooMany {
      let isSaid = tooMany.say != nil
      value.append(
        "too_many",
        [
          "tries": .int(tooMany.tries ?? PhoneFacts.usualTries),
          "then": isSaid ? .string(names.path("\(file).too_many.xml")) : target("too_many", index),
        ])
    }
    if flow.keptKeys.contains(steps.graph.steps[index].name) { value.append("keep", true) }
    // Counted for one call, from when the step is entered by another way than this one.
    value.append("counts", "per call and entry")
    return .object(value)
  }

  /// A case of a leg's result.
  private struct Result {
    let outcome: String
    let status: [String]
    var more: (key: String, value: JSONValue)?
  }

  /// What may come of a leg, of which the first that fits holds. A provider tells neither why a leg ended nor a dropped call
  /// from a completed one.
  private func results(_ index: Int, limit: Int?, isScreened: Bool) -> [Result] {
    var results: [Result] = []
    // Answered, but not taken.
    if isScreened { results.append(Result(outcome: "declined", status: ["completed"], more: ("bridged", false))) }
    results.append(Result(outcome: "busy", status: ["busy"]))
    results.append(Result(outcome: "no_answer", status: ["no-answer"]))
    results.append(Result(outcome: "failed", status: ["failed", "canceled"]))
    results.append(
      Result(outcome: "failed", status: ["completed"], more: ("duration_below", .int(PhoneFacts.shortestAnswer))))
    if let limit {
      results.append(Result(outcome: "time_limit", status: ["completed"], more: ("duration_from", .int(limit))))
    }
    return results + [taken(index)]
  }

  /// The far end took the call.
  private func taken(_ index: Int) -> Result {
    let goesOn = steps.graph.leaving[index].contains { $0.outcome == "completed" }
    return Result(outcome: goesOn ? "completed" : "end", status: ["completed"])
  }

  /// A route by what comes of a leg.
  private func write(
    _ name: String, _ results: [Result], _ index: Int, isScreened: Bool, otherwise: JSONValue,
    to routes: inout JSONWriter
  ) {
    routes.name(names.path(name))
    routes.begin()
    routes.write("by", "DialCallStatus")
    routes.write("duration", "DialCallDuration")
    if isScreened { routes.write("bridged", "DialBridged") }
    routes.name("cases")
    routes.beginList()
    for result in results {
      routes.next()
      routes.begin()
      routes.write("outcome", result.outcome)
      routes.write("status", .strings(result.status))
      if let more = result.more { routes.write(more.key, more.value) }
      routes.write("to", target(result.outcome, index))
      routes.end()
    }
    routes.endList()
    if steps.graph.leaving[index].contains(where: { $0.outcome == "dropped" }) {
      routes.write("never", .strings(["dropped"]))
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
