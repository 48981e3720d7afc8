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
    if body.transport != .webSocket {
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
    verdict.expect(session, "parallel_tool_calls", reasons ? false : nil, claim, because: "`\(body.agent.model)`")
    switch body.settings.maxOutputTokens {
    case .tokens(let count):
      verdict.expect(session, "max_output_tokens", .int(count), claim, because: "`max_output_tokens`")
    case .unlimited: verdict.expect(session, "max_output_tokens", "inf", claim, because: "`max_output_tokens`")
    case nil: break
    }
    // Traces hold what people say, and no contract can ask for them.
    verdict.expect(session, "tracing", .null, claim, because: "that nothing is traced unasked")
  }

  private static func checkVoice(_ body: VoiceBody, _ claim: Claim, _ verdict: inout Verdict) {
    guard let output = body.session["audio", "output"] else { return }
    if let voice = body.agent.voice {
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
    let noise = body.settings.noiseReduction.map { JSONValue.object(["type": .string($0.type)]) }
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
    if body.transport != .sip {
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
