import Syntax

/// A web socket of somebody's own, to which the sound of a call goes and from which sound comes back.
public struct MediaStream: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  /// `wss://host/path`.
  public var url = ""
  /// The name that the exchange signs in with there.
  public var username: String?
  public var password: SecretReference?
  /// How long the far end keeps what it hears, as sound or as words; no time is nothing kept.
  public var retention: Duration?
  public init(node: NodeID) { self.node = node }

  /// Whether the far end keeps something.
  public var keeps: Bool { (retention?.seconds ?? 0) > 0 }
}

/// `stream:` connects the call's sound to a web socket, both ways, until one of the two ends it or the time is up.
public struct Streaming: Sendable {
  public var stream = ""
  /// How long it lasts at most.
  public var max = Duration.zero
  public var outcomes: [OutcomeWay] = []
}

extension Step {
  /// The web socket to which it connects the call.
  public var streaming: Streaming? { if case .stream(let streaming) = act { streaming } else { nil } }
}
