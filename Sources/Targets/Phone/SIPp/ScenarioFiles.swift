import JSONValues
import Language
import Outputs
import Resolve

/// `phone/sipp/`: scenarios that go every way of every dialplan, and `coverage.json`, which says what each covers and what
/// the bench must do meanwhile.
struct ScenarioFiles {
  /// What belongs to all dialplans; `coverage` is what each adds to it.
  static func outputs(_ plan: PhonePlan, coverage: [[UInt8]]) -> [Output] {
    var outputs: [Output] = []
    let spoken = plan.flows.filter { $0.detectsMachines || $0.takesMessages }
    if !spoken.isEmpty {
      outputs.append(
        Output(
          path: "phone/sipp/\(SpokenSound.file)", bytes: SpokenSound.bytes,
          declarations: spoken.map { "dialplan.\($0.name)" }))
    }
    outputs.append(
      Output(
        path: "phone/sipp/coverage.json", content: FileContent(whole(plan, coverage)), declarations: plan.declarations))
    return outputs
  }

  private static func whole(_ plan: PhonePlan, _ coverage: [[UInt8]]) -> [ArraySlice<UInt8>] {
    JSONWriter.pretty { writer in
      writer.begin()
      writer.write("version", 1)
      writer.write("bench", BenchDescription.value(plan))
      writer.name("dialplans")
      writer.begin()
      for coverage in coverage { writer.write(members: coverage) }
      writer.end()
      writer.end()
    }
  }

  /// One dialplan's scenarios, and the member of `coverage.json` that tells of them.
  static func walk(_ flow: PhonePlan.Flow, _ plan: PhonePlan) -> (outputs: [Output], coverage: [UInt8]) {
    let planner = ScenarioPlanner(flow, plan)
    var outputs: [Output] = []
    // More than a way and a leg of a path take there.
    let room = planner.paths.reduce(planner.ways + 16) { $0 + $1.numbers.count + 16 } * 64
    let coverage = JSONWriter.pretty(depth: 2, room: room) { writer in
      writer.beginMembers()
      writer.name(flow.name)
      writer.begin()
      writer.write("direction", flow.dialplan.direction.rawValue)
      writer.name("ways")
      writer.beginList()
      for leg in planner.graph.legs {
        begin(leg, flow, plan, to: &writer)
        writer.end()
      }
      writer.endList()
      writer.name("scenarios")
      writer.beginList()
      outputs = scenarios(of: planner, flow, plan, to: &writer)
      writer.endList()
      writer.name("uncovered")
      writer.beginList()
      for item in planner.uncovered {
        begin(item.leg, flow, plan, to: &writer)
        writer.write("reason", item.reason)
        writer.end()
      }
      writer.endList()
      writer.end()
    }
    return (outputs, coverage)
  }

  private static func begin(
    _ leg: ScenarioLeg, _ flow: PhonePlan.Flow, _ plan: PhonePlan, to writer: inout JSONWriter
  ) {
    writer.next()
    writer.begin(onOneLine: true)
    writer.write("step", flow.calls.graph.steps[leg.from].name)
    writer.write("outcome", leg.outcome)
    if plan.hasLanguages { writer.write("language", flow.calls.languages[leg.from]) }
  }

  /// The scenarios, and what `coverage.json` says of each.
  private static func scenarios(
    of planner: ScenarioPlanner, _ flow: PhonePlan.Flow, _ plan: PhonePlan, to writer: inout JSONWriter
  ) -> [Output] {
    var names = NameTable(count: planner.paths.count)
    var messages = ScenarioMessages(flow.dialplan.direction, CallFacts(calling: flow.dialplan.numbers.first ?? "", []))
    let folder = NameTable.token(flow.name)
    let labels = WayLabels(planner.graph)
    let ways = BenchWay.all(planner.graph, plan.contract)
    // More than what is not shared takes of a scenario.
    let room = planner.paths.reduce(0) { $0 + 640 + $1.numbers.count * 64 }
    return FileSeries.outputs(
      room: room, files: planner.paths.count, of: ["dialplan.\(flow.name)"]
    ) { series in
      for path in planner.paths {
        let files = ScenarioFiles(
          flow: flow, path: path, ways: ways, plan: plan, timeline: planner.timeline(path), values: planner.values)
        if !messages.isFor(path.facts) { messages = ScenarioMessages(flow.dialplan.direction, path.facts) }
        // A holiday's name may be long, and a file's may not.
        let name = names.name(files.name, limit: 100)
        let file = String(joining: folder, "/", name, ".xml")
        writer.next()
        files.writeEntry(file, to: &writer)
        let addresses = files.referrals.map(\.address)
        ScenarioXML(flow.dialplan.direction, files.timeline, messages, addresses: addresses).write(
          String(joining: flow.name, " ", name), ways: path.numbers, labels, to: &series)
        series.end(String(joining: "phone/sipp/", file))
      }
    }
  }

  private let flow: PhonePlan.Flow
  private let path: ScenarioPath
  /// By the numbers of the ways.
  private let ways: [BenchWay]
  private let plan: PhonePlan
  private let timeline: Timeline
  /// How long values take that are said, or told whoever answers.
  private let values: [String: SaidValues.Duration]
  private let referrals: [Referred]

  /// A call that the exchange asks for by REFER: by which way of the path, and what it must name.
  private typealias Referred = (place: Int, step: String, address: String, isAccepted: Bool)

  private init(
    flow: PhonePlan.Flow, path: ScenarioPath, ways: [BenchWay], plan: PhonePlan, timeline: Timeline,
    values: [String: SaidValues.Duration]
  ) {
    self.values = values
    self.flow = flow
    self.path = path
    self.ways = ways
    self.plan = plan
    self.timeline = timeline
    referrals = Self.referrals(flow, path, plan)
  }

  /// `menu-key_0`
  private var name: String {
    let aim = path.graph.legs[path.aim]
    var outcome = aim.outcome
    if !outcome.hasOnly({ $0 != 0x2A && $0 != 0x23 }) {
      outcome = outcome.split(separator: "*", omittingEmptySubsequences: false).joined(separator: "star")
      outcome = outcome.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "pound")
    }
    let language = flow.calls.languages[aim.from]
    let name = String(joining: path.graph.steps[aim.from].name, "-", outcome)
    return language == flow.calls.first ? name : String(joining: name, "-", language)
  }

  /// What `coverage.json` says of the scenario.
  private func writeEntry(_ file: String, to writer: inout JSONWriter) {
    writer.begin()
    writer.write("file", file)
    writer.name("covers")
    writer.beginList(onOneLine: true)
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
    if !callsBefore.isEmpty { writer.write("called_before", .array(callsBefore)) }
    writeLegs(to: &writer)
    if flow.callsTools, let answers = ToolAnswers(flow, path, plan).value { writer.write("answers", answers) }
    writeReferrals(to: &writer)
    if let said = SaidValues.value(flow, path) { writer.write("values", said) }
    writeDeeds(to: &writer)
    if flow.detectsMachines {
      writer.write("callee", path.legs.contains { $0.outcome == "machine" } ? "machine" : "person")
    }
    writer.end()
    writer.end()
  }

  /// How often the caller must have called before, in each span that is asked about.
  private var callsBefore: [JSONValue] {
    path.facts.callsBefore.map { before in
      [
        "family": .string(plan.names.calls(flow, within: before.seconds)), "within_seconds": .int(before.seconds),
        "calls": .int(before.count),
      ]
    }
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

  /// The calls that the exchange asks for by REFER, in order, and what each must name.
  private static func referrals(_ flow: PhonePlan.Flow, _ path: ScenarioPath, _ plan: PhonePlan) -> [Referred] {
    if !flow.handsOver { return [] }
    var pressed = PressedDigits()
    var variables = SetVariables(flow.dialplan)
    var all: [Referred] = []
    for (place, way) in path.legs.enumerated() {
      let step = flow.calls.graph.steps[way.from]
      pressed.go(way, step)
      variables.come(to: step)
      guard case .refer(let referral) = step.act else { continue }
      let address = ReferredAddress.text(
        referral, plan, keys: { pressed[$0] }, variable: { variables[$0] })
      all.append((place, step.name, address, way.outcome == "end"))
    }
    return all
  }

  private func writeReferrals(to writer: inout JSONWriter) {
    if referrals.isEmpty { return }
    let value = referrals.map { each -> JSONValue in
      [
        "way": .int(each.place), "step": .string(each.step), "refer_to": .string(each.address),
        "answer": each.isAccepted ? "202, and NOTIFY of 200" : "603",
      ]
    }
    writer.write("referrals", .array(value))
  }

  /// What else somebody at the exchange does, in order: before the call, or when the step is entered.
  private func writeDeeds(to writer: inout JSONWriter) {
    var waiting = path.facts.queues.filter { $0.waiting > 0 }.map(\.name)
    var isFirst = true
    func write(_ deed: StaticString, _ name: String, to writer: inout JSONWriter) {
      if isFirst {
        writer.name("does")
        writer.beginList()
        isFirst = false
      }
      writer.next()
      writer.begin(onOneLine: true)
      writer.write(deed, name)
      writer.end()
    }
    for number in path.numbers {
      switch ways[number].deed {
      case .pause(let queue): write("pause", plan.names.queue(queue), to: &writer)
      case .clear(let queue):
        guard let place = waiting.firstIndex(of: queue) else { break }
        waiting.remove(at: place)
        write("clear", plan.names.queue(queue), to: &writer)
      case .takeUp(let lot): write("take_up", plan.names.lot(lot), to: &writer)
      case .lead(let room): write("lead", plan.names.room(room), to: &writer)
      case nil: break
      }
    }
    if !isFirst { writer.endList() }
  }

  /// How long whoever answers is told something at most; nil if it is a text alone that ends in a question.
  private func heard(_ step: String) -> Int? {
    guard case .transfer(let transfer)? = flow.dialplan.steps[step]?.act else { return nil }
    let told = values[step]?.told ?? 0
    return transfer.tell == nil && told == 0 ? nil : BenchTimes.telling(transfer, told: told)
  }

  /// The calls that the exchange makes, in order; nothing if it makes none.
  private func writeLegs(to writer: inout JSONWriter) {
    if path.numbers.allSatisfy({ ways[$0].legs.isEmpty }) { return }
    writer.name("legs")
    writer.beginList()
    for (place, number) in path.numbers.enumerated() {
      for leg in ways[number].legs {
        writer.next()
        writer.begin(onOneLine: true)
        writer.write("way", place)
        writer.write("step", ways[number].step)
        writer.write(leg.kind, leg.target)
        writer.write("outcome", leg.outcome)
        if leg.presses { writer.write("presses", "1") }
        if leg.hears, let heard = heard(ways[number].step) { writer.write("hears_milliseconds", heard) }
        if let passes = leg.passes { writer.write("passes", passes) }
        writer.end()
      }
    }
    writer.endList()
  }
}
