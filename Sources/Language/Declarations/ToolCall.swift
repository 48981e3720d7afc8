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
    /// `$(callee)`: the number that an outbound dialplan calls, with its `+`.
    case callee
    /// `$(keys.STEP)`: the digits that were pressed at a step that asks.
    case keys(String)
    /// `$(set.NAME)`: a variable of the call.
    case variable(String)
  }

  /// What a value of the answer must be, and the step that it leads to.
  public struct Case: Record {
    public var node: NodeID
    /// `if:` a path into the tool's output.
    public var path: Binding?
    /// `is:` the value; `true` unless said.
    public var value: String?
    /// `at_least:` the least whole number.
    public var least: Int?
    /// `below:` the first whole number that is too large.
    public var limit: Int?
    public var next = ""
    public init(node: NodeID) { self.node = node }

    /// One that looks at a member of the answer.
    public init(node: NodeID, member path: [String]) {
      self.init(node: node)
      let steps = path.map { Binding.Step(name: $0, isOptional: false, range: 0..<0) }
      self.path = Binding(node: node, root: .output, path: steps, formatters: [], range: 0..<0)
    }

    /// The names of the path, below the output.
    public var members: [String] { path?.path.map(\.name) ?? [] }
    /// What the value must be, as it is written.
    public var wanted: String { value ?? "true" }
    /// Whether it compares numbers, and not a value with `is`.
    public var comparesNumbers: Bool { least != nil || limit != nil }
    /// The condition as an outcome words it: `customer.tier is gold`, `parts at least 10 and below 20`.
    public var label: String {
      let bounds = [least.map { "at least \($0)" }, limit.map { "below \($0)" }].compactMap(\.self)
      let test = bounds.isEmpty ? "is \(wanted)" : bounds.joined(separator: " and ")
      return "\(members.joined(separator: ".")) \(test)"
    }
  }

  /// Whether it is given the number that is called by an outbound dialplan.
  public var needsCallee: Bool { arguments.contains { $0.value == .callee } }
  /// Whether it can't be made for a caller who shows no number.
  public var needsCaller: Bool { arguments.contains { $0.value == .caller } }
  /// The variables that it gives to the tool.
  public var variables: [String] {
    arguments.compactMap { if case .variable(let name) = $0.value { name } else { nil } }
  }
  /// The steps whose keys it gives to the tool.
  public var keySteps: [String] {
    arguments.compactMap { if case .keys(let step) = $0.value { step } else { nil } }
  }
}
