import Findings

extension ConformanceFindings {
  /// Checks of a live server.
  static let liveServer = [
    serverEra, serverHandshake, serverSameness, callResult, callUnanswered, callHidden, callRefusal, callSignIn,
  ]

  private static let specification = "modelcontextprotocol.io/specification/2026-07-28"

  static let serverEra = FindingKind(
    "conformance/server-era", .warning, "Checks that a live server answers the current revision of the protocol",
    why: """
      Clients of 2026-07-28 begin with `server/discover` and go back to the handshake where it is not known, which costs \
      each of them a request more.
      """, source: specification)
  static let serverHandshake = FindingKind(
    "conformance/server-handshake", .error, "Checks that a live server answers clients of earlier revisions",
    why: """
      Hosts that begin with `initialize`, ChatGPT's among them, can't use a server that knows only `server/discover`.
      """, source: "modelcontextprotocol.io/specification/2025-11-25")
  static let serverSameness = FindingKind(
    "conformance/server-sameness", .error, "Checks that a live server has one list of tools, whoever asks for it",
    why: "What was reviewed with one client must be what another one gets.")
  static let callResult = FindingKind(
    "conformance/call-result", .error, "Checks that a live server answers an example as its tool promises",
    why: """
      The result has `content`, and a `structuredContent` that the tool's output schema takes: clients refuse any other. \
      An example that is an error in the contract is one there too. With `--exact` the values are the example's.
      """, source: specification)
  static let callUnanswered = FindingKind(
    "conformance/call-unanswered", .warning, "Checks that a live server can answer the contract's examples",
    why: """
      An answer that is an error shows nothing of the tool's output. Give a test server the data of the examples, or take \
      examples that it can answer.
      """)
  static let callHidden = FindingKind(
    "conformance/call-hidden", .error, "Checks that what only a widget may have comes in `_meta`, and nowhere else",
    why: "Models read `structuredContent` and `content`. What the contract hides from them comes beside these.",
    source: "developers.openai.com/plugins/reference, 2026-11-22")
  static let callRefusal = FindingKind(
    "conformance/call-refusal", .error, "Checks that a live server refuses arguments that its tool does not take",
    why: """
      A schema tells models what to send and protects nobody: whoever calls the server itself sends what they like. Each \
      argument is broken in several ways, and each must come back as an error that says what is wrong.
      """, source: specification)
  static let callSignIn = FindingKind(
    "conformance/call-sign-in", .error,
    "Checks that a live server sends callers who have not signed in to where they can",
    why: """
      A tool with scopes answers 401 with a challenge that names the metadata of the sign-in, or an error whose \
      `mcp/www_authenticate` does. Without one, hosts never show the button; with an answer, anyone has the data.
      """, source: "RFC 9728, 2025-04, section 5.1; developers.openai.com/plugins/build/auth, 2026-11-22")
}
