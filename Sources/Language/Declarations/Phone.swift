import Syntax

/// A connection to the telephone network, or to the model's SIP host (`project`).
public struct Trunk: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  /// The carrier's host name or address.
  public var host: String?
  public var transport: Transport = .tls
  public var username: String?
  public var password: SecretReference?
  /// The model's project (`proj_…`); a trunk with one is the way to the Realtime service.
  public var project: String?
  public var region: Region = .us
  /// The host that the model's REFER names: our own exchange.
  public var referHost: String?
  public init(node: NodeID) { self.node = node }

  /// How SIP is carried.
  public enum Transport: String, Sendable, CaseIterable { case udp, tcp, tls }
  /// Where a project's calls are held.
  public enum Region: String, Sendable, CaseIterable { case us, eu }
}

/// A person or a line that calls are transferred to.
public struct Destination: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  /// `sip:user@host` or `tel:+…`.
  public var uri = ""
  /// The trunk that a `tel:` number is reached by.
  public var via: String?
  public init(node: NodeID) { self.node = node }
}

/// Where callers' messages are kept.
public struct Mailbox: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  public var email: String?
  public var retention: Duration?
  /// The silence that ends a message.
  public var silence: Duration?
  /// Whether messages are written down.
  public var isTranscribed = false
  public init(node: NodeID) { self.node = node }
}

/// Numbers of callers that are treated alike.
public struct NumberList: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  /// Whole numbers (E.164).
  public var numbers: [String] = []
  /// What numbers begin with: `+1900`.
  public var prefixes: [String] = []
  public init(node: NodeID) { self.node = node }
}

/// Where callers wait until somebody is free.
public struct Queue: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  /// The destinations whose phones ring.
  public var members: [String] = []
  /// Whose phones ring when nobody before them is free.
  public var backup: [Backup] = []
  public var strategy: Strategy = .together
  /// How long one member's phone rings.
  public var ringing: Duration?
  /// The rest that a member has after a call.
  public var wrapUp: Duration?
  /// How many callers may wait; nobody more comes in.
  public var capacity: Int?
  public var announce: Announcements?
  public init(node: NodeID) { self.node = node }

  /// All whose phones may ring: the members first, then each backup.
  public var lines: [[String]] { [members] + backup.map(\.members) }

  /// Those who are rung when nobody before them is free, or beside them once somebody has waited long enough.
  public struct Backup: Record {
    public var node: NodeID
    public var members: [String] = []
    /// How long a caller has waited when these ring beside those before them; nil is never.
    public var after: Duration?
    public init(node: NodeID) { self.node = node }
  }

  /// Whose phone rings next.
  public enum Strategy: String, Sendable, CaseIterable {
    case together
    case inTurn = "in_turn"
    case longestIdle = "longest_idle"
    case fewestCalls = "fewest_calls"
    case random
  }

  /// What those who wait are told.
  public struct Announcements: Record {
    public var node: NodeID
    public var every = Duration(30, .second)
    public var say: Speech?
    /// Texts of which each time the next is said, instead of one.
    public var inTurn: [Speech] = []
    /// The place in the queue.
    public var position = false
    /// The time that it will probably take.
    public var wait = false
    public init(node: NodeID) { self.node = node }

    /// What is said, one text each time.
    public var texts: [Speech] { (say.map { [$0] } ?? []) + inTurn }
  }
}

/// A call flow.
public struct Dialplan: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  public var direction: Direction = .inbound
  public var trunk = ""
  /// Numbers that reach it (E.164), inbound.
  public var numbers: [String] = []
  /// The number that is shown, outbound.
  public var callerID: String?
  /// The type of the numbers that it may call, outbound.
  public var to: String?
  public var window: Window?
  public var attempts: Attempts?
  /// The language that a call begins in, if it is said: a BCP 47 tag.
  public var language: String?
  public var disclosures: Disclosures?
  public var recordCall: RecordCall?
  public var retention: Retention?
  /// What steps set, and others make use of.
  public var variables = Section<CallVariable>()
  public var start = ""
  public var steps = Section<Step>()
  public init(node: NodeID) { self.node = node }

  /// Who begins the call.
  public enum Direction: String, Sendable, CaseIterable { case inbound, outbound }
}

/// When outbound calls may be made. `timezone: callee` means the zone of the person called.
public struct Window: Record {
  public var node: NodeID
  public var timezone = ""
  public var days: [Weekday] = []
  public var from = TimeOfDay(minutes: 0)
  public var to = TimeOfDay(minutes: 0)
  public init(node: NodeID) { self.node = node }
}

/// How often an outbound call is tried.
public struct Attempts: Record {
  public var node: NodeID
  public var max = 1
  public var apart: Duration?
  public init(node: NodeID) { self.node = node }
}

/// Recording begins with the step `from` and rests in the steps `pause_in`.
public struct RecordCall: Record {
  public var node: NodeID
  public var from = ""
  public var pauseIn: [String] = []
  public init(node: NodeID) { self.node = node }
}

/// How long recordings and transcripts are kept.
public struct Retention: Record {
  public var node: NodeID
  public var recording: Duration?
  public var transcript: Duration?
  public init(node: NodeID) { self.node = node }
}
