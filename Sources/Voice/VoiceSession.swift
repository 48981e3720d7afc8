import Facts
import Language

/// An agent on one surface: what follows there from the contract. The rules that judge an agent and the
/// targets that emit it read the same values.
public struct VoiceSession: Sendable {
  /// The declaration.
  public let agent: Agent
  /// `web` or `phone`.
  public let surface: Surface
  /// The model that speaks, or what stands for one that is not in the table.
  public let model: RealtimeModel
  /// The agent's tools that may be called on this surface, in the agent's order.
  public let tools: [SpokenTool]
  /// The names of the tools that change nothing, and may be called without asking.
  public let reads: [String]
  /// The names of the tools whose calls wait for a yes: all that do not say that they only read.
  public let writes: [String]
  /// The agent's settings with those of `on_surface` laid over them.
  public let settings: VoiceSettings
  /// Function tools that follow from the agent's ways out.
  public let functions: [VoiceFunction]
  /// The MCP server that has the tools; nil if the contract declares none.
  public let server: Server?
  /// The agents that hand this conversation over; empty where the agent begins it.
  public let givers: [Agent]

  public init(_ agent: Agent, on surface: Surface, in contract: VoiceContract) {
    self.init(agent, on: surface, tools: contract.tools(of: agent), server: contract.server)
  }

  /// `all`: the agent's tools, wherever they may be called.
  init(_ agent: Agent, on surface: Surface, tools all: [SpokenTool], server: Server?, givers: [Agent] = []) {
    self.agent = agent
    self.givers = givers
    self.surface = surface
    model = RealtimeFacts.model(agent.model) ?? RealtimeFacts.model(RealtimeFacts.recommendedModel)!
    tools = all.filter { $0.isCallable(on: surface) }
    reads = tools.filter(\.isRead).map(\.name)
    writes = tools.filter { !$0.isRead }.map(\.name)
    settings = agent.settings(on: surface)
    functions = VoiceFunction.functions(of: agent, on: surface)
    self.server = server
  }

  /// Who answers when a write needs a yes here.
  public var approval: Approval? { agent.approvals[surface.rawValue] }
}

extension Agent {
  /// The surfaces on which the agent is heard, each once.
  public var voiceSurfaces: [Surface] { [.web, .phone].filter { surfaces.contains($0) } }
}

extension Tool {
  /// Whether the tool may be called here. A tool that names no surface is not kept from any.
  public func isCallable(on surface: Surface) -> Bool { surfaces.isEmpty || surfaces.contains(surface) }
}

extension Escalation {
  /// How a surface hands over to a person.
  public func way(on surface: Surface) -> WayOut? { surface == .phone ? phone : web }
}

extension Exit {
  /// How a surface takes this exit.
  public func way(on surface: Surface) -> WayOut? { surface == .phone ? phone : web }
}

extension VoiceSession {
  /// The model that writes down what the person says; nil if none is known by the name.
  public var transcriptionModel: TranscriptionModel? {
    settings.transcription.flatMap { RealtimeFacts.transcriptionModel($0.model) }
  }

  /// What the tools take of the model's window.
  public var toolTokens: Int { tools.reduce(0) { $0 + $1.tokens } }

  /// What instructions and tools take of it together.
  public func tokens(with instructions: Instructions) -> Int {
    functions.reduce(TokenEstimate.tokens(bytes: instructions.byteCount) + toolTokens) {
      $0 + TokenEstimate.tokens($1)
    }
  }
}
