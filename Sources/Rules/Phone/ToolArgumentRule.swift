import Findings
import Language
import Resolve

/// A tool is given what it takes.
enum ToolArgumentRule: Rule {
  static let kind = FindingKind(
    "phone/tool-argument", .error, "Checks that a call flow gives a tool what its schema takes",
    why: """
      The server refuses a call whose arguments don't fit the tool's schema, and the caller would always go the way of
      `failed`. The number of a caller, or of whom an outbound dialplan calls, is text such as `+14155550100`; what is
      pressed is text of digits. Only a step that every call has answered by a key has something to give.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.flatMap { step -> [Finding] in
        guard case .call(let call) = step.act else { return [] }
        let faults = sources(call, step, dialplan.graph, contract)
        if !faults.isEmpty { return faults }
        return (ToolCallFit(step, in: dialplan.graph, contract)?.arguments ?? []).map {
          Finding(kind, at: $0.place, $0.message, notes: $0.notes, help: $0.help)
        }
      }
    }
  }

  /// Arguments that come from where there is nothing.
  private static func sources(
    _ call: ToolCall, _ step: Step, _ graph: CallGraph, _ contract: ResolvedContract
  ) -> [Finding] {
    call.arguments.compactMap { argument in
      let place = contract.origin.location(argument.node)
      switch argument.value {
      case .literal, .variable: return nil
      case .caller, .called:
        guard graph.dialplan.direction == .outbound else { return nil }
        return Finding(
          kind, at: place, "nobody calls dialplan `\(graph.dialplan.name)`: it is outbound",
          help: "give `$(callee)`, the number that it calls, or text, or keys that were pressed")
      case .callee:
        guard graph.dialplan.direction == .inbound else { return nil }
        return Finding(
          kind, at: place, "dialplan `\(graph.dialplan.name)` calls nobody: it is inbound",
          help: "give `$(caller)`, the number of who calls, or `$(called)`, the one that they called")
      case .keys(let name):
        return PressedKeys(name: name, step: step, graph: graph).fault.map {
          Finding(kind, at: place, $0.message, help: $0.help)
        }
      }
    }
  }
}
