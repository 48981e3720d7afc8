import Facts
import Findings
import Language
import Resolve

/// Only some models reason.
enum ReasoningRule: Rule {
  static let kind = FindingKind(
    "voice/reasoning-unsupported", .error, "Checks that `reasoning` stands only where the model reasons",
    why: "Models before gpt-realtime-2 refuse a session with `reasoning`.", source: RealtimeFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      guard let model = RealtimeFacts.model(agent.model), !model.reasons, model.use == .session else {
        return []
      }
      return agent.settingsInUse(\.reasoning).map { use in
        Finding(
          kind, at: contract.origin.location(use.setting.node), "`\(agent.model)` does not reason",
          help: "leave `reasoning` out, or use `\(RealtimeFacts.recommendedModel)`")
      }
    }
  }
}
