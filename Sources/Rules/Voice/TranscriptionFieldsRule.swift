import Facts
import Findings
import Language
import Resolve

/// Each transcription model takes fields of its own.
enum TranscriptionFieldsRule: Rule {
  static let kind = FindingKind(
    "voice/transcription-fields", .error, "Checks that transcription has only fields that its model takes",
    why: """
      `languages` and `keywords` belong to `gpt-transcribe` and `gpt-live-transcribe`, `delay` to
      `gpt-realtime-whisper`, which in turn takes no `prompt`; the diarizing model takes none either. The
      service refuses a session with a field that its model does not know.
      """,
    source: RealtimeFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent in
      agent.settingsInUse(\.transcription).flatMap { use -> [Finding] in
        let transcription = use.setting
        guard let model = RealtimeFacts.transcriptionModel(transcription.model) else { return [] }
        var fields: [String] = []
        if !transcription.languages.isEmpty, !model.takesLanguages { fields.append("languages") }
        if !transcription.keywords.isEmpty, !model.takesLanguages { fields.append("keywords") }
        if transcription.prompt != nil, !model.takesPrompt { fields.append("prompt") }
        if transcription.delay != nil, !model.takesDelay { fields.append("delay") }
        if transcription.language != nil, !transcription.languages.isEmpty, model.takesLanguages {
          fields.append("language")
        }
        return fields.map { finding($0, transcription, contract) }
      }
    }
  }

  private static func finding(_ field: String, _ transcription: Transcription, _ contract: ResolvedContract)
    -> Finding
  {
    let takers = RealtimeFacts.transcriptionModels.filter { model in
      switch field {
      case "languages", "keywords": model.takesLanguages
      case "prompt": model.takesPrompt && model.shutdown == nil
      default: model.takesDelay
      }
    }
    let place = contract.origin.location(transcription.node, keyOf: field)
    if field == "language" {
      return Finding(kind, at: place, "`language` stands beside `languages`", help: "keep `languages` alone")
    }
    return Finding(
      kind, at: place, "`\(transcription.model)` takes no `\(field)`",
      notes: ["taken by \(listed(takers.map(\.id)))"],
      help: field == "languages"
        ? "name one `language`, or change the model" : "leave it out, or change the model")
  }
}
