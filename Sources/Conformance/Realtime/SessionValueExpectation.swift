import Facts
import Findings
import JSONValues
import Language

enum SessionValueExpectation: Expectation {
  static let name = "that sessions have the contract's model, voice and settings"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for body in subject.voiceBodies {
      let claim = body.claim(ConformanceFindings.sessionValue, subject)
      checkModel(body, claim, &verdict)
      checkVoice(body, claim, &verdict)
      checkHearing(body, claim, &verdict)
      checkTurns(body, claim, &verdict)
      if body.transport == .webRTC, let expiry = body.root["expires_after"],
        let seconds = body.agent.clientSecret?.expiresAfter?.seconds
      {
        verdict.expect(expiry, "seconds", .int(seconds), claim, because: "`client_secret`")
      }
    }
  }

  private static func checkModel(_ body: VoiceBody, _ claim: Claim, _ verdict: inout Verdict) {
    let session = body.session
    if body.transport == .webRTC || body.transport == .sip {
      verdict.expect(session, "model", .string(body.agent.model), claim, because: "`model`")
    }
    // Sound always comes with its words; both at once is refused.
    verdict.expect(session, "output_modalities", ["audio"], claim, because: "a voice agent")
    let reasons = body.model?.reasons ?? false
    if let effort = body.settings.reasoning?.effort, reasons {
      verdict.expect(session, "reasoning", ["effort": .string(effort)], claim, because: "`reasoning`")
    } else if !reasons {
      verdict.expect(session, "reasoning", nil, claim, because: "a model that does not reason")
    }
    // Writes wait for a yes one by one.
    verdict.expect(
      session, "parallel_tool_calls", reasons ? .bool(body.settings.parallelToolCalls ?? false) : nil, claim,
      because: "`\(body.agent.model)`")
    switch body.settings.maxOutputTokens {
    case .tokens(let count):
      verdict.expect(session, "max_output_tokens", .int(count), claim, because: "`max_output_tokens`")
    case .unlimited: verdict.expect(session, "max_output_tokens", "inf", claim, because: "`max_output_tokens`")
    case nil: break
    }
    // Traces hold what people say: there are none unless the contract asks.
    if body.transport == .handOver {
      verdict.expect(session, "tracing", nil, claim, because: "that a session's traces stay as they are")
    } else if let tracing = body.settings.tracing {
      verdict.expect(
        session["tracing", "workflow_name"]?.string == tracing.workflow
          && session["tracing", "group_id"]?.string == tracing.group, claim.kind,
        at: (session["tracing"] ?? session).location, "\(claim.subject) is traced otherwise than `tracing` says",
        declared: claim.declared)
    } else {
      verdict.expect(session, "tracing", .null, claim, because: "that nothing is traced unasked")
    }
    checkTruncation(body, claim, &verdict)
  }

  private static func checkTruncation(_ body: VoiceBody, _ claim: Claim, _ verdict: inout Verdict) {
    switch body.settings.truncation {
    case nil: break
    case .auto: verdict.expect(body.session, "truncation", "auto", claim, because: "`truncation`")
    case .disabled: verdict.expect(body.session, "truncation", "disabled", claim, because: "`truncation`")
    case .retain(let retained):
      let told = body.session["truncation"]
      verdict.expect(
        told?["token_limits", "post_instructions"]?.int == retained.postInstructions, claim.kind,
        at: (told ?? body.session).location, "\(claim.subject) leaves another number of tokens to a conversation",
        declared: claim.declared)
      if let told { verdict.expect(told, "retention_ratio", .double(retained.ratio), claim, because: "`truncation`") }
    }
    let wantsLogprobs = body.settings.transcription?.logprobs ?? false
    verdict.expect(
      body.session, "include", wantsLogprobs ? ["item.input_audio_transcription.logprobs"] : nil, claim,
      because: "`transcription.logprobs`")
  }

  private static func checkVoice(_ body: VoiceBody, _ claim: Claim, _ verdict: inout Verdict) {
    guard let output = body.session["audio", "output"] else { return }
    if body.transport == .handOver {
      verdict.expect(output, "voice", nil, claim, because: "that a session's voice stays as it is")
    } else if let voice = body.agent.voice {
      let isCustom = voice.hasPrefix(RealtimeFacts.customVoicePrefix)
      verdict.expect(output, "voice", isCustom ? ["id": .string(voice)] : .string(voice), claim, because: "`voice`")
    } else {
      verdict.expect(
        output["voice"]?.string.map(RealtimeFacts.voices.contains) ?? false, claim.kind,
        at: output["voice"]?.location ?? output.location, "\(claim.subject) has no built-in voice")
    }
    verdict.expect(output, "speed", .double(body.settings.speed ?? 1), claim, because: "`speed`")
  }

  private static func checkHearing(_ body: VoiceBody, _ claim: Claim, _ verdict: inout Verdict) {
    guard let input = body.session["audio", "input"] else { return }
    if body.transport == .webSocket {
      let format = body.agent.webSocket?.format.rawValue ?? "pcm"
      verdict.expect(
        input["format", "type"]?.string == "audio/\(format)", claim.kind, at: (input["format"] ?? input).location,
        "\(claim.subject) is encoded otherwise than `\(format)`", declared: claim.declared)
    }
    let noise = body.settings.noiseReduction.map { reduction -> JSONValue in
      var value: JSONObject = ["type": .string(reduction.type)]
      value.append("strength", reduction.strength.map { .double($0) })
      return .object(value)
    }
    verdict.expect(input, "noise_reduction", noise, claim, because: "`noise_reduction`")
    guard let written = body.settings.transcription else {
      verdict.expect(input, "transcription", nil, claim, because: "that nothing is written down unasked")
      return
    }
    guard let transcription = input["transcription"] else {
      verdict.expect(
        false, claim.kind, at: input.location, "\(claim.subject) does not transcribe", declared: claim.declared)
      return
    }
    verdict.expect(transcription, "model", .string(written.model), claim, because: "`transcription`")
    let known = RealtimeFacts.transcriptionModel(written.model)
    for (field, isTaken) in [
      ("languages", known?.takesLanguages), ("keywords", known?.takesLanguages), ("delay", known?.takesDelay),
      ("prompt", known?.takesPrompt),
    ] {
      verdict.expect(
        transcription[field] == nil || isTaken != false, claim.kind, at: transcription[field]?.location,
        "`\(field)` is nothing that `\(written.model)` takes")
    }
    if let language = written.language {
      verdict.expect(transcription, "language", .string(language), claim, because: "`transcription`")
    }
    if let prompt = written.prompt {
      verdict.expect(transcription, "prompt", .string(prompt), claim, because: "`transcription`")
    }
    if !written.keywords.isEmpty {
      verdict.expect(transcription, "keywords", .strings(written.keywords), claim, because: "`transcription`")
    }
  }

  private static func checkTurns(_ body: VoiceBody, _ claim: Claim, _ verdict: inout Verdict) {
    guard let detection = body.session["audio", "input", "turn_detection"], let written = body.settings.turnDetection
    else { return }
    verdict.expect(detection, "type", .string(written.type), claim, because: "`turn_detection`")
    var expected: [(String, JSONValue?)] = [
      ("eagerness", written.eagerness.map { .string($0) }),
      ("idle_timeout_ms", written.idleTimeoutMilliseconds.map { .int($0) }),
      ("create_response", written.createResponse.map { .bool($0) }),
      ("interrupt_response", written.interruptResponse.map { .bool($0) }),
    ]
    if body.surface != .phone || body.transport == .webSocket {
      expected += [
        ("threshold", written.threshold.map { .double($0) }),
        ("prefix_padding_ms", written.prefixPaddingMilliseconds.map { .int($0) }),
        ("silence_duration_ms", written.silenceDurationMilliseconds.map { .int($0) }),
      ]
    }
    for (field, value) in expected {
      if let value { verdict.expect(detection, field, value, claim, because: "`turn_detection`") }
    }
  }
}
