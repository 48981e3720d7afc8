import Facts
import Findings
import Language
import Resolve
import Voice

/// Writes come one by one.
enum ParallelCallsRule: Rule {
  static let kind = FindingKind(
    "voice/parallel-calls", .error,
    "Checks that several tools are called at once only by models that can, and only to read",
    why: """
      `parallel_tool_calls` is taken by reasoning models only. Of two writes at once each waits for a yes of its own, and
      a spoken yes does not say to which.
      """,
    source: RealtimeFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      var told: Set<Bool> = []
      return agent.voiceSurfaces.compactMap { surface -> Finding? in
        guard agent.settings(on: surface).parallelToolCalls ?? false else { return nil }
        let own = agent.onSurface[surface.rawValue].flatMap { $0.settings.parallelToolCalls == nil ? nil : $0.node }
        guard told.insert(own != nil).inserted else { return nil }
        let place = contract.origin.location(own ?? agent.node, "parallel_tool_calls")
        if let model = RealtimeFacts.model(agent.model), !model.reasons {
          return Finding(kind, at: place, "`\(agent.model)` calls one tool at a time", help: "leave it out")
        }
        let write = agent.tools.first { name in
          contract.tool(name).map { $0.tool.effect != .read && $0.tool.isCallable(on: surface) } ?? false
        }
        guard let write else { return nil }
        return Finding(
          kind, at: place, "`\(write)` changes something, and would wait for its yes beside others",
          help: "leave it out, or take from the agent what writes")
      }
    }
  }
}
