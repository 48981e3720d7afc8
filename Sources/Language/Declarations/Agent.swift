import JSONValues
import Syntax

/// A voice agent: what it says and may do, on the website (WebRTC) and on the phone (SIP).
public struct Agent: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  public var model = ""
  public var voice: String?
  public var surfaces: [Surface] = []
  public var language: LanguagePolicy?
  public var role = ""
  public var doneWhen: String?
  public var personality: String?
  public var length: String?
  /// What it says first, after the disclosures.
  public var greeting: Speech?
  public var background: [Background] = []
  public var pronunciations: [Pronunciation] = []
  public var tools: [String] = []
  public var rules: [String] = []
  /// The name of the first state.
  public var start: String?
  public var states = Section<State>()
  public var escalation: Escalation?
  public var exits = Section<Exit>()
  /// The agents that it hands over to.
  public var handOver = Section<HandOver>()
  public var onFailure: Failures?
  /// Whether it has a function for staying silent: `wait_for_user`.
  public var waits = false
  public var disclosures: Disclosures?
  public var approvals = Section<Approval>()
  public var mcp: MCPAccess?
  public var settings: VoiceSettings
  public var maxDuration: Duration?
  public var clientSecret: ClientSecret?
  public var webSocket: WebSocketSound?
  /// `web`: its page on the website.
  public var page: VoicePage?
  /// What differs by surface.
  public var onSurface = Section<SurfaceSettings>()

  public init(node: NodeID) {
    self.node = node
    self.settings = VoiceSettings(node: node)
  }

  /// The settings for a surface: those of the agent, with those of `on_surface` laid over them.
  public func settings(on surface: Surface) -> VoiceSettings {
    settings.overlaid(with: onSurface[surface.rawValue]?.settings)
  }
}

/// Settings of the session that may differ by surface; nil means the default that the target writes out.
public struct VoiceSettings: Record {
  public var node: NodeID
  public var reasoning: Reasoning?
  public var turnDetection: TurnDetection?
  public var transcription: Transcription?
  public var noiseReduction: NoiseReduction?
  public var maxOutputTokens: TokenLimit?
  /// Speed of playback, 0.25 to 1.5.
  public var speed: Double?
  public var truncation: Truncation?
  public var tracing: Tracing?
  /// Whether the model may call several tools at once; nil means no.
  public var parallelToolCalls: Bool?

  public init(node: NodeID) { self.node = node }

  func overlaid(with other: VoiceSettings?) -> VoiceSettings {
    guard let other else { return self }
    var result = self
    result.reasoning = other.reasoning ?? reasoning
    result.turnDetection = other.turnDetection ?? turnDetection
    result.transcription = other.transcription ?? transcription
    result.noiseReduction = other.noiseReduction ?? noiseReduction
    result.maxOutputTokens = other.maxOutputTokens ?? maxOutputTokens
    result.speed = other.speed ?? speed
    result.truncation = other.truncation ?? truncation
    result.tracing = other.tracing ?? tracing
    result.parallelToolCalls = other.parallelToolCalls ?? parallelToolCalls
    return result
  }
}

/// `on_surface: {web: …}`
public struct SurfaceSettings: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  public var settings: VoiceSettings

  public init(node: NodeID) {
    self.node = node
    self.settings = VoiceSettings(node: node)
  }
}

/// The language that the agent speaks (BCP 47), and those that it may change to when asked.
public struct LanguagePolicy: Record {
  public var node: NodeID
  public var standard = ""
  public var also: [String] = []
  public init(node: NodeID) { self.node = node }
}

/// A word and how it is spoken.
public struct Pronunciation: Record {
  public var node: NodeID
  public var write = ""
  public var say = ""
  public init(node: NodeID) { self.node = node }
}

/// A stage of the conversation.
public struct State: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  public var goal = ""
  public var tools: [String] = []
  public var samples: [String] = []
  public var exits: [Transition] = []
  /// Whether the conversation may end here.
  public var isEnd = false
  public init(node: NodeID) { self.node = node }
}

/// A way out of a state: to another one, to a person, to another agent, or by one of the agent's exits.
public struct Transition: Record {
  public var node: NodeID
  public var to: String?
  public var escalates = false
  public var exit: String?
  /// The agent that goes on.
  public var handOver: String?
  public var when = ""
  public init(node: NodeID) { self.node = node }
}

/// When the agent hands over to a person, what it says first, and how each surface does it.
public struct Escalation: Record {
  public var node: NodeID
  public var triggers: [String] = []
  public var say: Speech?
  public var phone: WayOut?
  public var web: WayOut?
  public init(node: NodeID) { self.node = node }
}

/// A way out other than a person: `payment`.
public struct Exit: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  public var when = ""
  public var phone: WayOut?
  public var web: WayOut?
  public init(node: NodeID) { self.node = node }
}

/// How a surface leaves the agent: on the phone an outcome of the step that connected it; on the web a message, a
/// link or a number to call.
public struct WayOut: Record {
  public var node: NodeID
  /// The outcome's name in the dialplan's `on_result`.
  public var exit: String?
  public var message: String?
  public var link: String?
  /// E.164: `+14155550142`.
  public var number: String?
  public init(node: NodeID) { self.node = node }
}

/// Sentences that must be said before anything else.
public struct Disclosures: Record {
  public var node: NodeID
  /// That a machine speaks.
  public var ai: Speech?
  /// That the call is recorded.
  public var recording: Speech?
  public init(node: NodeID) { self.node = node }
}

/// Who answers when a write needs a yes, by surface: `approvals: {web: …}`.
public struct Approval: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  public var by: Approver = .button
  /// What counts as a yes.
  public var when: String?
  public var within = Duration.zero
  /// What happens when nobody answers in time.
  public var otherwise: Otherwise = .refuse
  public init(node: NodeID) { self.node = node }

  /// `button`: the page's button. `receiver`: the service behind the phone, after a spoken yes to the read-back.
  public enum Approver: String, Sendable, CaseIterable { case button, receiver }
  /// What happens when nobody has said yes in time.
  public enum Otherwise: String, Sendable, CaseIterable { case refuse, escalate }
}

/// How a voice session is let into the MCP server.
public struct MCPAccess: Record {
  public var node: NodeID
  public var authorization: SecretReference?
  public var kind: Kind?
  /// Secure MCP Tunnel (`tunnel_…`): the way to a server that has no public address.
  public var tunnel: String?
  /// Headers that every call to the server carries.
  public var headers: [Header] = []
  /// The scopes that a service token may hold; nil: those of the agent's tools.
  public var scopes: [String]?
  public init(node: NodeID) { self.node = node }

  /// `linked`: the person's own token. `service`: a token of the service's own.
  public enum Kind: String, Sendable, CaseIterable { case linked, service }

  /// `X-Tenant: north`, or a secret that is put in at deployment.
  public struct Header: Sendable {
    /// The header's name as written.
    public let name: String
    /// What it carries.
    public let value: Value
    /// Where the name stands.
    public let key: NodeID

    /// Text, or a secret.
    public enum Value: Sendable {
      case text(String)
      case secret(SecretReference)
    }
  }
}

/// `{secret: NAME}`: put in at deployment, never in an output.
public struct SecretReference: Record {
  public var node: NodeID
  public var secret = ""
  public init(node: NodeID) { self.node = node }
}

/// The short-lived key that a page starts a session with.
public struct ClientSecret: Record {
  public var node: NodeID
  /// Seconds until the client secret can start no more sessions.
  public var expiresAfter: ExpiresAfter?
  public init(node: NodeID) { self.node = node }

  /// Counted from when the secret is made.
  public struct ExpiresAfter: Record {
    public var node: NodeID
    public var seconds = SessionDefaults.clientSecretSeconds
    public init(node: NodeID) { self.node = node }
  }
}

/// How much a model thinks before it speaks.
public struct Reasoning: Record {
  public var node: NodeID
  public var effort = ""
  public init(node: NodeID) { self.node = node }
}

/// How the service notices that the person has finished; a field that is nil is not sent.
public struct TurnDetection: Record {
  public var node: NodeID
  public var type = ""
  public var eagerness: String?
  public var threshold: Double?
  public var prefixPaddingMilliseconds: Int?
  public var silenceDurationMilliseconds: Int?
  public var idleTimeoutMilliseconds: Int?
  public var createResponse: Bool?
  public var interruptResponse: Bool?
  public init(node: NodeID) { self.node = node }
}

/// How what the person says is written down.
public struct Transcription: Record {
  public var node: NodeID
  public var model = ""
  public var language: String?
  public var languages: [String] = []
  public var keywords: [String] = []
  public var prompt: String?
  public var delay: String?
  /// Whether each word comes with how sure the model is of it.
  public var logprobs = false
  public init(node: NodeID) { self.node = node }
}

/// The filter before anything listens: `near_field` or `far_field`.
public struct NoiseReduction: Record {
  public var node: NodeID
  public var type = ""
  /// How much is taken out; nil: as the service does.
  public var strength: Double?
  public init(node: NodeID) { self.node = node }
}

/// `max_output_tokens`: 1 to 4096, or `inf`.
public enum TokenLimit: Sendable, Hashable {
  case tokens(Int)
  case unlimited
}
