import Syntax

extension Shape where Value == HandOver {
  static let handOver = record(
    "HandOver", "A hand-over to another agent in the same conversation.",
    [
      .required("when", \.when, .text, "When it hands over."),
      .optional("say", \.say, .chosenSpeech, "What it says first, word for word."),
      .optional("at_most", \.atMost, .integer(1...20), "How often in one conversation; a loop needs such a limit."),
    ])
}

extension Shape where Value == Failures {
  static let failures = record(
    "Failures", "What happens when something fails under a conversation.",
    [
      .optional(
        "tool", \.tool, .failureStep,
        "A tool's call fails. Unless said: 2 tries, then `escalate`, or `go_on` where nobody takes over."),
      .optional(
        "model", \.model, .failureStep,
        "The model's response fails. Unless said: 2 tries, then `escalate`, or `end` where nobody takes over."),
      .optional(
        "network", \.network, .failureStep,
        "The connection is lost. Unless said: 3 tries, then `end`; on the phone to a person if there is one."),
    ])
}

extension Shape where Value == FailureStep {
  static let failureStep = record(
    "FailureStep", "How often something is tried, what is said, and what comes then.",
    [
      .optional("tries", \.tries, .integer(1...10), "Failures in a row after which it is given up."),
      .optional("say", \.say, .chosenSpeech, "What the person hears or reads then."),
      .optional("then", \.then, .word, "`go_on` without it, `escalate` to a person, or `end`."),
    ])
}

extension Shape where Value == Background {
  static let background = record(
    "Background", "Something that the agent knows from the start.",
    [
      .required("fact", \.fact, .text, "The fact, in a sentence."),
      .optional("source", \.source, .text, "Where it comes from."),
      .optional("as_of", \.asOf, .isoDate, "The day on which it was true: `2026-11-25`."),
    ])
}

extension Shape where Value == String {
  /// A day that there is, `2026-11-25`.
  static let isoDate = matching("a day such as `2026-11-25`", "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$") {
    let bytes = Array($0)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return false }
    func number(_ range: Range<Int>) -> Int? { Int(String(decoding: bytes[range], as: UTF8.self)) }
    guard bytes.indices.allSatisfy({ $0 == 4 || $0 == 7 || (0x30...0x39).contains(bytes[$0]) }) else { return false }
    return CalendarDate(year: number(0..<4) ?? 0, month: number(5..<7) ?? 0, day: number(8..<10) ?? 0).isValid
  }

  /// The id of a Secure MCP Tunnel.
  static let tunnel = matching("a tunnel's id: `tunnel_` and 32 letters or digits", "^tunnel_[a-z0-9]{32}$") {
    $0.count == 39 && $0.starts(with: "tunnel_".utf8)
      && $0.dropFirst(7).allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
  }
}

extension Shape where Value == Truncation {
  static let truncation = Shape(.either([.words(["auto", "disabled"]), Shape<RetentionRatio>.retentionRatio.form()])) {
    node, reader in
    if reader.tree.kind(node) == .mapping {
      return Shape<RetentionRatio>.retentionRatio.read(node, &reader).map { .retain($0) }
    }
    let word = Shape<String>.oneOf(["auto", "disabled"]).read(node, &reader)
    return word.map { $0 == "auto" ? .auto : .disabled }
  }
}

extension Shape where Value == RetentionRatio {
  static let retentionRatio = record(
    "RetentionRatio", "How much of a full window is kept.",
    [
      .required(
        "retention_ratio", \.ratio, .number(0...1), "The share that is kept; 0.8 unless said.",
        unsaid: "\(SessionDefaults.retentionRatio)"),
      .optional(
        "post_instructions", \.postInstructions, .integer(0...1_000_000),
        "Tokens that a conversation may take after the instructions."),
    ])
}

extension Shape where Value == Tracing {
  static let tracing = record(
    "Tracing", "Traces of conversations at the service; they hold what people say.",
    [
      .required("workflow", \.workflow, .text, "The name under which they are listed."),
      .optional("group", \.group, .text, "What they are grouped by, such as a release."),
    ])
}

extension Shape where Value == WebSocketSound {
  static let webSocketSound = record(
    "WebSocketSound", "How sound is encoded where a server of your own carries it.",
    [
      .required(
        "format", \.format, .word, "`pcm` (24 kHz) unless said; `pcmu` or `pcma` as telephone networks carry it.",
        unsaid: WebSocketSound.Format.pcm.rawValue)
    ])
}

extension Shape where Value == RealtimeService {
  static let realtimeService = record(
    "RealtimeService", "Where the Realtime service holds sessions; unless said, as the trunk to the model says.",
    [
      .defaulted("region", \.region, .word, "`us`, or `eu` for a project with European residency."),
      .optional("project", \.project, .text, "The project, `proj_…`."),
    ])
}

extension Shape where Value == [MCPAccess.Header] {
  static let mcpHeaders = Shape(
    .map(keys: nil, .either([.text(what: "text", pattern: nil), Shape<SecretReference>.secretReference.form()]))
  ) {
    node, reader in
    guard reader.expect(.mapping, node, { .map(keys: nil, .text(what: "text", pattern: nil)) }) else { return nil }
    var headers: [MCPAccess.Header] = []
    for (key, item) in reader.tree.pairs(node) {
      let outer = reader.owner
      reader.owner = key
      defer { reader.owner = outer }
      let value = reader.current(item)
      let read: MCPAccess.Header.Value? =
        reader.tree.kind(value) == .mapping
        ? Shape<SecretReference>.secretReference.read(value, &reader).map { .secret($0) }
        : Shape<String>.anyText.read(value, &reader).map { .text($0) }
      if let read { headers.append(.init(name: reader.tree.string(key), value: read, key: key)) }
    }
    return headers
  }
}
