import Findings

extension ConformanceFindings {
  /// Checks of voice sessions.
  static let voice = [
    sessionField, sessionValue, sessionTransport, sessionServer, sessionTools, sessionApproval, sessionFunction,
    sessionPolicy,
    instructionsText, instructionsTools, instructionsDisclosure, instructionsEscalation, instructionsLength,
  ]

  private static let typesSource = "PyPI openai 3.54.0, types/realtime, compared on 2026-11-22"

  static let sessionField = FindingKind(
    "conformance/session-field", .error, "Checks that a session has only fields that the service takes",
    why: """
      The service answers an unknown field with an error and starts no session. Null is taken for `tracing` and \
      `turn_detection` only.
      """, source: typesSource)
  static let sessionValue = FindingKind(
    "conformance/session-value", .error, "Checks that a session's settings are those of the contract",
    why: "Model, voice, language, turns and limits are what was tried out before the release.", source: typesSource)
  static let sessionTransport = FindingKind(
    "conformance/session-transport", .error, "Checks that a session fits the way by which it starts",
    why: """
      A phone call takes no tuning of turns and no audio format; a browser no format; an event on a socket names no \
      model.
      """, source: "openai/openai-agents-js issue 741; community.openai.com topic 1371604")
  static let sessionServer = FindingKind(
    "conformance/session-server", .error,
    "Checks that a session reaches the contract's server, and only by a reference",
    why: "One server, one address, and `@secret(NAME)` where its token belongs.", source: typesSource)
  static let sessionTools = FindingKind(
    "conformance/session-tools", .error,
    "Checks that a session may call the agent's tools on its surface, and no others",
    why: "`allowed_tools` is the only thing that keeps a model from a tool of the server that it was never given.")
  static let sessionApproval = FindingKind(
    "conformance/session-approval", .error, "Checks that every write waits for a yes",
    why: "A tool under `never` runs on the model's word alone. Only tools that read may stand there.")
  static let sessionFunction = FindingKind(
    "conformance/session-function", .error, "Checks that a session has a function for each way out",
    why: "Escalation, each exit and the end: without its function the model can only say that it will connect.")
  static let sessionPolicy = FindingKind(
    "conformance/session-policy", .error, "Checks that those who hold a session go by the contract",
    why: """
      What each function stands for, who says yes, how long a conversation lasts, what happens on failures and where the
      service is: the page, its backend and the receiver read it there.
      """)
  static let instructionsText = FindingKind(
    "conformance/instructions-text", .error, "Checks that instructions hold the contract's own words",
    why: "Role, rules, goals and sentences to be said word for word stand in them unchanged.")
  static let instructionsTools = FindingKind(
    "conformance/instructions-tools", .error, "Checks that instructions name only tools that the session has",
    why: "A model that is told of a tool it hasn't got will say that it has called it.")
  static let instructionsDisclosure = FindingKind(
    "conformance/instructions-disclosure", .error, "Checks that instructions begin with what must be disclosed",
    why: "That a machine speaks, and that the call is recorded, must be said before anything else.")
  static let instructionsEscalation = FindingKind(
    "conformance/instructions-escalation", .error, "Checks that instructions say when a person takes over",
    why: "Each trigger, and the function that hands over.")
  static let instructionsLength = FindingKind(
    "conformance/instructions-length", .error, "Checks that instructions and tools fit into the model's window",
    why: "What is over the limit is refused, or cut without a word.")
}
