import JSONValues
import Language
import Resolve
import Syntax

/// What all agents have to know of a tool: worked out once, however many of them may call it.
public final class SpokenTool: Sendable {
  /// The tool's declared name.
  public let name: String
  /// Whether the tool says that it only reads. All others wait for a yes.
  public let isRead: Bool
  /// Where it may be called; empty for everywhere.
  public let surfaces: [Surface]
  /// The tokens that it takes in a session, as the service imports it.
  public let tokens: Int
  let node: NodeID
  /// Its part of the instructions.
  let lines: [Instructions.Line]
  /// Whether its question holds values in square brackets.
  let hasGaps: Bool
  /// Whether amounts in its result are in the smallest unit of their currency.
  let hasMinorUnits: Bool
  let entities: SpokenEntities
  /// Whether its result may hold a text that has to be said word for word.
  let isVerbatim: Bool

  init(_ resolved: ResolvedTool) {
    let tool = resolved.tool
    name = tool.name
    isRead = tool.effect == .read
    surfaces = tool.surfaces
    tokens = TokenEstimate.tokens(resolved)
    node = tool.node
    lines = ToolLines(tool).lines
    hasGaps = tool.effect != .read && !(tool.confirm?.bindings.isEmpty ?? true)
    hasMinorUnits = resolved.outputSchema.map(MinorUnits.occur) ?? false
    entities = SpokenEntities(resolved.inputSchema ?? [:])
    let result = resolved.outputSchema?["properties"]?.object
    isVerbatim = result?["require_repeat_verbatim"] != nil && result?["response_text"] != nil
  }

  /// Whether the tool may be called here. A tool that names no surface is not kept from any.
  func isCallable(on surface: Surface) -> Bool { surfaces.isEmpty || surfaces.contains(surface) }
}

/// A contract with the tools of its agents made ready: what sessions are made from.
public struct VoiceContract: Sendable {
  let server: Server?
  private let tools: [String: SpokenTool]
  /// For each agent that others hand over to: those others.
  private let givers: [String: [Agent]]

  /// Prepares every tool that an agent may call.
  public init(_ contract: ResolvedContract) {
    self.init(contract, agents: Array(contract.contract.agents))
  }

  /// Prepares the tools of some agents.
  public init(_ contract: ResolvedContract, agents: [Agent]) {
    server = contract.contract.server
    var tools: [String: SpokenTool] = [:]
    for agent in agents {
      for name in agent.tools where tools[name] == nil {
        tools[name] = contract.tool(name).map(SpokenTool.init)
      }
    }
    self.tools = tools
    var givers: [String: [Agent]] = [:]
    for agent in contract.contract.agents {
      for handOver in agent.handOver { givers[handOver.name, default: []].append(agent) }
    }
    self.givers = givers
  }

  /// The agent's sessions in the order of its surfaces; a surface without sound has none.
  public func sessions(of agent: Agent) -> [VoiceSession] {
    let tools = tools(of: agent)
    return agent.voiceSurfaces.map { VoiceSession(agent, on: $0, tools: tools, server: server) }
  }

  /// The sessions as they go on when another agent has handed over, in the order of the agent's surfaces: those
  /// surfaces on which some other agent does. Empty for an agent that nobody hands over to.
  public func handedSessions(of agent: Agent) -> [VoiceSession] {
    guard let givers = givers[agent.name] else { return [] }
    let tools = tools(of: agent)
    return agent.voiceSurfaces.compactMap { surface in
      let here = givers.filter { $0.voiceSurfaces.contains(surface) }
      return here.isEmpty ? nil : VoiceSession(agent, on: surface, tools: tools, server: server, givers: here)
    }
  }

  func tools(of agent: Agent) -> [SpokenTool] { agent.tools.compactMap { tools[$0] } }
}
