import Facts
import JSONValues
import Language
import Voice

/// How a session hears and speaks.
struct AudioBody {
  let session: VoiceSession
  let transport: Transport

  var value: JSONValue {
    var input = JSONObject()
    if transport.statesFormats { input.append("format", format) }
    input.append("noise_reduction", noiseReduction)
    input.append("transcription", transcription)
    input.append("turn_detection", .object(turnDetection))
    var output = JSONObject()
    if transport.statesFormats { output.append("format", format) }
    if transport.begins { output.append("voice", voice) }
    output.append("speed", .double(session.settings.speed ?? SessionDefaults.speed))
    return ["input": .object(input), "output": .object(output)]
  }

  /// PCM has one rate that the service takes; G.711 has one of its own.
  private var format: JSONValue {
    let format = session.agent.webSocket?.format ?? .pcm
    return format == .pcm
      ? ["type": "audio/pcm", "rate": 24_000] : ["type": .string("audio/\(format.rawValue)")]
  }

  private var noiseReduction: JSONValue? {
    guard let reduction = session.settings.noiseReduction else { return nil }
    var value: JSONObject = ["type": .string(reduction.type)]
    value.append("strength", reduction.strength.map { .double($0) })
    return .object(value)
  }

  private var voice: JSONValue {
    session.voice.hasPrefix(RealtimeFacts.customVoicePrefix)
      ? ["id": .string(session.voice)] : .string(session.voice)
  }

  /// Nothing is transcribed unless the contract says so.
  private var transcription: JSONValue? {
    guard let transcription = session.settings.transcription else { return nil }
    var value = JSONObject()
    value.append("model", .string(transcription.model))
    value.append("language", session.transcriptionLanguage.map { .string($0) })
    let languages = session.transcriptionLanguages
    if !languages.isEmpty { value.append("languages", .strings(languages)) }
    if !transcription.keywords.isEmpty { value.append("keywords", .strings(transcription.keywords)) }
    value.append("prompt", transcription.prompt.map { .string($0) })
    value.append("delay", transcription.delay.map { .string($0) })
    return .object(value)
  }

  private var turnDetection: JSONObject {
    let written = session.settings.turnDetection
    let type = written?.type ?? SessionDefaults.turnDetection
    var value = JSONObject()
    value.append("type", .string(type))
    if type == "semantic_vad" {
      value.append("eagerness", .string(written?.eagerness ?? SessionDefaults.eagerness))
    } else {
      if transport.tunesTurnDetection {
        value.append("threshold", .double(written?.threshold ?? SessionDefaults.threshold))
        value.append(
          "prefix_padding_ms",
          .int(written?.prefixPaddingMilliseconds ?? SessionDefaults.prefixPaddingMilliseconds))
        value.append(
          "silence_duration_ms",
          .int(written?.silenceDurationMilliseconds ?? SessionDefaults.silenceDurationMilliseconds))
      }
      value.append("idle_timeout_ms", written?.idleTimeoutMilliseconds.map { .int($0) })
    }
    value.append("create_response", .bool(written?.createResponse ?? true))
    value.append("interrupt_response", .bool(written?.interruptResponse ?? true))
    return value
  }
}
