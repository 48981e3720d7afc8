import Language

/// How a session reaches the Realtime service; each way takes the same configuration in another form.
enum Transport {
  /// A browser: the configuration goes with the client secret that the team's backend mints.
  case webRTC
  /// A server of the team's own that carries the sound itself: the configuration is the first event on the
  /// socket.
  case webSocket
  /// A phone call: the configuration is the body that accepts it.
  case sip
  /// A side channel to a session that another agent began: the configuration is an event that changes it.
  case handOver(Surface)

  /// Whether the body says how sound is encoded. On WebRTC and SIP the two ends agree on it in SDP, and a
  /// body that says it too is refused (OpenAI staff, community.openai.com topic 1371604).
  var statesFormats: Bool { if case .webSocket = self { true } else { false } }

  /// Whether `turn_detection` may be tuned (`RealtimeFacts.fieldsRefusedByCallAccept`).
  var tunesTurnDetection: Bool {
    switch self {
    case .sip, .handOver(.phone): false
    default: true
    }
  }

  /// Whether the body names the model. On a WebSocket the address does, and `session.update` may not.
  var namesModel: Bool {
    switch self {
    case .webRTC, .sip: true
    case .webSocket, .handOver: false
    }
  }

  /// Whether the body begins a session. Model, voice and tracing of one that has begun stay as they are.
  var begins: Bool { if case .handOver = self { false } else { true } }
}
