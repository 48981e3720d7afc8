import Facts
import JSONValues
import Language
import Resolve

/// The routes of a dialplan: requests whose answer hangs on a key, a schedule, a call's result or a count. Each is answered
/// with a redirect to what it chooses.
struct TwiMLRoutes {
  private let steps: TwiMLSteps
  private var flow: PhonePlan.Flow { steps.flow }
  private var names: TwiMLNames { steps.names }

  init(_ steps: TwiMLSteps) { self.steps = steps }

  func write(to routes: inout JSONObject) {
    for (index, step) in flow.graph.steps.enumerated() {
      let file = names.file(step)
      switch step.act {
      case .branch(let branch): routes.append(names.path(file), value(branch, index))
      case .ask(let ask):
        if ask.machine != nil { routes.append(names.path(file), machine(step)) }
        routes.append(names.path("\(file)/keys"), value(ask, step, index))
      case .connect(let connect):
        let agent = steps.plan.contract.agents[connect.agent]
        routes.append(names.path("\(file)/result"), result(index, limit: agent?.maxDuration?.seconds))
        if let agent { routes.append(names.path("\(file)/refer"), refer(index, agent)) }
      case .transfer: routes.append(names.path("\(file)/result"), result(index, limit: nil))
      case .record(let message): routes.append(names.path("\(file)/message"), value(message))
      case .none, .hangup: break
      }
    }
  }

  private func target(_ outcome: String, _ index: Int) -> JSONValue {
    .string(names.path(steps.next(outcome, index)))
  }

  private func value(_ branch: Branch, _ index: Int) -> JSONValue {
    [
      "by": "schedule",
      "cases": .array(
        branch.cases.map { ["schedule": .string($0.condition), "to": target("if:\($0.condition)", index)] }),
      "otherwise": target("else", index),
    ]
  }

  private func machine(_ step: Step) -> JSONValue {
    let file = names.file(step)
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

  private func value(_ ask: Ask, _ step: Step, _ index: Int) -> JSONValue {
    let file = names.file(step)
    var keys = JSONObject()
    for key in ask.keys where keys[String(key.press)] == nil {
      keys.append(String(key.press), target("key:\(key.press)", index))
    }
    func retry(_ outcome: String, _ retry: Ask.Retry?) -> JSONValue {
      let tries = retry?.tries ?? 1
      var value: JSONObject = ["tries": .int(tries)]
      if tries > 1 { value.append("again", .string(names.path("\(file).\(outcome).xml"))) }
      value.append("then", target(outcome, index))
      return .object(value)
    }
    return [
      "by": "Digits", "keys": .object(keys), "no_input": retry("no_input", ask.noInput),
      "no_match": retry("no_match", ask.noMatch),
      // Counted for one call, from when the step is entered by another way than this one.
      "counts": "per call and entry",
    ]
  }

  /// The first case that fits. A provider tells neither why a leg ended nor a dropped call from a completed one.
  private func result(_ index: Int, limit: Int?) -> JSONValue {
    var cases: [JSONValue] = []
    func add(_ outcome: String, _ status: [String], _ more: (String, Int)? = nil) {
      var value: JSONObject = ["outcome": .string(outcome), "status": .strings(status)]
      if let more { value.append(more.0, .int(more.1)) }
      value.append("to", target(outcome, index))
      cases.append(.object(value))
    }
    add("busy", ["busy"])
    add("no_answer", ["no-answer"])
    add("failed", ["failed", "canceled"])
    add("failed", ["completed"], ("duration_below", PhoneFacts.shortestAnswer))
    if let limit { add("time_limit", ["completed"], ("duration_from", limit)) }
    let goesOn = flow.graph.leaving[index].contains { $0.outcome == "completed" }
    add(goesOn ? "completed" : "end", ["completed"])
    var value: JSONObject = ["by": "DialCallStatus", "duration": "DialCallDuration", "cases": .array(cases)]
    let never = flow.graph.leaving[index].filter { $0.outcome == "dropped" }
    if !never.isEmpty { value.append("never", .strings(["dropped"])) }
    value.append("otherwise", target("failed", index))
    return .object(value)
  }

  /// Only an agent's exits; anything else is refused and the call goes on.
  private func refer(_ index: Int, _ agent: Agent) -> JSONValue {
    var exits = JSONObject()
    for exit in steps.plan.exits(of: agent) where exits[PhoneNames.referUser(exit)] == nil {
      exits.append(PhoneNames.referUser(exit), target(exit, index))
    }
    return ["by": "ReferTransferTarget", "users": .object(exits), "otherwise": nil]
  }

  private func value(_ message: Recording) -> JSONValue {
    let mailbox = steps.plan.contract.mailboxes[message.mailbox]
    var value: JSONObject = ["by": "RecordingUrl", "mailbox": .string(message.mailbox)]
    value.append("email", mailbox?.email.map { .string($0) })
    value.append("retention_seconds", mailbox?.retention.map { .int($0.seconds) })
    return .object(value)
  }
}
