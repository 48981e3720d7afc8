import JSONValues
import Language
import Outputs
import Resolve

/// `phone/sipp/`: scenarios that go every way of every dialplan, and `coverage.json`, which says what each covers and what
/// the bench must do meanwhile.
struct ScenarioFiles {
  static func outputs(_ plan: PhonePlan) -> [Output] {
    var outputs: [Output] = []
    var dialplans = JSONObject()
    for flow in plan.flows {
      let planner = ScenarioPlanner(flow.graph)
      var names = NameTable()
      var scenarios: [JSONValue] = []
      for path in planner.paths {
        let files = ScenarioFiles(flow: flow, path: path, plan: plan)
        let name = names.name(files.name)
        let file = "\(NameTable.token(flow.name))/\(name).xml"
        scenarios.append(files.entry(file))
        outputs.append(
          Output(
            path: "phone/sipp/\(file)", bytes: Array(files.xml(name).utf8),
            declarations: ["dialplan.\(flow.name)"]))
      }
      let uncovered = planner.uncovered.map { item -> JSONValue in
        [
          "step": .string(flow.graph.steps[item.leg.from].name), "outcome": .string(item.leg.outcome),
          "reason": .string(item.reason),
        ]
      }
      dialplans.append(
        flow.name,
        [
          "direction": .string(flow.dialplan.direction.rawValue),
          "ways": .int(ScenarioPlanner.legs(flow.graph).count),
          "scenarios": .array(scenarios), "uncovered": .array(uncovered),
        ])
    }
    if plan.flows.contains(where: \.detectsMachines) {
      outputs.append(
        Output(
          path: "phone/sipp/\(MachineSound.file)", bytes: MachineSound.bytes,
          declarations: plan.flows.filter(\.detectsMachines).map { "dialplan.\($0.name)" }))
    }
    let root: JSONValue = [
      "version": 1, "bench": BenchDescription.value(plan), "dialplans": .object(dialplans),
    ]
    outputs.append(
      Output(
        path: "phone/sipp/coverage.json", bytes: JSONWriter.pretty(root),
        declarations: plan.flows.flatMap(\.declarations)))
    return outputs
  }

  private let flow: PhonePlan.Flow
  private let path: ScenarioPath
  private let plan: PhonePlan
  private let timeline: Timeline

  private init(flow: PhonePlan.Flow, path: ScenarioPath, plan: PhonePlan) {
    self.flow = flow
    self.path = path
    self.plan = plan
    timeline = Timeline(path, flow: flow, contract: plan.contract)
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
    return "\(flow.graph.steps[path.aim.from].name)-\(outcome)"
  }

  private func xml(_ name: String) -> String {
    let way = path.legs.map { "\(flow.graph.steps[$0.from].name) \($0.outcome)" }.joined(separator: ", ")
    return ScenarioXML.text("\(flow.name) \(name)", flow.dialplan, timeline, note: way)
  }

  private func entry(_ file: String) -> JSONValue {
    var bench = JSONObject()
    bench.append("schedule", schedules)
    bench.append("legs", legs)
    if flow.detectsMachines {
      bench.append("callee", .string(path.legs.contains { $0.outcome == "machine" } ? "machine" : "person"))
    }
    return [
      "file": .string(file),
      "covers": .array(
        path.legs.map { ["step": .string(flow.graph.steps[$0.from].name), "outcome": .string($0.outcome)] }),
      "seconds": .int((timeline.milliseconds + timeline.untilEnd - 15_000 + 999) / 1_000),
      "bench": .object(bench),
    ]
  }

  /// The states that the schedules must have; nil if none is asked.
  private var schedules: JSONValue? {
    var states = JSONObject()
    for leg in path.legs {
      for (schedule, isOpen) in ScenarioPlanner.scheduleStates(leg, flow.graph) where states[schedule] == nil {
        states.append(schedule, .string(isOpen ? "open" : "closed"))
      }
    }
    return states.isEmpty ? nil : .object(states)
  }

  /// The calls that the exchange makes, in order, and what must come of each; nil if it makes none.
  private var legs: JSONValue? {
    var legs: [JSONValue] = []
    for leg in path.legs {
      let step = flow.graph.steps[leg.from]
      switch step.act {
      case .connect(let connect):
        legs.append(
          ["step": .string(step.name), "agent": .string(connect.agent), "outcome": .string(leg.outcome)])
      case .transfer(let transfer):
        let outcome = leg.outcome == "end" ? "answer" : leg.outcome
        legs.append(
          [
            "step": .string(step.name), "destination": .string(transfer.destination),
            "outcome": .string(outcome),
          ])
      default: break
      }
    }
    return legs.isEmpty ? nil : .array(legs)
  }
}
