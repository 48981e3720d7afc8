import Syntax

/// A contract as it is written for one environment: variables are put in, overrides applied, names not yet looked up.
public struct Contract: Record {
  public var node: NodeID
  /// The version of the language; it pins the set of rules.
  public var parlance = 0
  public var name = ""
  public var version = ""
  public var title = ""
  public var description = ""
  /// Patterns of files that belong to the contract, relative to `parlance.yaml`.
  public var include: [String] = []
  /// The folder for outputs, relative to `parlance.yaml`; nil means `Generated`.
  public var output: String?
  /// What is emitted for clients of the past: `chatgpt-legacy`.
  public var compatibility: [Compatibility] = []
  public var server: Server?
  /// Where the Realtime service holds sessions.
  public var realtime: RealtimeService?
  public var schemaStyle: SchemaStyle?
  public var widgetDefaults: WidgetDefaults?
  public var types = Section<TypeDeclaration>()
  public var dataClasses = Section<DataClass>()
  public var scopes = Section<Scope>()
  public var tools = Section<Tool>()
  public var widgets = Section<Widget>()
  public var agents = Section<Agent>()
  public var trunks = Section<Trunk>()
  public var destinations = Section<Destination>()
  public var streams = Section<MediaStream>()
  public var mailboxes = Section<Mailbox>()
  public var schedules = Section<Schedule>()
  public var lists = Section<NumberList>()
  public var queues = Section<Queue>()
  public var callingRules = Section<CallingRules>()
  public var dialplans = Section<Dialplan>()
  public var environments = Section<Environment>()
  public var evaluation: [Evaluation] = []
  public var submission: Submission?

  /// The name of the environment that this is the contract of.
  public var environment = ""

  public init(node: NodeID) { self.node = node }
}

/// Clients of the past that outputs can keep working for.
public enum Compatibility: String, Sendable, CaseIterable {
  /// `openai/outputTemplate` beside `_meta.ui.resourceUri`, for ChatGPT before 2026-02-22.
  case chatgptLegacy = "chatgpt-legacy"
}

/// Where a contract runs: what its variables stand for, which secrets are put in at deployment, what differs.
public struct Environment: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  public var variables: [Variable] = []
  /// Names of secrets that `parlance fill` takes from the process environment.
  public var secrets: [String] = []
  /// The overlay in the contract's own shape.
  public var override: NodeID?

  public init(node: NodeID) { self.node = node }

  /// What `$(env.name)` stands for in an environment.
  public struct Variable: Sendable {
    public let name: String
    public let value: String
    public let key: NodeID
    public let node: NodeID
  }
}

/// The one MCP server that every surface uses.
public struct Server: Record {
  public var node: NodeID
  public var name = ""
  /// The endpoint, an absolute URL.
  public var url = ""
  public var instructions: String?
  public var authorizationServers: [String] = []

  public init(node: NodeID) { self.node = node }
}

/// A permission that a tool may need (OAuth 2.1 scope).
public struct Scope: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  public var description = ""
  /// What the person is told beside the description when asked to consent.
  public var consent: String?
  public var sensitivity: Sensitivity = .ordinary

  public init(node: NodeID) { self.node = node }

  /// How much harm a value of the class could do in wrong hands.
  public enum Sensitivity: String, Sendable, CaseIterable { case ordinary, personal, sensitive }
}

/// A class of personal data: why it is taken and how long it is kept.
public struct DataClass: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  public var purpose = ""
  public var retention = Duration.zero

  public init(node: NodeID) { self.node = node }
}
