import Facts
import JSONValues
import Language
import Outputs

/// `phone/twiml/`: documents for a provider that asks for each, and `routes.json` for whatever serves them.
enum TwiMLFiles {
  /// What belongs to all dialplans.
  static func outputs(_ plan: PhonePlan, _ served: [Served]) -> [Output] {
    let dialplans = plan.flows.map { "dialplan.\($0.name)" }
    var outputs = [shared(TwiMLNames.end, "Hangup", dialplans)]
    if plan.hasWaiting { outputs.append(shared(TwiMLNames.leave, "Leave", dialplans)) }
    outputs.append(
      Output(
        path: "phone/twiml/routes.json", content: FileContent(routes(plan, served)),
        declarations: plan.declarations))
    return outputs
  }

  /// A document of one verb, to which routes of all dialplans lead.
  private static func shared(_ name: String, _ verb: StaticString, _ declarations: [String]) -> Output {
    var document = TwiMLDocument()
    document.verb(verb)
    var text = ByteBuffer()
    document.finish(to: &text)
    return Output(path: "phone/twiml/\(name)", bytes: text.bytes, declarations: declarations)
  }

  /// One dialplan's documents, and what `routes.json` says of it.
  struct Served: Sendable {
    var outputs: [Output]
    /// The members of its routes, as they stand there.
    fileprivate var routes: [UInt8] = []
    /// What its numbers lead to; nil if nothing begins.
    fileprivate var first: String?
    fileprivate var recording: JSONValue?
    /// The documents in which values are said.
    fileprivate var values: [JSONObject.Member] = []
    /// What its variables are; nil if it has none.
    fileprivate var variables: JSONValue?
    fileprivate init(outputs: [Output]) { self.outputs = outputs }
  }

  static func serve(_ flow: PhonePlan.Flow, _ plan: PhonePlan) -> Served {
    let steps = TwiMLFlow(flow, plan)
    var served = Served(outputs: TwiMLSteps.outputs(steps))
    // More than the routes of a step take.
    served.routes = JSONWriter.pretty(depth: 2, room: (steps.graph.ways.count + 16) * 256) { writer in
      writer.beginMembers()
      TwiMLRoutes(steps).write(to: &writer)
    }
    guard let start = steps.graph.start else { return served }
    let first = steps.names.targetPath(start).text
    served.first = first
    served.recording = recording(steps)
    served.values = TwiMLValues(steps).documents
    served.variables = TwiMLVariables.value(steps)
    if flow.dialplan.direction == .outbound { served.outputs.append(CallRequest.output(flow, first: first)) }
    return served
  }

  private static func routes(_ plan: PhonePlan, _ served: [Served]) -> [ArraySlice<UInt8>] {
    JSONWriter.pretty { writer in
      writer.begin()
      writer.write("version", 1)
      writer.write("environment", plan.contract.environment)
      writer.write(
        "answer", "a TwiML Redirect to the chosen document or route, below the folder that this file stands in")
      writer.name("numbers")
      writer.begin()
      var taken: Set<String> = []
      for (flow, served) in zip(plan.flows, served) {
        guard let first = served.first else { continue }
        for number in flow.dialplan.numbers where taken.insert(number).inserted { writer.write(number, first) }
      }
      writer.end()
      writer.name("routes")
      writer.begin()
      for flow in served { writer.write(members: flow.routes) }
      writer.end()
      writer.write("schedules", ScheduleValues.value(plan))
      writer.write("lists", lists(plan))
      writer.write("queues", queues(plan))
      writer.write("recordings", .array(served.compactMap(\.recording)))
      let counts = plan.flows.flatMap(callsBefore)
      if !counts.isEmpty { writer.write("calls_before", .array(counts)) }
      let values = served.flatMap(\.values)
      if !values.isEmpty {
        var told: JSONObject = ["fill": .string(TwiMLValues.fill)]
        if plan.flows.contains(where: { $0.values.contains(where: \.isMoment) }) {
          told.append("moments", .string(TwiMLValues.moments))
        }
        if plan.flows.contains(where: { $0.prompts.durations != nil }) {
          told.append("durations", .string(TwiMLValues.durations))
        }
        if plan.flows.contains(where: { $0.dialplan.steps.contains { !$0.toldValues.isEmpty } }) {
          told.append("told", .string(TwiMLValues.told))
        }
        told.append("documents", .object(JSONObject(values)))
        writer.write("values", .object(told))
      }
      let variables = served.compactMap(\.variables)
      if !variables.isEmpty {
        writer.write("variables", ["keep": .string(TwiMLVariables.keep), "dialplans": .array(variables)])
      }
      writer.end()
    }
  }

  /// What the handler counts of each caller, and deletes.
  private static func callsBefore(_ flow: PhonePlan.Flow) -> [JSONValue] {
    flow.spansOfCalls.map { seconds in
      [
        "dialplan": .string(flow.name), "within_seconds": .int(seconds),
        "counts": "each call once, as it comes in, by the digits of From; none of a caller without",
        "span": "seconds since 1970, less what is left when they are divided by within_seconds",
        "delete": "all numbers of another span than the one that runs, as soon as a call comes",
      ]
    }
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
  private static func recording(_ steps: TwiMLFlow) -> JSONValue? {
    guard let recording = steps.flow.dialplan.recordCall else { return nil }
    func places(_ names: [String]) -> [Int] {
      names.flatMap { steps.flow.calls.places(of: $0) }
    }
    let begins = places([recording.from]).map { steps.names.path($0, ".recorded.xml").text }
    guard let first = begins.first else { return nil }
    var value: JSONObject = [
      "dialplan": .string(steps.flow.name),
      // One for each language in which a call can be there.
      "start_at": begins.count == 1 ? .string(first) : .strings(begins),
      "pause_at": .strings(places(recording.pauseIn).map { steps.names.targetPath($0).text }),
      "resume_at": "any other document",
    ]
    value.append("retention_seconds", steps.flow.dialplan.retention?.recording.map { .int($0.seconds) })
    return .object(value)
  }
}
