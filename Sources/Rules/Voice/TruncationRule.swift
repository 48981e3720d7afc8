import Facts
import Findings
import Language
import Resolve
import Voice

/// A conversation's limit fits into the window.
enum TruncationRule: Rule {
  static let kind = FindingKind(
    "voice/truncation", .error, "Checks that the tokens left to a conversation fit into the model's window",
    why: """
      `post_instructions` may be at most the window without the longest response. More is refused when a person is
      already waiting. With `disabled` a conversation that outgrows the window fails instead of forgetting.
      """,
    source: RealtimeFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      var told: Set<Int32> = []
      return agent.voiceSurfaces.compactMap { surface -> Finding? in
        guard case .retain(let retained) = agent.settings(on: surface).truncation,
          let tokens = retained.postInstructions, let model = RealtimeFacts.model(agent.model),
          told.insert(Int32(retained.node.index)).inserted
        else { return nil }
        let most = model.window - RealtimeFacts.maximumOutputTokens.upperBound
        guard tokens > most else { return nil }
        return Finding(
          kind, at: contract.origin.location(retained.node, "post_instructions"),
          "\(tokens) tokens do not fit: `\(agent.model)` leaves \(most)", help: "say at most \(most)")
      }
    }
  }
}
