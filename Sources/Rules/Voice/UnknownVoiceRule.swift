import Facts
import Findings
import Language
import Resolve

/// The voice must be a built-in one, or the id of one made from samples.
enum UnknownVoiceRule: Rule {
  static let kind = FindingKind(
    "voice/unknown-voice", .error, "Checks that an agent's voice is a built-in one or the id of a custom one",
    why: """
      Built-in voices have a name; a voice that was made from audio samples has an id that begins with
      `voice_`. Voices described in words belong to the Live interface only.
      """,
    source: RealtimeFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.compactMap { agent in
      guard let voice = agent.voice, !RealtimeFacts.voices.contains(voice),
        !voice.hasPrefix(RealtimeFacts.customVoicePrefix)
      else { return nil }
      let suggestion = nearest(to: voice, among: RealtimeFacts.voices)
      return Finding(
        kind, at: contract.origin.location(agent.node, "voice"), "there is no voice `\(voice)`",
        notes: ["built in: \(listed(RealtimeFacts.voices))"],
        help: suggestion.map { "did you mean `\($0)`?" }
          ?? "\(listed(RealtimeFacts.recommendedVoices)) sound best on current models")
    }
  }
}
