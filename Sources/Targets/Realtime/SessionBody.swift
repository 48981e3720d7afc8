import Facts
import JSONValues
import Language
import Voice

/// The configuration of a session as a transport takes it. Every setting that the service would fill in is
/// written out, so that a change of its defaults changes nothing here.
///
/// Nothing is null but `tracing`, unless the contract asks for it: the request types refuse null elsewhere (PyPI openai 3.54.0).
struct SessionBody {
  let session: VoiceSession
  let transport: Transport
  let instructions: String

  /// The members of `session`, or of the body that accepts a call.
  var members: JSONObject {
    var body = JSONObject()
    body.append("type", "realtime")
    if transport.namesModel { body.append("model", .string(session.agent.model)) }
    body.append("output_modalities", ["audio"])
    body.append("instructions", .string(instructions))
    body.append("audio", AudioBody(session: session, transport: transport).value)
    body.append("tools", .array(tools))
    body.append("tool_choice", "auto")
    if session.model.reasons {
      // Writes wait for a yes one by one.
      body.append("parallel_tool_calls", .bool(session.settings.parallelToolCalls ?? false))
      body.append("reasoning", ["effort": .string(session.effort)])
    }
    body.append("max_output_tokens", maximumOutputTokens)
    body.append("truncation", truncation)
    if transport.begins { body.append("tracing", tracing) }
    if session.settings.transcription?.logprobs ?? false {
      body.append("include", ["item.input_audio_transcription.logprobs"])
    }
    return body
  }

  private var truncation: JSONValue {
    switch session.settings.truncation {
    case nil: return SessionDefaults.truncation
    case .auto: return "auto"
    case .disabled: return "disabled"
    case .retain(let retained):
      var value: JSONObject = ["type": "retention_ratio", "retention_ratio": .double(retained.ratio)]
      value.append("token_limits", retained.postInstructions.map { ["post_instructions": .int($0)] })
      return .object(value)
    }
  }

  /// Traces hold what people say: there are none unless the contract asks for them.
  private var tracing: JSONValue {
    guard let tracing = session.settings.tracing else { return .null }
    var value: JSONObject = ["workflow_name": .string(tracing.workflow)]
    value.append("group_id", tracing.group.map { .string($0) })
    return .object(value)
  }

  private var tools: [JSONValue] {
    var tools: [JSONValue] = []
    tools.reserveCapacity(session.functions.count + 1)
    for function in session.functions {
      tools.append([
        "type": "function",
        "name": .string(function.name),
        "description": .string(function.description),
        "parameters": function.parameters,
      ])
    }
    if let server = AttachedServer(session) { tools.append(server.value) }
    return tools
  }

  private var maximumOutputTokens: JSONValue {
    switch session.settings.maxOutputTokens {
    case .tokens(let count): .int(count)
    case .unlimited, nil: "inf"
    }
  }
}
