import Facts
import Findings
import Language
import Resolve

/// The transcription model must exist.
enum UnknownTranscriptionModelRule: Rule {
  static let kind = FindingKind(
    "voice/unknown-transcription-model", .error,
    "Checks that a transcription model is one of the Realtime service",
    why: "The service takes any text for it and refuses the session when a person is already waiting.",
    source: RealtimeFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent in
      agent.settingsInUse(\.transcription).compactMap { use in
        guard RealtimeFacts.transcriptionModel(use.setting.model) == nil else { return nil }
        let names = RealtimeFacts.transcriptionModels.map(\.id)
        return Finding(
          kind, at: contract.origin.location(use.setting.node, "model"),
          "there is no transcription model `\(use.setting.model)`",
          notes: ["known on \(RealtimeFacts.checked): \(listed(names))"],
          help: nearest(to: use.setting.model, among: names).map { "did you mean `\($0)`?" })
      }
    }
  }
}
