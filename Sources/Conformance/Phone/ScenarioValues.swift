import Findings
import JSONValues
import Language
import Resolve

/// What a scenario has of keys and answers when it comes to a switch that compares them.
struct ScenarioValues {
  private let flow: SpokenFlow
  private let contract: ResolvedContract
  private let compares: Bool

  init(_ flow: SpokenFlow, _ contract: ResolvedContract) {
    self.flow = flow
    self.contract = contract
    compares = !flow.graph.dialplan.comparedValues.isEmpty
  }

  /// A scenario goes each way of a switch with values that lead there.
  func check(
    _ ways: [(step: String, outcome: String, at: JSONNode)], _ scenario: JSONNode, _ verdict: inout Verdict
  ) {
    if !compares { return }
    let told = scenario["bench", "answers"]?.elements ?? []
    var pressed: [String: String] = [:]
    var answers: [String: JSONValue] = [:]
    var variables = ScenarioVariables(flow.graph.dialplan)
    for (place, way) in ways.enumerated() {
      guard let step = flow.graph.dialplan.steps[way.step] else { continue }
      variables.come(to: step)
      switch step.act {
      case .ask: if let press = KeyPattern(key: way.outcome) { pressed[step.name] = press.example.filter(\.isNumber) }
      case .call: answers[step.name] = told.first { $0["way"]?.int == place }?["content"]?.value
      case .branch(let branch):
        for item in branch.cases {
          let isTaken = way.outcome == "if:\(item.label)"
          if let test = item.test, case .value(let source, let wanted) = test {
            let holds = holds(source, wanted, pressed, answers, variables.values)
            verdict.expect(
              holds == isTaken, ConformanceFindings.scenarioCoverage, at: way.at.location,
              "the call goes `\(way.outcome)` from step `\(step.name)` where \(source.text) is \(holds ? "" : "not ")what `\(item.label)` wants"
            )
          }
          if isTaken { break }
        }
      default: break
      }
    }
  }

  private func holds(
    _ source: SpokenValue.Source, _ wanted: Branch.Case.Wanted, _ pressed: [String: String],
    _ answers: [String: JSONValue], _ variables: [String: String]
  ) -> Bool {
    switch (source, wanted) {
    case (.variable(let name), _):
      guard let variable = flow.graph.dialplan.variables[name], let value = variables[name] else { return false }
      return variable.fits(value, wanted)
    case (.keys(let step), .word(let keys)): return pressed[step].map { KeyPattern(keys).matches($0) } ?? false
    case (.answer(let step, let path), _):
      guard case .call(let call)? = flow.graph.dialplan.steps[step]?.act, let tool = contract.tool(call.tool),
        let member = answers[step]?[path: path]
      else { return false }
      return contract.test(ToolCall.Case(path, wanted), of: tool).holds(member)
    default: return false
    }
  }
}

/// What the variables of a call are on the ways of a scenario.
struct ScenarioVariables {
  private(set) var values: [String: String] = [:]

  /// As a call comes in.
  init(_ dialplan: Dialplan) { for variable in dialplan.variables { values[variable.name] = variable.initial } }

  mutating func come(to step: Step) { for setting in step.sets { values[setting.name] = setting.value } }
}
