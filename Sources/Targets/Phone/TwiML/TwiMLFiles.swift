import Facts
import JSONValues
import Language
import Outputs

/// `phone/twiml/`: documents for a provider that asks for each, and `routes.json` for whatever serves them.
enum TwiMLFiles {
  static func outputs(_ plan: PhonePlan) -> [Output] {
    var end = TwiMLDocument()
    end.verb("Hangup")
    var outputs = [
      Output(
        path: "phone/twiml/end.xml", bytes: end.bytes,
        declarations: plan.flows.map { "dialplan.\($0.name)" })
    ]
    var routes = JSONObject()
    var numbers = JSONObject()
    var recordings: [JSONValue] = []
    for flow in plan.flows {
      let steps = TwiMLSteps(flow, plan)
      for document in steps.documents {
        outputs.append(
          Output(
            path: "phone/twiml/\(steps.names.path(document.file))", bytes: document.bytes,
            declarations: ["dialplan.\(flow.name)"]))
      }
      TwiMLRoutes(steps).write(to: &routes)
      guard let start = steps.graph.start else { continue }
      let first = steps.names.path(steps.names.target(start))
      for number in flow.dialplan.numbers where numbers[number] == nil {
        numbers.append(number, .string(first))
      }
      if let recording = recording(steps) { recordings.append(recording) }
      if flow.dialplan.direction == .outbound {
        outputs.append(CallRequest.output(flow, first: first))
      }
    }
    let root: JSONValue = [
      "version": 1, "environment": .string(plan.contract.environment),
      "answer": "a TwiML Redirect to the chosen document or route, below the folder that this file stands in",
      "numbers": .object(numbers), "routes": .object(routes), "schedules": ScheduleValues.value(plan),
      "lists": lists(plan), "queues": queues(plan), "recordings": .array(recordings),
    ]
    outputs.append(
      Output(
        path: "phone/twiml/routes.json", bytes: JSONWriter.pretty(root),
        declarations: plan.flows.flatMap(\.declarations)))
    return outputs
  }

  private static func lists(_ plan: PhonePlan) -> JSONValue {
    .object(
      JSONObject(
        plan.contract.lists.map {
          JSONObject.Member($0.name, ["numbers": .strings($0.numbers), "prefixes": .strings($0.prefixes)])
        }))
  }

  /// Whom the handler calls while somebody waits: a provider rings nobody by itself.
  private static func queues(_ plan: PhonePlan) -> JSONValue {
    var queues = JSONObject()
    for queue in plan.contract.queues {
      var value: JSONObject = [
        "members": addresses(queue.members, plan),
        "strategy": .string(queue.strategy.rawValue),
        "ringing_seconds": .int(queue.ringing?.seconds ?? PhoneFacts.usualMemberRinging),
        "wrap_up_seconds": .int(queue.wrapUp?.seconds ?? 0),
      ]
      value.append("capacity", queue.capacity.map { .int($0) })
      // Rung when nobody before them is free, or beside them once somebody has waited so long.
      let backup = queue.backup.map { line -> JSONValue in
        var value: JSONObject = ["members": addresses(line.members, plan)]
        value.append("after_seconds", line.after.map { .int($0.seconds) })
        return .object(value)
      }
      if !backup.isEmpty { value.append("backup", .array(backup)) }
      queues.append(plan.names.queue(queue.name), .object(value))
    }
    return .object(queues)
  }

  private static func addresses(_ members: [String], _ plan: PhonePlan) -> JSONValue {
    .strings(members.compactMap { plan.contract.destinations[$0]?.uri })
  }

  /// When the provider's recording of a call is started, paused and resumed: as the documents are fetched.
  private static func recording(_ steps: TwiMLSteps) -> JSONValue? {
    guard let recording = steps.flow.dialplan.recordCall else { return nil }
    func places(_ names: [String]) -> [Int] {
      names.flatMap { steps.flow.calls.places(of: $0) }
    }
    let begins = places([recording.from]).map { steps.names.path("\(steps.names.file($0)).recorded.xml") }
    guard let first = begins.first else { return nil }
    var value: JSONObject = [
      "dialplan": .string(steps.flow.name),
      // One for each language in which a call can be there.
      "start_at": begins.count == 1 ? .string(first) : .strings(begins),
      "pause_at": .strings(places(recording.pauseIn).map { steps.names.path(steps.names.target($0)) }),
      "resume_at": "any other document",
    ]
    value.append("retention_seconds", steps.flow.dialplan.retention?.recording.map { .int($0.seconds) })
    return .object(value)
  }
}
