import Findings
import Language
import Resolve

/// Nothing is changed without a key.
enum ToolConfirmationRule: Rule {
  static let kind = FindingKind(
    "phone/tool-unconfirmed", .error, "Checks that a call flow changes something only after a key was pressed for it",
    why: """
      A caller may be anybody, and a number that is shown is no proof. A tool that writes or destroys is called straight
      after a question that was answered by a key, on every path.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      let graph = dialplan.graph
      return graph.steps.enumerated().compactMap { place, step -> Finding? in
        guard case .call(let call) = step.act, let tool = contract.tool(call.tool)?.tool, tool.effect != .read
        else { return nil }
        let unasked = graph.ways.first { $0.to == place && !$0.outcome.hasPrefix("key:") }
        guard graph.start == place || unasked != nil else { return nil }
        let way = unasked.map { "from `\(graph.steps[$0.from].name)` by `\($0.outcome)`" } ?? "at its beginning"
        return Finding(
          kind, at: contract.origin.location(step.node, "call"),
          "`\(tool.name)` changes something, and a call comes here \(way)",
          help: "put a step before it that asks (`ask`), and lead here by one of its keys")
      }
    }
  }
}
