import JSONValues
import Language
import Outputs
import Parallel
import Resolve

/// `phone/sipp/`: scenarios that go every way of every dialplan, and `coverage.json`, which says what each covers and what
/// the bench must do meanwhile.
struct ScenarioFiles {
  static func outputs(_ plan: PhonePlan) -> [Output] {
    let walked = plan.flows.concurrentlyMapped(by: PhonePlan.share) { walk($1, plan) }
    var outputs = walked.flatMap(\.outputs)
    if plan.flows.contains(where: \.detectsMachines) {
      outputs.append(
        Output(
          path: "phone/sipp/\(MachineSound.file)", bytes: MachineSound.bytes,
          declarations: plan.flows.filter(\.detectsMachines).map { "dialplan.\($0.name)" }))
    }
    outputs.append(
      Output(
        path: "phone/sipp/coverage.json", bytes: coverage(plan, walked),
        declarations: plan.flows.flatMap(\.declarations)))
    return outputs
  }

  /// One dialplan's scenarios, and what `coverage.json` says of them, as it stands there.
  private struct Walked {
    let outputs: [Output]
    let coverage: [UInt8]
  }

  private static func coverage(_ plan: PhonePlan, _ walked: [Walked]) -> [UInt8] {
    JSONWriter.pretty(around: walked.lazy.map(\.coverage)) { writer in
      writer.begin()
      writer.write("version", 1)
      writer.write("bench", BenchDescription.value(plan))
      writer.name("dialplans")
      writer.begin()
      for (flow, walked) in zip(plan.flows, walked) {
        writer.name(flow.name)
        writer.write(written: walked.coverage)
      }
      writer.end()
      writer.end()
    }
  }

  private static func walk(_ flow: PhonePlan.Flow, _ plan: PhonePlan) -> Walked {
    let planner = ScenarioPlanner(flow.calls.graph, plan.contract)
    let steps = flow.calls.graph.steps
    var writer = JSONWriter(pretty: true, depth: 2, capacity: 1 << 16)
    writer.begin()
    writer.write("direction", flow.dialplan.direction.rawValue)
    func begin(_ leg: ScenarioLeg, _ writer: inout JSONWriter) {
      writer.next()
      writer.begin()
      writer.write("step", steps[leg.from].name)
      writer.write("outcome", leg.outcome)
      if plan.hasLanguages { writer.write("language", flow.calls.languages[leg.from]) }
    }
    writer.name("ways")
    writer.beginList()
    for leg in planner.graph.legs {
      begin(leg, &writer)
      writer.end()
    }
    writer.endList()

    var outputs: [Output] = []
    var names = NameTable()
    var messages = ScenarioMessages(flow.dialplan.direction, CallFacts(flow.dialplan, []))
    let folder = NameTable.token(flow.name)
    let labels = planner.graph.legs.map { XMLText.comment("\(steps[$0.from].name) \($0.outcome)") }
    writer.name("scenarios")
    writer.beginList()
    for path in planner.paths {
      let files = ScenarioFiles(flow: flow, path: path, plan: plan, timeline: planner.timeline(path))
      if !messages.isFor(path.facts) { messages = ScenarioMessages(flow.dialplan.direction, path.facts) }
      // A holiday's name may be long, and a file's may not.
      let name = names.name(files.name, limit: 100)
      let file = "\(folder)/\(name).xml"
      writer.next()
      files.writeEntry(file, to: &writer)
      outputs.append(
        Output(
          path: "phone/sipp/\(file)", bytes: files.xml(name, messages, labels), declarations: ["dialplan.\(flow.name)"])
      )
    }
    writer.endList()

    writer.name("uncovered")
    writer.beginList()
    for item in planner.uncovered {
      begin(item.leg, &writer)
      writer.write("reason", item.reason)
      writer.end()
    }
    writer.endList()
    writer.end()
    return Walked(outputs: outputs, coverage: writer.bytes)
  }

  private let flow: PhonePlan.Flow
  private let path: ScenarioPath
  private let plan: PhonePlan
  private let timeline: Timeline

  private init(flow: PhonePlan.Flow, path: ScenarioPath, plan: PhonePlan, timeline: Timeline) {
    self.flow = flow
    self.path = path
    self.plan = plan
    self.timeline = timeline
  }

  /// `menu-key_0`
  private var name: String {
    var outcome = ""
    for scalar in path.aim.outcome.unicodeScalars {
      switch scalar {
      case "*": outcome += "star"
      case "#": outcome += "pound"
      default: outcome.unicodeScalars.append(scalar)
      }
    }
    let language = flow.calls.languages[path.aim.from]
    return "\(flow.calls.graph.steps[path.aim.from].name)-\(outcome)"
      + (language == flow.calls.first ? "" : "-\(language)")
  }

  private func xml(_ name: String, _ messages: ScenarioMessages, _ labels: [String]) -> [UInt8] {
    ScenarioXML.bytes(
      "\(flow.name) \(name)", flow.dialplan.direction, timeline, messages, ways: path.numbers.map { labels[$0] })
  }

  /// What `coverage.json` says of the scenario.
  private func writeEntry(_ file: String, to writer: inout JSONWriter) {
    writer.begin()
    writer.write("file", file)
    writer.name("covers")
    writer.beginList()
    for number in path.numbers {
      writer.next()
      writer.write(number)
    }
    writer.endList()
    writer.write("seconds", (timeline.milliseconds + timeline.untilEnd - 15_000 + 999) / 1_000)
    writer.name("bench")
    writer.begin()
    if let schedules { writer.write("schedule", schedules) }
    if flow.dialplan.direction == .inbound {
      writer.write("caller", path.facts.caller.map { .string($0) } ?? .null)
      writer.write("called", path.facts.called)
    }
    if let waiting { writer.write("waiting", waiting) }
    if path.facts.inProgress > 0 {
      writer.write("in_progress", [plan.names.context(.flow(flow.name)): .int(path.facts.inProgress)])
    }
    writeLegs(to: &writer)
    if flow.callsTools, let answers = ToolAnswers(flow, path, plan).value { writer.write("answers", answers) }
    let deeds = deeds
    if !deeds.isEmpty { writer.write("does", .array(deeds)) }
    if flow.detectsMachines {
      writer.write("callee", path.legs.contains { $0.outcome == "machine" } ? "machine" : "person")
    }
    writer.end()
    writer.end()
  }

  /// The states that the schedules must have; nil if none is asked.
  private var schedules: JSONValue? {
    let states = path.facts.schedules.map { schedule -> JSONObject.Member in
      let state: JSONValue =
        switch schedule.state {
        case .clock(.open): "open"
        case .closing: "closing"
        case .clock(.holiday(let name)): ["holiday": .string(name)]
        case .emergency: "emergency"
        default: "closed"
        }
      return JSONObject.Member(schedule.name, state)
    }
    return states.isEmpty ? nil : .object(JSONObject(states))
  }

  /// How many callers must wait in queues when the call comes in; nil if it does not matter.
  private var waiting: JSONValue? {
    let counts = path.facts.queues.filter { $0.waiting > 0 }
      .map { JSONObject.Member(plan.names.queue($0.name), .int($0.waiting)) }
    return counts.isEmpty ? nil : .object(JSONObject(counts))
  }

  /// What else somebody at the exchange does, in order: before the call, or when the step is entered.
  private var deeds: [JSONValue] {
    var waiting = Set(path.facts.queues.filter { $0.waiting > 0 }.map(\.name))
    return path.legs.compactMap { leg -> JSONValue? in
      switch flow.calls.graph.steps[leg.from].act {
      case .queue(let entered):
        if leg.outcome == "empty" { return ["pause": .string(plan.names.queue(entered.queue))] }
        // Those who wait give up when the caller has joined them.
        guard leg.outcome != "full", waiting.remove(entered.queue) != nil else { return nil }
        return ["clear": .string(plan.names.queue(entered.queue))]
      case .park(let parking) where leg.outcome == "end" || leg.outcome == "completed":
        return ["take_up": .string(plan.names.lot(parking.lot))]
      case .conference(let meeting) where leg.outcome == "next":
        return ["lead": .string(plan.names.room(meeting.room))]
      default: return nil
      }
    }
  }

  /// A call that the exchange makes, and what must come of it.
  private struct Leg {
    /// The place of the way among those of the path.
    let way: Int
    let step: String
    /// An agent's or a destination's name.
    let target: String
    var isAgent = false
    let outcome: String
    /// Whether whoever answers takes the call by a key.
    var presses = false
  }

  /// The calls that the exchange makes, in order; nothing if it makes none.
  private func writeLegs(to writer: inout JSONWriter) {
    let legs = legs
    if legs.isEmpty { return }
    writer.name("legs")
    writer.beginList()
    for leg in legs {
      writer.next()
      writer.begin()
      writer.write("way", leg.way)
      writer.write("step", leg.step)
      writer.write(leg.isAgent ? "agent" : "destination", leg.target)
      writer.write("outcome", leg.outcome)
      if leg.presses { writer.write("presses", "1") }
      writer.end()
    }
    writer.endList()
  }

  private var legs: [Leg] {
    var legs: [Leg] = []
    for (place, way) in path.legs.enumerated() {
      let outcome = way.outcome == "end" ? "answer" : way.outcome
      var name: String { flow.calls.graph.steps[way.from].name }
      switch flow.calls.graph.steps[way.from].act {
      case .connect(let connect):
        legs.append(Leg(way: place, step: name, target: connect.agent, isAgent: true, outcome: way.outcome))
      case .transfer(let transfer):
        for (turn, destination) in transfer.destinations.enumerated() {
          // Of those that are rung together the first takes the call; in turn, the last.
          let isTaken = turn == (transfer.order == .together ? 0 : transfer.destinations.count - 1)
          let isSame = isTaken || !Self.isAnswered(outcome)
          legs.append(
            Leg(
              way: place, step: name, target: destination,
              outcome: isSame ? outcome : transfer.order == .together ? "cancelled" : "busy",
              presses: isTaken && transfer.screen != nil && Self.isAnswered(outcome)))
        }
      case .queue(let waiting):
        if outcome == "full" || outcome == "empty" { break }
        let queue = plan.contract.queues[waiting.queue]
        let isTogether = queue?.strategy == .together
        for (turn, member) in (queue?.members ?? []).enumerated() where turn == 0 || isTogether {
          let isTaken = outcome == "answer" || outcome == "completed"
          legs.append(
            Leg(
              way: place, step: name, target: member, outcome: !isTaken ? "rings" : turn == 0 ? outcome : "cancelled"))
        }
      default: break
      }
    }
    return legs
  }

  private static func isAnswered(_ outcome: String) -> Bool {
    switch outcome {
    case "busy", "failed", "no_answer", "declined": false
    default: true
    }
  }
}
