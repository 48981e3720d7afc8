import JSONValues
import Language

/// A contract for one environment in which every name has been looked up. Pure values: targets and reviews read
/// nothing else.
public struct ResolvedContract: Sendable {
  /// The contract as it is written for the environment.
  public let contract: Contract
  /// The files and nodes that it came from.
  public let origin: Origin
  /// The named types.
  public let types: TypeTable
  /// In the order of the contract.
  public let tools: [ResolvedTool]
  /// The widgets, in declared order.
  public let widgets: [ResolvedWidget]
  /// The dialplans, in declared order.
  public let dialplans: [ResolvedDialplan]
  /// Every place where a declaration is named.
  public let references: [Reference]
  /// The variables of the environment that some text holds.
  public let usedVariables: Set<String>
  /// Whether calls have a language: `Contract.callsHaveLanguages`.
  public let callsHaveLanguages: Bool
  /// What the contract says in JSON Schema, in declared order.
  public let rawSchemas: [RawSchema]

  private let toolPlaces: [String: Int]
  /// The dialplans by the languages of their calls; none where calls have no language. See `spoken`.
  let spokenFlows: [String: SpokenFlow]

  init(
    contract: Contract, origin: Origin, types: TypeTable, tools: [ResolvedTool], widgets: [ResolvedWidget],
    dialplans: [ResolvedDialplan], references: [Reference] = [], usedVariables: Set<String> = []
  ) {
    self.contract = contract
    self.origin = origin
    self.types = types
    self.tools = tools
    self.widgets = widgets
    self.dialplans = dialplans
    self.references = references
    self.usedVariables = usedVariables
    callsHaveLanguages = contract.callsHaveLanguages
    let spoken = callsHaveLanguages ? dialplans : []
    spokenFlows = Dictionary(
      uniqueKeysWithValues: spoken.map { ($0.name, SpokenFlow($0.graph, first: contract.language(of: $0.dialplan))) })
    rawSchemas = RawSchemaSearch.all(in: contract, origin)
    toolPlaces = Dictionary(uniqueKeysWithValues: tools.enumerated().map { ($1.name, $0) })
  }

  /// The tool of a name; nil if none is declared.
  public func tool(_ name: String) -> ResolvedTool? { toolPlaces[name].map { tools[$0] } }
  /// The widget of a name; nil if none is declared.
  public func widget(_ name: String) -> ResolvedWidget? { widgets.first { $0.name == name } }
  /// The dialplan of a name; nil if none is declared.
  public func dialplan(_ name: String) -> ResolvedDialplan? { dialplans.first { $0.name == name } }

  /// What only the widget gets of a tool: an object type; nil if nothing is declared.
  public func hidden(of tool: ResolvedTool) -> ValueType? { tool.tool.hidden.map { types.value(of: $0) } }
}

/// A tool with its schemas.
public struct ResolvedTool: Sendable {
  /// The declaration.
  public let tool: Tool
  /// What the arguments are: an object type.
  public let input: ValueType
  /// What a call gives, if it is declared.
  public let output: ValueType?
  /// JSON Schema 2020-12 with an object root and `$defs` for the named types that it uses, or what the contract has
  /// raw; nil for `input: unknown`.
  public let inputSchema: JSONValue?
  /// The same for the result; nil if no `output` is declared.
  public let outputSchema: JSONValue?

  /// The declared name.
  public var name: String { tool.name }

  public init(tool: Tool, input: ValueType, output: ValueType?, inputSchema: JSONValue?, outputSchema: JSONValue?) {
    self.tool = tool
    self.input = input
    self.output = output
    self.inputSchema = inputSchema
    self.outputSchema = outputSchema
  }
}

/// A widget and the tools whose result it shows.
public struct ResolvedWidget: Sendable {
  /// The declaration.
  public let widget: Widget
  /// The tools that name it, and those that show it when a call of a button or form succeeds; in declared order.
  public let tools: [String]
  /// The tools that its buttons and forms call; in declared order.
  public let calls: [String]

  /// The declared name.
  public var name: String { widget.name }

  public init(widget: Widget, tools: [String], calls: [String]) {
    self.widget = widget
    self.tools = tools
    self.calls = calls
  }
}

/// A dialplan as a graph.
public struct ResolvedDialplan: Sendable {
  /// The declaration.
  public let dialplan: Dialplan
  /// Every way from a step, in declared order.
  public let edges: [Edge]
  /// The same by numbers.
  public let graph: CallGraph

  /// The declared name.
  public var name: String { dialplan.name }

  init(dialplan: Dialplan, edges: [Edge]) {
    self.dialplan = dialplan
    self.edges = edges
    graph = CallGraph(dialplan, edges)
  }

  /// The ways that leave a step.
  public func edges(from step: String) -> [Edge] { edges.filter { $0.from == step } }

  /// One way from a step. Outcomes: `next`; of a switch and of a tool's
  /// answer `if:` and the case's label, `else`; of a question `key:1`,
  /// `no_input`, `no_match`, `too_many`, `machine`; of a queue `key:1` too; of what is put through or may fail the keys
  /// of `on_result`; `end` where the call ends (then `to` is nil).
  public struct Edge: Sendable, Hashable {
    /// The step that it leaves.
    public let from: String
    /// What has to happen for it.
    public let outcome: String
    /// The step that it leads to; nil where the call ends.
    public let to: String?

    public init(from: String, outcome: String, to: String?) {
      self.from = from
      self.outcome = outcome
      self.to = to
    }
  }
}
