import Facts
import Findings
import Language
import Resolve
import Voice

/// Instructions and tools must fit.
enum InstructionBudgetRule: Rule {
  static let kind = FindingKind(
    "voice/instruction-budget", .error,
    "Checks that an agent's instructions and tools fit into their share of the window",
    why: """
      Instructions and tools together may take 16,384 tokens; the service refuses a session with more.
      Parlance counts a token for each four bytes of the compiled instructions, the function tools, and each
      MCP tool's name, description and input schema. `explain agent.NAME` shows the text. Long descriptions
      and schemas cost most.
      """,
    source: "OpenAI's announcement of gpt-realtime (32,768 window); for larger windows no figure is published"
  )

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let voice = VoiceContract(contract)
    return contract.contract.agents.compactMap { agent in
      for session in voice.sessions(of: agent) + voice.handedSessions(of: agent) {
        let limit = session.model.instructionTokens
        let tokens = session.tokens(with: Instructions(session))
        guard tokens > limit else { continue }
        return Finding(
          kind, at: contract.origin.location(agent.key),
          "agent `\(agent.name)` takes about \(tokens) tokens on the \(session.surface.rawValue), "
            + "of \(limit) that may be",
          notes: ["its \(session.tools.count) tools take \(session.toolTokens) of them"],
          help: "shorten descriptions, or split the agent's tools between several agents")
      }
      return nil
    }
  }
}
