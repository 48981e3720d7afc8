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
  public init(node: NodeID) { self.node = node }
}

/// When an office is open.
public struct Schedule: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  /// A name of the time zone database, `America/New_York`.
  public var timezone = ""
  public var hours: [Hours] = []
  public var holidays: [Holiday] = []
  public init(node: NodeID) { self.node = node }
}

/// Open from `from` up to, but not with, `to` on these days. `to` before `from` means into the next day.
public struct Hours: Record {
  public var node: NodeID
  public var days: [Weekday] = []
  public var from = TimeOfDay(minutes: 0)
  public var to = TimeOfDay(minutes: 0)
  public init(node: NodeID) { self.node = node }
}

/// Closed: on one date, from one date to another (both included), or every year by `every`.
public struct Holiday: Record {
  public var node: NodeID
  public var name = ""
  public var date: CalendarDate?
  public var from: CalendarDate?
  public var to: CalendarDate?
  public var every: Yearly?
  public init(node: NodeID) { self.node = node }

  /// `{month: dec, day: 25}` or `{month: nov, nth: 4, weekday: thu}`; `nth: -1` is the last.
  public struct Yearly: Record {
    public var node: NodeID
    public var month: Month = .jan
    public var day: Int?
    public var nth: Int?
    public var weekday: Weekday?
    public init(node: NodeID) { self.node = node }
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
  public var disclosures: Disclosures?
  public var recordCall: RecordCall?
  public var retention: Retention?
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

/// A step discloses, then speaks, then does its one thing, then goes on.
public struct Step: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  /// `ai`, `recording`: which of the dialplan's disclosures are said first.
  public var disclose: [Disclosure] = []
  public var say: String?
  public var act: Act = .none
  public var next: String?
  public init(node: NodeID) { self.node = node }

  /// What the person called must be told: that a machine speaks, that the call is recorded.
  public enum Disclosure: String, Sendable, CaseIterable { case ai, recording }

  /// What a step does once it has spoken.
  public indirect enum Act: Sendable {
    /// Only speaks.
    case none
    case branch(Branch)
    case ask(Ask)
    case connect(Connect)
    case transfer(Transfer)
    case record(Recording)
    case hangup(Hangup)
  }

  /// Why a call is ended: `normal`, `busy`, `congestion`, `rejected`.
  public enum Hangup: String, Sendable, CaseIterable { case normal, busy, congestion, rejected }
}

/// `switch:` takes the first case whose condition holds, or `else`.
public struct Branch: Sendable {
  public var cases: [Case] = []
  public var otherwise: String?
  public var otherwiseNode: NodeID?

  /// A condition and the step that it leads to.
  public struct Case: Record {
    public var node: NodeID
    /// The name of a schedule: the case holds while it is open.
    public var condition = ""
    public var next = ""
    public init(node: NodeID) { self.node = node }
  }
}

/// `ask:` speaks and waits for a key.
public struct Ask: Sendable {
  public var prompt = ""
  public var keys: [Key] = []
  public var noInput: Retry?
  public var noMatch: Retry?
  /// Where an answering machine leads, outbound.
  public var machine: String?

  /// A key of the phone and the step that it leads to.
  public struct Key: Record {
    public var node: NodeID
    /// `0` to `9`, `*` or `#` (written `star` and `pound` too).
    public var press: Character = "0"
    public var next = ""
    public init(node: NodeID) { self.node = node }
  }

  /// What happens without a valid key: wait `after`, try `tries` times, saying `say` between, then `next`.
  public struct Retry: Record {
    public var node: NodeID
    public var after: Duration?
    public var tries: Int?
    public var say: String?
    public var next = ""
    public init(node: NodeID) { self.node = node }
  }
}

/// `connect:` bridges the call to an agent.
public struct Connect: Sendable {
  public var agent = ""
  public var timeout: Duration?
  public var outcomes: [OutcomeWay] = []
}

/// `transfer:` connects the caller to a destination.
public struct Transfer: Sendable {
  public var destination = ""
  public var timeout: Duration?
  public var outcomes: [OutcomeWay] = []
}

/// `on_result: {busy: voicemail}`
public struct OutcomeWay: Sendable {
  public let outcome: String
  public let next: String
  public let key: NodeID
  public let node: NodeID
}

/// `record:` takes a message.
public struct Recording: Record {
  public var node: NodeID
  public var mailbox = ""
  public var max: Duration?
  /// The key that ends the message.
  public var finish: Character?
  public init(node: NodeID) { self.node = node }
}
