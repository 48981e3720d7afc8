import Facts
import Findings
import Language
import Resolve
import SourceText
import Voice

/// What a running session keeps must be the same for both agents.
enum HandOverSessionRule: Rule {
  static let kind = FindingKind(
    "voice/hand-over-session", .error, "Checks that agents which hand over to each other share model, voice and traces",
    why: """
      A hand-over changes the running session. Its model is fixed from the start, its voice from the first sound
      (`cannot_update_voice`), its traces once they are on; an update that names another one is refused, and the
      hand-over with it.
      """,
    source: RealtimeFacts.source + " (a session keeps \(RealtimeFacts.keptByASession.joined(separator: ", "))); "
      + "openai-agents-python issue 1661")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    // Two agents that hand over to each other differ in one thing, not in two.
    var seen = Set<Set<String>>()
    return contract.contract.agents.flatMap { agent -> [Finding] in
      agent.handOver.compactMap { handOver -> Finding? in
        guard let next = contract.contract.agents[handOver.name], next.name != agent.name,
          seen.insert([agent.name, next.name]).inserted
        else { return nil }
        let place = contract.origin.location(handOver.key)
        // A model or voice that there is not is told as such.
        if next.model != agent.model {
          guard RealtimeFacts.model(next.model) != nil, RealtimeFacts.model(agent.model) != nil else { return nil }
          return Finding(
            kind, at: place, "agent `\(next.name)` has the model `\(next.model)`, not `\(agent.model)`",
            related: contract.origin.location(next.node, "model").map { [.init($0, "its model")] } ?? [],
            help: "give both the same `model`: a session keeps it")
        }
        guard next.spokenVoice != agent.spokenVoice else { return traces(agent, next, place, contract) }
        guard next.hasKnownVoice, agent.hasKnownVoice else { return nil }
        return Finding(
          kind, at: place, "agent `\(next.name)` has the voice `\(next.spokenVoice)`, not `\(agent.spokenVoice)`",
          related: contract.origin.location(next.node, "voice").map { [.init($0, "its voice")] } ?? [],
          help: "give both the same `voice`: a session keeps it")
      }
    }
  }

  private static func traces(_ agent: Agent, _ next: Agent, _ place: Location?, _ contract: ResolvedContract)
    -> Finding?
  {
    for surface in agent.voiceSurfaces where next.voiceSurfaces.contains(surface) {
      let own = agent.settings(on: surface).tracing
      let other = next.settings(on: surface).tracing
      guard own?.workflow != other?.workflow || own?.group != other?.group else { continue }
      let theirs = other.map { "traces as `\($0.workflow)`" } ?? "no traces"
      let ours = own.map { $0.workflow == other?.workflow ? "in another `group`" : "as `\($0.workflow)`" } ?? "none"
      return Finding(
        kind, at: place, "agent `\(next.name)` has \(theirs), and agent `\(agent.name)` \(ours)",
        related: (other ?? own).flatMap { contract.origin.location($0.node) }.map { [.init($0, "the one")] } ?? [],
        help: "give both the same `tracing`: a session keeps it")
    }
    return nil
  }
}

extension Agent {
  fileprivate var spokenVoice: String { voice ?? RealtimeFacts.usualVoice }

  fileprivate var hasKnownVoice: Bool {
    RealtimeFacts.voices.contains(spokenVoice) || spokenVoice.hasPrefix(RealtimeFacts.customVoicePrefix)
  }
}
