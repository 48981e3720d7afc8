import Syntax

/// What happens when something fails under a conversation.
public struct Failures: Record {
  public var node: NodeID
  /// A tool gives an error, or none of its calls gets through.
  public var tool: FailureStep?
  /// The model's response fails (`status: failed`).
  public var model: FailureStep?
  /// The connection to the service is lost.
  public var network: FailureStep?
  public init(node: NodeID) { self.node = node }
}

/// How often something is tried, what is said, and what comes then.
public struct FailureStep: Record {
  public var node: NodeID
  /// Failures in a row after which it is given up.
  public var tries: Int?
  public var say: Speech?
  public var then: Then?
  public init(node: NodeID) { self.node = node }

  /// `go_on`: without what failed. `escalate`: to a person. `end`: the conversation is over.
  public enum Then: String, Sendable, CaseIterable {
    case goOn = "go_on"
    case escalate, end
  }
}

/// Something that the agent knows from the start, with where it comes from and of which day it is.
public struct Background: Record {
  public var node: NodeID
  public var fact = ""
  public var source: String?
  public var asOf: String?
  public init(node: NodeID) { self.node = node }
}

/// What the service drops when a conversation outgrows the model's window.
public enum Truncation: Sendable, Hashable {
  /// The service decides.
  case auto
  /// Nothing: a response fails instead.
  case disabled
  /// Down to a share of the window, so that the cache stays good for longer.
  case retain(RetentionRatio)
}

/// `truncation: {retention_ratio: 0.8}`
public struct RetentionRatio: Record, Hashable {
  public var node: NodeID
  public var ratio = SessionDefaults.retentionRatio
  /// Tokens that a conversation may take after the instructions.
  public var postInstructions: Int?
  public init(node: NodeID) { self.node = node }
}

/// Traces of conversations at the service; without it there are none.
public struct Tracing: Record {
  public var node: NodeID
  public var workflow = ""
  public var group: String?
  public init(node: NodeID) { self.node = node }
}

/// How sound is encoded where a server of the team's own carries it.
public struct WebSocketSound: Record {
  public var node: NodeID
  public var format: Format = .pcm
  public init(node: NodeID) { self.node = node }

  /// `pcm`: 24 kHz, 16 bit. `pcmu`, `pcma`: G.711, as telephone networks carry it.
  public enum Format: String, Sendable, CaseIterable { case pcm, pcmu, pcma }
}

/// Where the Realtime service holds the contract's sessions.
public struct RealtimeService: Record {
  public var node: NodeID
  public var region: Trunk.Region = .us
  /// `proj_…`
  public var project: String?
  public init(node: NodeID) { self.node = node }
}

extension Contract {
  /// The region that sessions are held in: what `realtime` says, else that of the trunk to the model.
  public var realtimeRegion: Trunk.Region {
    realtime?.region ?? trunks.first { $0.project != nil }?.region ?? .us
  }

  /// The project that sessions belong to, likewise.
  public var realtimeProject: String? { realtime?.project ?? trunks.first { $0.project != nil }?.project }
}
