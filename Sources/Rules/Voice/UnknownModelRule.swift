import Facts
import Findings
import Language
import Resolve

/// The model of an agent must be one that holds Realtime sessions.
enum UnknownModelRule: Rule {
  static let kind = FindingKind(
    "voice/unknown-model", .error, "Checks that an agent's model is one of the Realtime service",
    why: """
      The service takes any text for a model and refuses the session when a person is already waiting. Models
      of the beta interface are refused since 2026-05-12, and models for audio in Chat Completions hold no
      session.
      """,
    source: RealtimeFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.compactMap { agent in
      let model = RealtimeFacts.model(agent.model)
      guard model?.use != .session else { return nil }
      let place = contract.origin.location(agent.node, "model")
      switch model?.use {
      case .beta:
        return Finding(
          kind, at: place,
          "`\(agent.model)` is a model of the beta interface, which is refused since 2026-05-12",
          help: "use `\(RealtimeFacts.recommendedModel)`")
      case .chatCompletions:
        return Finding(
          kind, at: place, "`\(agent.model)` is a model of Chat Completions and holds no voice session",
          help: "use `\(RealtimeFacts.recommendedModel)`")
      default:
        let names = RealtimeFacts.models.filter { $0.use == .session }.map(\.id)
        let suggestion = nearest(to: agent.model, among: names)
        return Finding(
          kind, at: place, "there is no Realtime model `\(agent.model)`",
          notes: ["known on \(RealtimeFacts.checked): \(listed(names))"],
          help: suggestion.map { "did you mean `\($0)`?" } ?? "use `\(RealtimeFacts.recommendedModel)`")
      }
    }
  }
}
