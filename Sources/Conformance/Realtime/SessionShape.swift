import Facts

/// Every field of a session that the service takes, by transport (PyPI openai 3.54.0, `types/realtime`; what a call's
/// accept refuses: openai/openai-agents-js issue 741). Nothing else may be there, and null only where it has a meaning.
enum SessionShape {
  static func root(_ body: VoiceBody) -> JSONShape {
    switch body.transport {
    case .webRTC:
      .object([
        (
          "expires_after",
          .object([("anchor", .word(["created_at"])), ("seconds", .integer(RealtimeFacts.clientSecretSeconds))])
        ), ("session", .any),
      ])
    case .webSocket, .handOver: .object([("type", .word(["session.update"])), ("event_id?", .text), ("session", .any)])
    case .sip: .any
    }
  }

  static func session(_ body: VoiceBody) -> JSONShape {
    var members: [(String, JSONShape)] = [("type", .word(["realtime"]))]
    // An update may not name the model: the address does, or the session has it. Nor may traces change.
    if body.transport == .webRTC || body.transport == .sip { members.append(("model", .text)) }
    if body.transport != .handOver { members.append(("tracing", .either([.null, .word(["auto"]), .map(.any)]))) }
    return .object(
      members + [
        ("instructions", .text), ("output_modalities", .list(.word(["audio", "text"]))), ("audio", audio(body)),
        ("tools", .list(.any)), ("tool_choice", toolChoice), ("parallel_tool_calls?", .bool),
        ("reasoning?", .object([("effort", .word(RealtimeFacts.reasoningEfforts))])),
        ("max_output_tokens", .either([.integer(RealtimeFacts.maximumOutputTokens), .word(["inf"])])),
        ("truncation", truncation),
        ("include?", .list(.word(["item.input_audio_transcription.logprobs"]))),
      ])
  }

  private static let toolChoice: JSONShape = .either([
    .word(["none", "auto", "required"]),
    .object([("type", .word(["function", "mcp"])), ("name?", .text), ("server_label?", .text)]),
  ])

  private static let truncation: JSONShape = .either([
    .word(["auto", "disabled"]),
    .object([
      ("type", .word(["retention_ratio"])), ("retention_ratio", .number(0...1)),
      ("token_limits?", .object([("post_instructions?", .integer(0...Int.max))])),
    ]),
  ])

  private static func audio(_ body: VoiceBody) -> JSONShape {
    // On the web and the phone the two ends agree on the format, and a body that says it too is refused.
    let format: [(String, JSONShape)] =
      body.transport == .webSocket
      ? [
        (
          "format",
          body.agent.webSocket?.format ?? .pcm == .pcm
            ? .object([("type", .word(["audio/pcm"])), ("rate", .integer(24_000...24_000))])
            : .object([("type", .word(["audio/pcmu", "audio/pcma"]))])
        )
      ] : []
    let named: JSONShape = .either([.text, .object([("id", .text)])])
    // After the first sound the voice stays.
    let voice: [(String, JSONShape)] = body.transport == .handOver ? [] : [("voice", named)]
    return .object([
      (
        "input",
        .object(
          format + [
            (
              "noise_reduction?",
              .object([("type", .word(RealtimeFacts.noiseReductions)), ("strength?", .number(-1e9...1e9))])
            ),
            ("transcription?", transcription), ("turn_detection", turnDetection(body)),
          ])
      ), ("output", .object(format + voice + [("speed", .number(RealtimeFacts.speed))])),
    ])
  }

  private static let transcription: JSONShape = .object([
    ("model", .text), ("language?", .text), ("languages?", .list(.text)), ("keywords?", .list(.text)),
    ("prompt?", .text), ("delay?", .word(RealtimeFacts.transcriptionDelays)),
  ])

  private static func turnDetection(_ body: VoiceBody) -> JSONShape {
    var members: [(String, JSONShape)] = [
      ("type", .word(RealtimeFacts.turnDetectionTypes)), ("create_response?", .bool), ("interrupt_response?", .bool),
    ]
    if body.session["audio", "input", "turn_detection", "type"]?.string == "semantic_vad" {
      members.append(("eagerness?", .word(RealtimeFacts.eagerness)))
    } else {
      members.append(("idle_timeout_ms?", .either([.integer(RealtimeFacts.idleTimeoutMilliseconds), .null])))
      if body.surface != .phone || body.transport == .webSocket {
        members += [
          ("threshold?", .number(RealtimeFacts.vadThreshold)), ("prefix_padding_ms?", .integer(0...Int.max)),
          ("silence_duration_ms?", .integer(0...Int.max)),
        ]
      }
    }
    return .either([.null, .object(members)])
  }
}
