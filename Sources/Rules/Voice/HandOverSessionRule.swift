import Facts
import Findings
import Language
import Resolve
import Voice

/// What a running session keeps must be the same for both agents.
enum HandOverSessionRule: Rule {
  static let kind = FindingKind(
    "voice/hand-over-session", .error, "Checks that agents which hand over to each other share model and voice",
    why: """
      A hand-over changes the running session. Its model is fixed from the start, its voice from the first sound
      (`cannot_update_voice`), its traces once they are on; an update that names another one is refused, and the
      hand-over with it.
      """,
    source: RealtimeFacts.source + " (a session keeps \(RealtimeFacts.keptByASession.joined(separator: ", "))); "
      + "openai-agents-python issue 1661")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      agent.handOver.compactMap { handOver -> Finding? in
        guard let next = contract.contract.agents[handOver.name], next.name != agent.name else { return nil }
        let place = contract.origin.location(handOver.key)
        if next.model != agent.model {
          return Finding(
            kind, at: place, "agent `\(next.name)` has the model `\(next.model)`, not `\(agent.model)`",
            related: contract.origin.location(next.node, "model").map { [.init($0, "its model")] } ?? [],
            help: "give both the same `model`: a session keeps it")
        }
        guard next.spokenVoice != agent.spokenVoice else { return nil }
        return Finding(
          kind, at: place, "agent `\(next.name)` has the voice `\(next.spokenVoice)`, not `\(agent.spokenVoice)`",
          related: contract.origin.location(next.node, "voice").map { [.init($0, "its voice")] } ?? [],
          help: "give both the same `voice`: a session keeps it")
      }
    }
  }
}

extension Agent {
  fileprivate var spokenVoice: String { voice ?? RealtimeFacts.usualVoice }
}
