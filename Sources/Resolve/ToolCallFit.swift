import Facts
import JSONSchemas
import JSONValues
import Language
import SchemaCompatibility
import SourceText
import Syntax

/// Whether what a call flow gives to a tool, and what it looks for in the answer, fits the tool's schemas.
public struct ToolCallFit {
  /// What doesn't fit, and where.
  public struct Problem: Sendable {
    /// Where it stands.
    public let place: Location?
    /// What is wrong.
    public let message: String
    /// What may help to see it.
    public var notes: [String] = []
    /// How it is mended.
    public var help: String?
  }

  let contract: ResolvedContract
  private let graph: CallGraph
  private let step: Step
  let call: ToolCall
  let tool: ResolvedTool

  /// Nil if the step calls no tool that there is.
  public init?(_ step: Step, in graph: CallGraph, _ contract: ResolvedContract) {
    guard case .call(let call) = step.act, let tool = contract.tool(call.tool) else { return nil }
    self.contract = contract
    self.graph = graph
    self.step = step
    self.call = call
    self.tool = tool
  }

  // MARK: - Arguments

  /// The faults of the arguments.
  public var arguments: [Problem] {
    if case .any = tool.input.form { return misfits }
    let names = tool.input.members.map(\.name)
    let unknown = call.arguments.filter { !names.contains($0.name) }.map { argument in
      Problem(
        place: contract.origin.location(argument.key),
        message: "tool `\(tool.name)` has no parameter `\(argument.name)`",
        notes: names.isEmpty ? [] : ["its parameters: \(names.map { "`\($0)`" }.joined(separator: ", "))"],
        help: nearest(to: argument.name, among: names).map { "did you mean `\($0)`?" } ?? "take it out")
    }
    if !unknown.isEmpty { return unknown }
    let given = Set(call.arguments.map(\.name))
    let missing = tool.input.members.filter { !$0.isOptional && !given.contains($0.name) }.map(\.name)
    if missing.isEmpty { return misfits }
    let (message, help) = tool.lacking(missing)
    return [Problem(place: contract.origin.location(step.node, "call"), message: message, help: help)]
  }

  /// Values that the schema of the input refuses.
  private var misfits: [Problem] {
    // What there is nothing of is a finding of its own.
    guard let wanted = tool.inputSchema, call.variables.allSatisfy({ !values(ofVariable: $0).isEmpty }) else {
      return []
    }
    let properties = JSONObject(call.arguments.map { JSONObject.Member($0.name, values(of: $0)) })
    let given: JSONValue = [
      "type": "object", "properties": .object(properties), "required": .strings(call.arguments.map(\.name)),
      "additionalProperties": false,
    ]
    let options = SchemaOptions(assertsFormats: true)
    guard let source = try? CompiledSchema(given, options: options),
      let target = try? CompiledSchema(wanted, options: options),
      case .fails(let witness) = source.inclusion(in: target)
    else { return [] }
    let reason = target.validate(witness).first
    let argument = call.arguments.first { $0.name == reason?.instancePath.first }
    return [
      Problem(
        place: argument.map { contract.origin.location($0.node) } ?? contract.origin.location(step.node, "call"),
        message: "tool `\(tool.name)` may refuse \(argument.map { "what `\($0.name)` is given" } ?? "the arguments")"
          + (reason.map { ": \($0.message)" } ?? ""),
        help: "let the parameter's type take every value that may come, or give another")
    ]
  }

  /// The values that an argument may have, as a schema.
  private func values(of argument: ToolCall.Argument) -> JSONValue {
    switch argument.value {
    case .literal(let text): ["const": contract.literal(text, for: argument.name, of: tool)]
    case .caller: ["type": "string", "pattern": .string("^[+]\(PhoneFacts.numberPattern)$")]
    case .called: ["enum": .strings(graph.dialplan.numbers)]
    case .callee: CalledNumbers(graph.dialplan, contract)?.whole ?? CalledNumbers.everyWhole
    case .keys(let step): keys(of: step)
    case .variable(let name): ["enum": .array(values(ofVariable: name))]
    }
  }

  /// What a variable may be here: one that is not declared, or not set, is a finding of its own.
  private func values(ofVariable name: String) -> [JSONValue] {
    guard let flow = VariableFlow(name, in: graph), let here = graph.place(of: step.name) else { return [] }
    return flow.values(at: here).map(flow.variable.json)
  }

  /// What may have been pressed: of the answers that lead here.
  private func keys(of name: String) -> JSONValue {
    guard let asked = graph.place(of: name), let here = graph.place(of: step.name),
      case .ask(let ask) = graph.steps[asked].act
    else { return ["type": "string"] }
    let leading = ask.keys.filter { key in
      graph.place(of: key.next).map { graph.reachable(from: [$0])[here] } ?? false
    }
    let patterns = leading.map { key in
      (key.press.places ?? []).map { "[\($0.filter { $0 != "*" && $0 != "#" })]" }.filter { $0 != "[]" }.joined()
    }
    return ["type": "string", "pattern": .string("^(\(patterns.joined(separator: "|")))$")]
  }
}

extension ResolvedContract {
  /// A text of a call flow as a tool's parameter has it: a number or a boolean where its type wants one.
  public func literal(_ text: String, for parameter: String, of tool: ResolvedTool) -> JSONValue {
    guard let member = tool.input.member(parameter) else { return .string(text) }
    switch types.value(of: member.type).form {
    case .boolean: return text == "true" ? true : text == "false" ? false : .string(text)
    case .integer, .number: return Int(text).map { .int($0) } ?? .string(text)
    default: return .string(text)
    }
  }
}

extension ResolvedTool {
  /// What is wrong with a call that lacks parameters, and what to write.
  func lacking(_ names: [String]) -> (message: String, help: String) {
    (
      "`\(name)` is called without \(names.map { "`\($0)`" }.joined(separator: " and "))",
      "add \(names.map { "`\($0): …`" }.joined(separator: ", ")) under `with:`"
    )
  }
}
