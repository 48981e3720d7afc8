import JSONValues
import Language
import Resolve

/// The calls of tools that a scenario makes, in order: what the server is asked, and what it must answer.
struct ToolAnswers {
  private let flow: PhonePlan.Flow
  private let path: ScenarioPath
  private let plan: PhonePlan

  init(_ flow: PhonePlan.Flow, _ path: ScenarioPath, _ plan: PhonePlan) {
    self.flow = flow
    self.path = path
    self.plan = plan
  }

  /// Nil if none is made.
  var value: JSONValue? {
    var answers: [JSONValue] = []
    var pressed = PressedDigits()
    var variables = SetVariables(flow.dialplan)
    for (place, way) in path.legs.enumerated() {
      let step = flow.calls.graph.steps[way.from]
      pressed.go(way, step)
      variables.come(to: step)
      guard case .call(let call) = step.act, way.outcome != "no_number", let tool = plan.resolved.tool(call.tool)
      else { continue }
      let arguments = call.arguments.map { argument -> JSONObject.Member in
        switch argument.value {
        case .literal(let text):
          JSONObject.Member(argument.name, plan.resolved.literal(text, for: argument.name, of: tool))
        case .caller: JSONObject.Member(argument.name, .string(path.facts.caller ?? ""))
        case .called: JSONObject.Member(argument.name, .string(path.facts.called))
        // Whom the bench has the dialplan call.
        case .callee: JSONObject.Member(argument.name, .string(CallFile.number))
        case .keys(let name): JSONObject.Member(argument.name, .string(pressed[name]))
        case .variable(let name): JSONObject.Member(argument.name, variables.json(name))
        }
      }
      var answer: JSONObject = [
        "way": .int(place), "step": .string(step.name), "tool": .string(tool.tool.protocolName),
        "arguments": .object(JSONObject(arguments)), "outcome": .string(way.outcome),
      ]
      answer.append("content", flow.answer(on: path, place).map { .object($0) })
      answers.append(.object(answer))
    }
    return answers.isEmpty ? nil : .array(answers)
  }
}

extension PhonePlan.Flow {
  /// What a tool answers on a path before its step is left by a way; nil where it answers nothing.
  func answer(on path: ScenarioPath, _ place: Int) -> JSONObject? {
    let way = path.graph.legs[path.numbers[place]]
    let all = answers[path.graph.steps[way.from].name] ?? []
    return path.answers[place].map { all[$0].content } ?? all.first { $0.outcome == way.outcome }?.content
  }
}
