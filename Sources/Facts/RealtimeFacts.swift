/// What the OpenAI Realtime service accepts: the one place in which its enumerations and limits stand.
///
/// Where a line names no other source, it is the request types of the PyPI package `openai` 3.54.0
/// (`openai/types/realtime/*_param.py`) as of `checked`; *OpenAPI* is github.com/openai/openai-openapi at
/// f85dbe2, 2026-08-21.
public enum RealtimeFacts {
  /// The day on which these tables were compared with their sources.
  public static let checked = "2026-11-22"
  /// The package that the tables follow, and the day of the comparison.
  public static let source = "PyPI openai 3.54.0, types/realtime, compared on 2026-11-22"

  /// Where sessions are made and held. A project with European residency has a host of its own, and what was made
  /// there is known there only (developers.openai.com/api/docs/guides/your-data, read 2026-10-03).
  public static func apiHost(isEuropean: Bool) -> String { isEuropean ? "eu.api.openai.com" : "api.openai.com" }

  // MARK: - Session

  /// Tokens of one response, tool calls included; or `inf`.
  public static let maximumOutputTokens = 1...4_096
  /// Speed of playback.
  public static let speed = 0.25...1.5
  /// Minutes after which the service ends a session. No field shortens it
  /// (developers.openai.com/api/docs/guides/ realtime-conversations, read 2026-10-03).
  public static let sessionMinutes = 60
  /// Seconds for which a client secret can start sessions. OpenAPI.
  public static let clientSecretSeconds = 10...7_200
  /// Efforts of a model that reasons; there is no `none`.
  public static let reasoningEfforts = ["minimal", "low", "medium", "high", "xhigh"]
  /// A tool's name: the alphabet that the service's other interfaces document.
  public static let toolNameLength = 1...64
  /// More tools than this in one turn make a model choose worse (function calling guide, read 2026-10-03).
  public static let comfortableTools = 20

  /// What a running session keeps: its model from the start, its voice from the first sound (`cannot_update_voice`), its
  /// traces once they are on. An update that repeats the model is taken: PyPI openai-agents 0.24.0 does so each time
  /// (`agents/realtime/openai_realtime.py`, read 2026-11-25).
  public static let keptByASession = ["`model`", "`voice`", "`tracing`"]

  // MARK: - Turn detection

  /// How the end of the person's turn is noticed: by silence, or by meaning.
  public static let turnDetectionTypes = ["server_vad", "semantic_vad"]
  /// How soon `semantic_vad` takes a turn for finished.
  public static let eagerness = ["low", "medium", "high", "auto"]
  /// How loud a sound must be for `server_vad` to take it for speech.
  public static let vadThreshold = 0.0...1.0
  /// OpenAPI.
  public static let idleTimeoutMilliseconds = 5_000...30_000
  /// Fields of `turn_detection` that the body accepting a phone call may not have: the service answers `400
  /// Unknown parameter` (openai-agents-js issue 741, fixed there by pull request 1170).
  public static let fieldsRefusedByCallAccept = ["threshold", "prefix_padding_ms", "silence_duration_ms"]

  // MARK: - Audio

  /// Filters for a headset and for a room.
  public static let noiseReductions = ["near_field", "far_field"]
  /// How long a transcription may wait for more context.
  public static let transcriptionDelays = ["minimal", "low", "medium", "high", "xhigh"]

  /// The built-in voices. The service recommends the last two.
  public static let voices = [
    "alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar",
  ]
  /// Those of `voices` that the service recommends.
  public static let recommendedVoices = ["marin", "cedar"]
  /// The voice of an agent that names none: one of those recommended.
  public static let usualVoice = "marin"
  /// What the ids of voices made from audio samples begin with; they are sent as `{"id": …}`.
  public static let customVoicePrefix = "voice_"
}
