/// A model that speaks.
public struct RealtimeModel: Sendable, Hashable {
  /// The interface that serves a model.
  public enum Use: Sendable {
    /// Realtime sessions of the current interface.
    case session
    /// The beta interface, whose requests are refused since 2026-05-12 (`beta_api_shape_disabled`).
    case beta
    /// Chat Completions with audio. The request types name these models; they hold no session.
    case chatCompletions
  }

  /// As requests name it.
  public let id: String
  /// What it can be used for.
  public let use: Use
  /// Whether it takes `reasoning` and `parallel_tool_calls`, and instructions in the sections of the 2.x
  /// guide.
  public let reasons: Bool
  /// Tokens of the context window.
  public let window: Int
  /// The tokens that instructions and tools may take together. Published for windows of 32,768 tokens
  /// (16,384, OpenAI's announcement of gpt-realtime); for the larger ones no figure is, and the one of the
  /// Live interface, which is the same, is kept to.
  public let instructionTokens: Int
  /// When it is shut down and what succeeds it; nil while no day is published.
  public let shutdown: Shutdown?
}

extension RealtimeFacts {
  /// The models, newest first. Windows: model pages of developers.openai.com, read 2026-10-03. Shutdowns: the
  /// request types' documentation of `model`, which quotes developers.openai.com/api/docs/deprecations.
  public static let models: [RealtimeModel] = [
    session("gpt-realtime-2.1", reasons: true),
    session("gpt-realtime-2.1-mini", reasons: true),
    session("gpt-realtime-2", reasons: true),
    session("gpt-realtime-1.5"),
    session("gpt-realtime", shutdown: .init("2027-01-20", successor: "gpt-realtime-2.1")),
    session("gpt-realtime-2025-08-28", shutdown: .init("2027-01-20", successor: "gpt-realtime-2.1")),
    session("gpt-realtime-mini", shutdown: .init("2027-01-20", successor: "gpt-realtime-2.1-mini")),
    session(
      "gpt-realtime-mini-2025-12-15", shutdown: .init("2027-01-20", successor: "gpt-realtime-2.1-mini")),
    session("gpt-realtime-mini-2025-10-06"),
    other("gpt-audio-1.5", .chatCompletions),
    other("gpt-audio-mini", .chatCompletions),
    other("gpt-audio-mini-2025-10-06", .chatCompletions),
    other("gpt-audio-mini-2025-12-15", .chatCompletions),
    other("gpt-4o-realtime-preview", .beta),
    other("gpt-4o-realtime-preview-2024-10-01", .beta),
    other("gpt-4o-realtime-preview-2024-12-17", .beta),
    other("gpt-4o-realtime-preview-2025-06-03", .beta),
    other("gpt-4o-mini-realtime-preview", .beta),
    other("gpt-4o-mini-realtime-preview-2024-12-17", .beta),
  ]

  /// What stands for a model that is not in the table.
  public static let recommendedModel = "gpt-realtime-2.1"

  /// The model of an id; nil for one that is not in the table.
  public static func model(_ id: String) -> RealtimeModel? { models.first { $0.id == id } }

  private static func session(_ id: String, reasons: Bool = false, shutdown: Shutdown? = nil) -> RealtimeModel {
    RealtimeModel(
      id: id, use: .session, reasons: reasons, window: reasons ? 128_000 : 32_768, instructionTokens: 16_384,
      shutdown: shutdown)
  }

  private static func other(_ id: String, _ use: RealtimeModel.Use) -> RealtimeModel {
    RealtimeModel(id: id, use: use, reasons: false, window: 32_768, instructionTokens: 16_384, shutdown: nil)
  }
}

/// A model that writes down what the person says, beside the one that answers.
public struct TranscriptionModel: Sendable, Hashable {
  /// As requests name it.
  public let id: String
  /// Whether it takes several `languages` and `keywords`; the others take one `language`.
  public let takesLanguages: Bool
  /// Whether it takes `prompt`, words that help it with names and terms.
  public let takesPrompt: Bool
  /// Whether it takes `delay`.
  public let takesDelay: Bool
  /// When it is shut down and what succeeds it; nil while no day is published.
  public let shutdown: Shutdown?
}

extension RealtimeFacts {
  /// Shutdowns: the request types' documentation of `transcription.model`. Successors:
  /// developers.openai.com/api/docs/ guides/realtime-transcription, read 2026-10-03.
  public static let transcriptionModels: [TranscriptionModel] = [
    .init(
      id: "gpt-live-transcribe", takesLanguages: true, takesPrompt: true, takesDelay: false, shutdown: nil),
    .init(id: "gpt-transcribe", takesLanguages: true, takesPrompt: true, takesDelay: false, shutdown: nil),
    .init(
      id: "gpt-realtime-whisper", takesLanguages: false, takesPrompt: false, takesDelay: true, shutdown: nil),
    ending("gpt-4o-mini-transcribe"),
    ending("gpt-4o-mini-transcribe-2025-12-15"),
    ending("gpt-4o-transcribe"),
    ending("gpt-4o-transcribe-diarize", takesPrompt: false),
    ending("whisper-1"),
  ]

  /// The model of an id; nil for one that is not in the table.
  public static func transcriptionModel(_ id: String) -> TranscriptionModel? {
    transcriptionModels.first { $0.id == id }
  }

  private static func ending(_ id: String, takesPrompt: Bool = true) -> TranscriptionModel {
    TranscriptionModel(
      id: id, takesLanguages: false, takesPrompt: takesPrompt, takesDelay: false,
      shutdown: Shutdown("2027-02-26", successor: "gpt-live-transcribe"))
  }
}
