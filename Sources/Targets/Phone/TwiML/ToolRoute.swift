import Facts
import JSONValues
import Language
import Resolve

/// The route of a step that calls a tool: all that a handler needs to make the call, and where each answer leads.
extension TwiMLRoutes {
  func value(_ call: ToolCall, _ index: Int) -> JSONValue {
    guard let tool = steps.plan.resolved.tool(call.tool) else { return .null }
    let cases = call.cases.map { item -> JSONValue in
      var told: JSONObject = ["path": .strings(item.members)]
      switch steps.plan.resolved.test(item, of: tool) {
      case .word(let word): told.append("is", word)
      case .range(let numbers):
        told.append("at_least", .int(numbers.lowerBound))
        told.append("at_most", .int(numbers.upperBound))
      }
      told.append("to", target("if:\(item.label)", index))
      return .object(told)
    }
    var value: JSONObject = [
      "by": "tool", "server": .string(steps.plan.contract.server?.url ?? ""),
      "protocol": .string(MCPFacts.protocolVersion), "tool": .string(tool.tool.protocolName),
      "arguments": .object(JSONObject(call.arguments.map { JSONObject.Member($0.name, source(of: $0, tool)) })),
      "timeout_seconds": .int(call.timeout?.seconds ?? PhoneFacts.usualToolWait), "cases": .array(cases),
      "otherwise": target("else", index), "failed": target("failed", index), "timeout": target("timeout", index),
    ]
    // What a document says or a switch compares afterwards: of the last good answer, and of none once the tool is called again.
    var kept = flow.values(of: steps.graph.steps[index]).compactMap { value -> JSONValue? in
      if case .answer(_, let path) = value.source { .strings(path) } else { nil }
    }
    for member in flow.compared(of: steps.graph.steps[index]) where !kept.contains(.strings(member.path)) {
      kept.append(.strings(member.path))
    }
    if !kept.isEmpty { value.append("keep", .array(kept)) }
    if call.needsCaller { value.append("no_number", target("no_number", index)) }
    return .object(value)
  }

  private func source(of argument: ToolCall.Argument, _ tool: ResolvedTool) -> JSONValue {
    switch argument.value {
    case .literal(let text): ["value": steps.plan.resolved.literal(text, for: argument.name, of: tool)]
    case .caller: ["from": "From", "pattern": .string("^[+]\(PhoneFacts.numberPattern)$")]
    case .called: ["from": "To"]
    // Of a call that the provider has made for us it is whom it has called; another one goes by `failed`.
    case .callee: ["from": "To", "pattern": .string("^[+]\(PhoneFacts.numberPattern)$")]
    case .variable(let name): ["variable": .string(name)]
    case .keys(let name): ["kept": .strings(steps.keyRoutes(of: name))]
    }
  }
}
