import Syntax

extension Shape where Value == Agent {
  static let agent = record(
    "Agent", "A voice agent: what it says and may do, on the website and on the phone.",
    [
      .required("model", \.model, .text, "The Realtime model."),
      .optional("voice", \.voice, .text, "The voice it speaks with."),
      .required("surfaces", \.surfaces, Shape<Surface>.word.list, "Where it is met: `web`, `phone`."),
      .optional("language", \.language, .languagePolicy, "The language it speaks."),
      .required("role", \.role, .text, "Who it is, in a sentence or two."),
      .optional("done_when", \.doneWhen, .text, "When a conversation has reached its end."),
      .optional("personality", \.personality, .text, "How it comes across."),
      .optional("length", \.length, .text, "How long a turn is."),
      .optional("greeting", \.greeting, .chosenSpeech, "What it says first, word for word, after the disclosures."),
      .defaulted(
        "background", \.background, Shape<Background>.background.list, "What it knows from the start, with its source."),
      .defaulted("pronunciations", \.pronunciations, Shape<Pronunciation>.pronunciation.list, "How words are said."),
      .defaulted("tools", \.tools, Shape<String>.reference(.tool).list, "The tools it may call."),
      .defaulted("rules", \.rules, .sentences, "What else it keeps to."),
      .optional("start", \.start, .text, "The first state."),
      .section("states", \.states, of: .state, "The stages of the conversation."),
      .optional("escalation", \.escalation, .escalation, "When and how it hands over to a person."),
      .section("exits", \.exits, of: .exit, "Ways out other than a person."),
      .section(
        "hand_over", \.handOver, of: .handOver, keys: .reference(.agent),
        "The agents that it hands over to, in the same conversation."),
      .optional("on_failure", \.onFailure, .failures, "What happens when a tool, the model or the network fails."),
      .defaulted(
        "wait_for_user", \.waits, .boolean,
        "Whether it has a function `wait_for_user`, to stay silent on speech that is not meant for it."),
      .optional("disclosures", \.disclosures, .disclosures, "Sentences that are said before anything else."),
      .section(
        "approvals", \.approvals, of: .approval, keys: .surfaceName, "Who answers when a write needs a yes, by surface."
      ),
      .optional("mcp", \.mcp, .mcpAccess, "How its sessions are let into the MCP server."),
      .optional("max_duration", \.maxDuration, .duration, "How long a conversation may last."),
      .optional("client_secret", \.clientSecret, .clientSecret, "How long a browser's secret can start a session."),
      .optional("websocket", \.webSocket, .webSocketSound, "How sound is encoded on a server's own socket."),
      .optional("web", \.page, .voicePage, "Its page on the website."),
      .section("on_surface", \.onSurface, of: .surfaceSettings, keys: .surfaceName, "Settings that differ by surface."),
    ] + voiceFields.map { $0.inside(\.settings) })
}

private let voiceFields: [Field<VoiceSettings>] = [
  .optional("reasoning", \.reasoning, .reasoning, "How much it thinks before it speaks."),
  .optional("turn_detection", \.turnDetection, .turnDetection, "How it hears that the person has finished."),
  .optional("transcription", \.transcription, .transcription, "How the person's speech is written down."),
  .optional("noise_reduction", \.noiseReduction, .noiseReduction, "How noise is taken out."),
  .optional(
    "max_output_tokens", \.maxOutputTokens, .tokenLimit, "Tokens of a response at most: 1 to 4096, or `inf`.",
    unsaid: "inf"),
  .optional(
    "speed", \.speed, .number(0.25...1.5), "How fast speech is played, 0.25 to 1.5.", unsaid: "\(SessionDefaults.speed)"
  ),
  .optional("truncation", \.truncation, .truncation, "What is dropped when a conversation outgrows the window."),
  .optional("tracing", \.tracing, .tracing, "Traces at the service; none unless said."),
  .optional(
    "parallel_tool_calls", \.parallelToolCalls, .boolean,
    "Whether several tools may be called at once; `false` unless said.", unsaid: "false"),
]

extension Shape where Value == String {
  /// A surface on which an agent is met.
  static let surfaceName = Shape(.words(["web", "phone"])) { node, reader in
    guard let text = reader.scalar(node, { .words(["web", "phone"]) }) else { return nil }
    if ["web", "phone"].contains(text) { return text }
    reader.unknownWord(node, text, ["web", "phone"])
    return nil
  }
}

extension Shape where Value == SurfaceSettings {
  static let surfaceSettings = record(
    "SurfaceSettings", "Settings of the session on one surface.", voiceFields.map { $0.inside(\.settings) })
}

extension Shape where Value == TokenLimit {
  static let tokenLimit = Shape(.either([.integer(1...4096), .words(["inf"])])) { node, reader in
    if reader.tree.isText(node, "inf") { return .unlimited }
    return Shape<Int>.integer(1...4096).read(node, &reader).map { .tokens($0) }
  }
}

extension Shape where Value == LanguagePolicy {
  static let languagePolicy = record(
    "LanguagePolicy", "The language it speaks, and those it may change to (BCP 47).",
    [
      .required("default", \.standard, .text, "The language it begins with: `en-US`."),
      .defaulted("also", \.also, Shape<String>.text.list, "Languages it changes to when the person asks."),
    ])
}

extension Shape where Value == Pronunciation {
  static let pronunciation = record(
    "Pronunciation", "How a word is said.",
    [
      .required("write", \.write, .text, "The word as it is written."),
      .required("say", \.say, .text, "How it sounds."),
    ])
}

extension Shape where Value == State {
  static let state = record(
    "State", "A stage of the conversation.",
    [
      .required("goal", \.goal, .text, "What the stage is for."),
      .defaulted("tools", \.tools, Shape<String>.text.list, "The tools it uses, of those of the agent."),
      .defaulted("samples", \.samples, .sentences, "Things it may say."),
      .defaulted("exits", \.exits, Shape<Transition>.transition.list, "Where the conversation goes from here."),
      .defaulted("end", \.isEnd, .boolean, "Whether the conversation may end here."),
    ])
}

extension Shape where Value == Transition {
  static let transition = record(
    "Transition", "A way out of a state: `to` another one, `escalate: true`, `hand_over`, or `exit`.",
    [
      .optional("to", \.to, .text, "The next state."),
      .defaulted("escalate", \.escalates, .boolean, "Whether a person takes over."),
      .optional("exit", \.exit, .text, "One of the agent's exits."),
      .optional("hand_over", \.handOver, .text, "One of the agents that it hands over to."),
      .required("when", \.when, .text, "When it is taken."),
    ])
}

extension Shape where Value == Escalation {
  static let escalation = record(
    "Escalation", "When the agent hands over to a person, and how each surface does it.",
    [
      .required("triggers", \.triggers, .sentences, "When it does."),
      .optional("say", \.say, .chosenSpeech, "What it says first."),
      .optional("phone", \.phone, .wayOut, "How the phone does it."),
      .optional("web", \.web, .wayOut, "How the website does it."),
    ])
}

extension Shape where Value == Exit {
  static let exit = record(
    "Exit", "A way out other than a person.",
    [
      .required("when", \.when, .text, "When it is taken."),
      .optional("phone", \.phone, .wayOut, "How the phone does it."),
      .optional("web", \.web, .wayOut, "How the website does it."),
    ])
}

extension Shape where Value == WayOut {
  static let wayOut = record(
    "WayOut", "How a surface leaves the agent.",
    [
      .optional("exit", \.exit, .name, "On the phone: the outcome that the dialplan's `on_result` takes up."),
      .optional("message", \.message, .text, "On the website: what the person reads."),
      .optional("link", \.link, .text, "On the website: where the person is sent."),
      .optional("number", \.number, .text, "On the website: the number to call, as `+14155550142`."),
    ])
}

extension Shape where Value == Disclosures {
  static let disclosures = record(
    "Disclosures", "Sentences that are said before anything else.",
    [
      .optional("ai", \.ai, .chosenSpeech, "That a machine speaks."),
      .optional("recording", \.recording, .chosenSpeech, "That the call is recorded."),
    ])
}

extension Shape where Value == Approval {
  static let approval = record(
    "Approval", "Who answers when a write needs a yes.",
    [
      .required("by", \.by, .word, "`button` (the page's) or `receiver` (the service behind the phone)."),
      .optional("when", \.when, .text, "What counts as a yes."),
      .required("within", \.within, .duration, "How long it is waited for."),
      .required("otherwise", \.otherwise, .word, "What happens when nobody answers: `refuse` or `escalate`."),
    ])
}

extension Shape where Value == MCPAccess {
  static let mcpAccess = record(
    "MCPAccess", "How a voice session is let into the MCP server.",
    [
      .required("authorization", \.authorization, .secretReferenceOrNil, "The token, as a secret's name."),
      .optional("kind", \.kind, .word, "`linked` (the person's own token) or `service`."),
      .optional("tunnel", \.tunnel, .tunnel, "Secure MCP Tunnel (`tunnel_…`) to a server without a public address."),
      .defaulted("headers", \.headers, .mcpHeaders, "Headers of every call: text, or `{secret: NAME}`."),
      .optional("scopes", \.scopes, Shape<String>.reference(.scope).list, "The scopes that a service token may hold."),
    ])
}

extension Shape where Value == SecretReference {
  static let secretReference = record(
    "SecretReference", "A secret that is put in at deployment and never stands in an output.",
    [.required("secret", \.secret, .reference(.secret), "Its name, as the environment declares it.")])
}

extension Shape where Value == SecretReference? {
  static let secretReferenceOrNil = Shape<SecretReference>.secretReference.map { Optional($0) }
}

extension Shape where Value == ClientSecret {
  static let clientSecret = record(
    "ClientSecret", "The browser's secret.",
    [.optional("expires_after", \.expiresAfter, .expiresAfter, "When it can start no more sessions.")])
}

extension Shape where Value == ClientSecret.ExpiresAfter {
  static let expiresAfter = record(
    "ExpiresAfter", "A span of time from the secret's making.",
    [
      .required(
        "seconds", \.seconds, .integer(10...7200), "Seconds, 10 to 7200.",
        unsaid: String(SessionDefaults.clientSecretSeconds))
    ])
}

extension Shape where Value == Reasoning {
  static let reasoning = record(
    "Reasoning", "How much the model thinks before it speaks.",
    [
      .required(
        "effort", \.effort, .oneOf(["minimal", "low", "medium", "high", "xhigh"]), "How hard it thinks.",
        unsaid: SessionDefaults.effort)
    ])
}

extension Shape where Value == String {
  static func oneOf(_ words: [String]) -> Shape {
    Shape(.words(words)) { node, reader in
      guard let text = reader.scalar(node, { .words(words) }) else { return nil }
      if words.contains(text) { return text }
      reader.unknownWord(node, text, words)
      return nil
    }
  }
}

extension Shape where Value == TurnDetection {
  static let turnDetection = record(
    "TurnDetection", "How the model hears that the person has finished.",
    [
      .required(
        "type", \.type, .oneOf(["semantic_vad", "server_vad"]), "By meaning, or by silence.",
        unsaid: SessionDefaults.turnDetection),
      .optional(
        "eagerness", \.eagerness, .oneOf(["low", "medium", "high", "auto"]), "How soon it answers (`semantic_vad`).",
        unsaid: SessionDefaults.eagerness),
      .optional(
        "threshold", \.threshold, .number(0...1), "How loud speech is (`server_vad`).",
        unsaid: "\(SessionDefaults.threshold)"),
      .optional(
        "prefix_padding_ms", \.prefixPaddingMilliseconds, .integer(0...10_000),
        "Sound kept from before the speech (`server_vad`).", unsaid: "\(SessionDefaults.prefixPaddingMilliseconds)"),
      .optional(
        "silence_duration_ms", \.silenceDurationMilliseconds, .integer(0...10_000),
        "Silence that ends a turn (`server_vad`).", unsaid: "\(SessionDefaults.silenceDurationMilliseconds)"),
      .optional(
        "idle_timeout_ms", \.idleTimeoutMilliseconds, .integer(5_000...30_000),
        "Silence after which it asks again (`server_vad`)."),
      .optional("create_response", \.createResponse, .boolean, "Whether a turn's end makes it answer.", unsaid: "true"),
      .optional("interrupt_response", \.interruptResponse, .boolean, "Whether speech stops it.", unsaid: "true"),
    ])
}

extension Shape where Value == Transcription {
  static let transcription = record(
    "Transcription", "How the person's speech is written down.",
    [
      .required("model", \.model, .text, "The transcription model."),
      .optional("language", \.language, .text, "The language spoken (ISO 639-1)."),
      .defaulted(
        "languages", \.languages, Shape<String>.text.list, "The languages spoken, for models that take several."),
      .defaulted("keywords", \.keywords, Shape<String>.text.list, "Words to expect."),
      .optional("prompt", \.prompt, .text, "Words to expect, for models without `keywords`."),
      .optional(
        "delay", \.delay, .oneOf(["minimal", "low", "medium", "high", "xhigh"]), "How long it waits for context."),
      .defaulted("logprobs", \.logprobs, .boolean, "Whether each word comes with how sure the model is of it."),
    ])
}

extension Shape where Value == NoiseReduction {
  static let noiseReduction = record(
    "NoiseReduction", "How noise is taken out.",
    [
      .required("type", \.type, .oneOf(["near_field", "far_field"]), "A headset, or a room."),
      .optional("strength", \.strength, .number(nil), "How much is taken out; 1 is the service's own."),
    ])
}
