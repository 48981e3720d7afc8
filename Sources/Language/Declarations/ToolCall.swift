import Syntax

/// `call:` asks the contract's own server by one of its tools, and goes on by what it answers.
public struct ToolCall: Sendable {
  public var tool = ""
  public var arguments: [Argument] = []
  public var timeout: Duration?
  public var cases: [Case] = []
  public var otherwise: String?
  public var otherwiseNode: NodeID?
  public var outcomes: [OutcomeWay] = []

  /// A parameter of the tool, and where its value comes from.
  public struct Argument: Sendable {
    public let name: String
    public let key: NodeID
    public let node: NodeID
    public let value: Value
  }

  /// What a call flow may give to a tool. Nothing else of a call gets into a request.
  public enum Value: Sendable, Hashable {
    /// Text of the contract; the parameter's type decides what it means.
    case literal(String)
    /// `$(caller)`: the caller's number with its `+`.
    case caller
    /// `$(called)`: the one of the dialplan's numbers that was called.
    case called
    /// `$(keys.STEP)`: the digits that were pressed at a step that asks.
    case keys(String)
  }

  /// A value of the answer and the step that it leads to.
  public struct Case: Record {
    public var node: NodeID
    /// `if:` a path into the tool's output.
    public var path: Binding?
    /// `is:` the value; `true` unless said.
    public var value: String?
    public var next = ""
    public init(node: NodeID) { self.node = node }

    /// The names of the path, below the output.
    public var members: [String] { path?.path.map(\.name) ?? [] }
    /// What the value must be, as it is written.
    public var wanted: String { value ?? "true" }
    /// The condition as an outcome words it: `customer.tier is gold`.
    public var label: String { "\(members.joined(separator: ".")) is \(wanted)" }
  }

  /// Whether it can't be made for a caller who shows no number.
  public var needsCaller: Bool { arguments.contains { $0.value == .caller } }
  /// The steps whose keys it gives to the tool.
  public var keySteps: [String] {
    arguments.compactMap { if case .keys(let step) = $0.value { step } else { nil } }
  }
}
