import Syntax

/// A step discloses, then speaks, then does its one thing, then goes on.
public struct Step: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  /// A reference: every pass and every file goes through all steps, and a copy of one would count the references to each of
  /// its parts.
  @usableFromInline var shared: Shared

  public init(node: NodeID) { self.init(node: node, Parts()) }

  init(node: NodeID, _ parts: Parts) {
    self.node = node
    shared = Shared(parts)
  }

  /// The language of the call from here on.
  public var language: String? {
    @inlinable get { shared.parts.language }
    set { change { $0.language = newValue } }
  }
  /// What variables of the call are from here on.
  public var sets: [VariableSetting] {
    @inlinable get { shared.parts.sets }
    set { change { $0.sets = newValue } }
  }
  /// `ai`, `recording`: which of the dialplan's disclosures are said first.
  public var disclose: [Disclosure] {
    @inlinable get { shared.parts.disclose }
    set { change { $0.disclose = newValue } }
  }
  public var say: Speech? {
    @inlinable get { shared.parts.say }
    set { change { $0.say = newValue } }
  }
  /// What the person gives in this step that neither the model nor a recording may have.
  public var takes: [Sensitive] {
    @inlinable get { shared.parts.takes }
    set { change { $0.takes = newValue } }
  }
  public var act: Act {
    @inlinable get { shared.parts.act }
    set { change { $0.act = newValue } }
  }
  public var next: String? {
    @inlinable get { shared.parts.next }
    set { change { $0.next = newValue } }
  }

  private mutating func change(_ change: (inout Parts) -> Void) {
    var parts = shared.parts
    change(&parts)
    shared = Shared(parts)
  }

  /// What a step says and does.
  @usableFromInline struct Parts: Sendable {
    @usableFromInline var language: String?
    @usableFromInline var sets: [VariableSetting] = []
    @usableFromInline var disclose: [Disclosure] = []
    @usableFromInline var say: Speech?
    @usableFromInline var takes: [Sensitive] = []
    @usableFromInline var act: Act = .none
    @usableFromInline var next: String?
  }

  @usableFromInline final class Shared: Sendable {
    @usableFromInline let parts: Parts
    init(_ parts: Parts) { self.parts = parts }
  }

  /// What the person called must be told: that a machine speaks, that the call is recorded.
  public enum Disclosure: String, Sendable, CaseIterable { case ai, recording }

  /// Data that must stay away from the model and from recordings.
  public enum Sensitive: String, Sendable, CaseIterable { case card, health }

  /// What a step does once it has spoken.
  public indirect enum Act: Sendable {
    /// Only speaks.
    case none
    case branch(Branch)
    case ask(Ask)
    case connect(Connect)
    case transfer(Transfer)
    case refer(Referral)
    case stream(Streaming)
    case queue(Waiting)
    case record(Recording)
    case callBack(CallBack)
    case call(ToolCall)
    case park(Parking)
    case conference(Meeting)
    case emergency(EmergencySwitch)
    case hangup(Hangup)
  }

  /// Why a call is ended, as the network is told.
  public enum Hangup: String, Sendable, CaseIterable {
    case normal, busy, congestion, rejected, unavailable, gone
    case notFound = "not_found"
  }
}

/// `ask:` speaks and waits for a key, or for several.
public struct Ask: Sendable {
  public var prompt = Speech.none
  public var keys: [Key] = []
  /// How long the next key is waited for, where an answer has several.
  public var between: Duration?
  public var noInput: Retry?
  public var noMatch: Retry?
  /// Where so many failed tries of either sort lead.
  public var tooMany: Retry?
  /// Where an answering machine leads, outbound.
  public var machine: String?

  /// Keys of the phone and the step that they lead to.
  public struct Key: Record {
    public var node: NodeID
    public var press = KeyPattern("0")
    /// What may be said instead.
    public var words: KeyWords?
    public var next = ""
    public init(node: NodeID) { self.node = node }
  }

  /// What happens without a valid key: wait `after`, try `tries` times, saying `say` between, then `next`.
  public struct Retry: Record {
    public var node: NodeID
    public var after: Duration?
    public var tries: Int?
    public var say: Speech?
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

/// `transfer:` connects the caller to a destination, or to the first of several that answers.
public struct Transfer: Sendable {
  public var destinations: [String] = []
  public var order: Order = .together
  /// What a person who answers hears before the call is put through: key 1 takes it.
  public var screen: Speech?
  /// The same of whoever answers and is asked nothing.
  public var tell: Speech?
  /// The key by which the caller leaves whoever they are put through to, and goes on by `left`.
  public var leave: LeaveKey?
  /// To whom whoever answers may pass the caller on.
  public var passing: [ShortNumber] = []
  public var timeout: Duration?
  public var outcomes: [OutcomeWay] = []

  /// The keys of what whoever answers hears.
  public static let tellingKeys = ["screen", "tell"]

  /// What whoever answers hears, asked or not, and the key that says it.
  public var told: (speech: Speech, key: String)? {
    screen.map { ($0, "screen") } ?? tell.map { ($0, "tell") }
  }

  /// The keys that every target hears during a call that is put through: one.
  public enum LeaveKey: String, Sendable, CaseIterable {
    case star

    /// As the phone has it.
    public var key: Character { "*" }
  }

  /// How several destinations are rung.
  public enum Order: String, Sendable, CaseIterable {
    case together
    case inTurn = "in_turn"
  }
}

/// `queue:` lets the caller wait until somebody is free.
public struct Waiting: Sendable {
  public var queue = ""
  /// Who has more comes before who has less; nil is 0.
  public var priority: Int?
  public var timeout: Duration?
  /// `while:` the schedule at whose closing nobody waits any more.
  public var schedule: String?
  /// Keys by which the caller leaves the queue.
  public var keys: [Ask.Key] = []
  /// To whom the member who answers may pass the caller on.
  public var passing: [ShortNumber] = []
  public var outcomes: [OutcomeWay] = []
}

/// `call_back:` notes that the caller is to be called back by an outbound dialplan, whose rules hold.
public struct CallBack: Sendable {
  public var dialplan = ""
  public var outcomes: [OutcomeWay] = []
}

/// `park:` lets the call wait in a slot until somebody dials it.
public struct Parking: Sendable {
  public var lot = ""
  public var timeout: Duration?
  public var outcomes: [OutcomeWay] = []
}

/// `conference:` brings the caller together with others.
public struct Meeting: Record {
  public var node: NodeID
  public var room = ""
  /// Whether the conference begins with this caller and ends without.
  public var isModerator = false
  public var isMuted = false
  /// Whether others hear a tone when this caller comes and goes.
  public var isAnnounced = true
  /// What the caller must key in before coming in.
  public var pin: Pin?
  public init(node: NodeID) { self.node = node }

  /// `pin:` the digits that open a conference, and what happens without them.
  public struct Pin: Record {
    public var node: NodeID
    public var code = SecretReference(node: NodeID(index: -1))
    public var ask = Speech.none
    /// How often it is asked in all.
    public var tries: Int?
    /// What is said before it is asked again.
    public var say: Speech?
    /// The step after the last try.
    public var next = ""
    public init(node: NodeID) { self.node = node }
  }
}

/// `emergency:` closes a schedule at once, or lets it go by the clock again.
public struct EmergencySwitch: Record {
  public var node: NodeID
  public var schedule = ""
  public var isClosed = true
  public init(node: NodeID) { self.node = node }
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
  /// What the mailbox itself says first.
  public var greeting: Greeting = .none
  public var max: Duration?
  /// The key that ends the message.
  public var finish: Character?
  public init(node: NodeID) { self.node = node }

  /// The mailbox's own greetings, which its owner may have spoken.
  public enum Greeting: String, Sendable, CaseIterable { case none, unavailable, busy }
}
