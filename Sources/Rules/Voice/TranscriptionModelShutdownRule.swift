import Facts
import Findings
import Language
import Resolve

/// A transcription model whose end is announced.
enum TranscriptionModelShutdownRule: Rule {
  static let kind = FindingKind(
    "voice/transcription-model-shutdown", .warning,
    "Checks that no agent transcribes by a model whose end is announced",
    why:
      "From that day sessions that name it fail, and with them every conversation of the agent. The "
      + "successors take "
      + "`languages` and `keywords`; how they go together with turn detection is worth a try first.",
    source: "developers.openai.com/api/docs/deprecations, as quoted by " + RealtimeFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent in
      agent.settingsInUse(\.transcription).compactMap { use in
        guard let shutdown = RealtimeFacts.transcriptionModel(use.setting.model)?.shutdown else { return nil }
        return Finding(
          kind, at: contract.origin.location(use.setting.node, "model"),
          "`\(use.setting.model)` shuts down on \(shutdown.date)",
          label: "its successor is `\(shutdown.successor)`",
          help: "use `\(shutdown.successor)`, or `gpt-transcribe` for whole turns")
      }
    }
  }
}
