import JSONValues
import Language
import Outputs
import Parallel
import Resolve

/// `phone/sipp/`: scenarios that go every way of every dialplan, and `coverage.json`, which says what each covers and what
/// the bench must do meanwhile.
struct ScenarioFiles {
  /// How many dialplans a processor takes at a time.
  private static let share = 16

  static func outputs(_ plan: PhonePlan) -> [Output] {
    let work = stride(from: 0, to: plan.flows.count, by: share).map { first -> @Sendable () -> [Walked] in
      { plan.flows[first..<min(first + share, plan.flows.count)].map { walk($0, plan) } }
    }
    let walked = concurrently(work).flatMap { $0 }
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
    var writer = JSONWriter(pretty: true)
    writer.begin()
    writer.name("version")
    writer.write(1)
    writer.name("bench")
    writer.write(BenchDescription.value(plan))
    writer.name("dialplans")
    writer.begin()
    for (flow, walked) in zip(plan.flows, walked) {
      writer.name(flow.name)
      writer.write(written: walked.coverage)
    }
    writer.end()
    writer.end()
    return writer.bytes + [0x0A]
  }

  private static func walk(_ flow: PhonePlan.Flow, _ plan: PhonePlan) -> Walked {
    let planner = ScenarioPlanner(flow.calls.graph, plan.contract)
    var outputs: [Output] = []
    var names = NameTable()
    var scenarios: [JSONValue] = []
    var messages = ScenarioMessages(flow.dialplan.direction, CallFacts(flow.dialplan, []))
    let steps = flow.calls.graph.steps
    let labels = planner.graph.legs.map { XMLText.comment("\(steps[$0.from].name) \($0.outcome)") }
    for path in planner.paths {
      let files = ScenarioFiles(flow: flow, path: path, plan: plan, timeline: planner.timeline(path))
      if !messages.isFor(path.facts) { messages = ScenarioMessages(flow.dialplan.direction, path.facts) }
      // A holiday's name may be long, and a file's may not.
      let name = names.name(files.name, limit: 100)
      let file = "\(NameTable.token(flow.name))/\(name).xml"
      scenarios.append(files.entry(file))
      outputs.append(
        Output(
          path: "phone/sipp/\(file)", bytes: files.xml(name, messages, labels), declarations: ["dialplan.\(flow.name)"])
      )
    }
    func way(_ leg: ScenarioLeg) -> JSONObject {
      var way: JSONObject = ["step": .string(steps[leg.from].name), "outcome": .string(leg.outcome)]
      if plan.hasLanguages { way.append("language", .string(flow.calls.languages[leg.from])) }
      return way
    }
    let ways = planner.graph.legs.map { JSONValue.object(way($0)) }
    let uncovered = planner.uncovered.map { item -> JSONValue in
      var value = way(item.leg)
      value.append("reason", .string(item.reason))
      return .object(value)
    }
    var writer = JSONWriter(pretty: true, depth: 2)
    writer.write(
      [
        "direction": .string(flow.dialplan.direction.rawValue), "ways": .array(ways), "scenarios": .array(scenarios),
        "uncovered": .array(uncovered),
      ])
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

  private func entry(_ file: String) -> JSONValue {
    var bench = JSONObject()
    bench.append("schedule", schedules)
    if flow.dialplan.direction == .inbound {
      bench.append("caller", path.facts.caller.map { .string($0) } ?? .null)
      bench.append("called", .string(path.facts.called))
    }
    bench.append("waiting", waiting)
    if path.facts.inProgress > 0 {
      bench.append("in_progress", [plan.names.context(.flow(flow.name)): .int(path.facts.inProgress)])
    }
    bench.append("legs", legs)
    bench.append("answers", ToolAnswers(flow, path, plan).value)
    let deeds = deeds
    if !deeds.isEmpty { bench.append("does", .array(deeds)) }
    if flow.detectsMachines {
      bench.append("callee", .string(path.legs.contains { $0.outcome == "machine" } ? "machine" : "person"))
    }
    return [
      "file": .string(file),
      "covers": .array(path.numbers.map { .int($0) }),
      "seconds": .int((timeline.milliseconds + timeline.untilEnd - 15_000 + 999) / 1_000),
      "bench": .object(bench),
    ]
  }

  /// The states that the schedules must have; nil if none is asked.
  private var schedules: JSONValue? {
    let states = path.facts.schedules.map { schedule -> JSONObject.Member in
      let state: JSONValue =
        switch schedule.state {
        case .clock(.open): "open"
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

  /// The calls that the exchange makes, in order, and what must come of each; nil if it makes none.
  private var legs: JSONValue? {
    var legs: [JSONValue] = []
    var place = 0
    func leg(_ step: Step, _ destination: String, _ outcome: String, _ more: JSONObject.Member? = nil) {
      var value: JSONObject = [
        "way": .int(place), "step": .string(step.name), "destination": .string(destination),
        "outcome": .string(outcome),
      ]
      if let more { value.append(more.key, more.value) }
      legs.append(.object(value))
    }
    for (number, way) in path.legs.enumerated() {
      place = number
      let step = flow.calls.graph.steps[way.from]
      let outcome = way.outcome == "end" ? "answer" : way.outcome
      switch step.act {
      case .connect(let connect):
        legs.append(
          [
            "way": .int(place), "step": .string(step.name), "agent": .string(connect.agent),
            "outcome": .string(way.outcome),
          ])
      case .transfer(let transfer):
        let presses = transfer.screen == nil ? nil : JSONObject.Member("presses", "1")
        for (turn, destination) in transfer.destinations.enumerated() {
          // Of those that are rung together the first takes the call; in turn, the last.
          let isTaken = turn == (transfer.order == .together ? 0 : transfer.destinations.count - 1)
          switch outcome {
          case "busy", "failed", "no_answer", "declined": leg(step, destination, outcome)
          default:
            leg(
              step, destination, isTaken ? outcome : transfer.order == .together ? "cancelled" : "busy",
              isTaken ? presses : nil)
          }
        }
      case .queue(let waiting):
        let members = plan.contract.queues[waiting.queue]?.members ?? []
        if ["full", "empty"].contains(outcome) { break }
        let isTogether = plan.contract.queues[waiting.queue]?.strategy == .together
        for (turn, member) in members.enumerated() where turn == 0 || isTogether {
          let isTaken = outcome == "answer" || outcome == "completed"
          leg(step, member, !isTaken ? "rings" : turn == 0 ? outcome : "cancelled")
        }
      default: break
      }
    }
    return legs.isEmpty ? nil : .array(legs)
  }
}
