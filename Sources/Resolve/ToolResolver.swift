import Findings
import JSONValues
import Language
import SourceText
import Syntax

extension Resolver {
  mutating func resolveTools() -> [ResolvedTool] {
    var tools: [ResolvedTool] = []
    tools.reserveCapacity(contract.tools.count)
    for tool in contract.tools {
      let input =
        tool.input.map { schema($0, of: tool, "input") }
        ?? (schema: types.noParameters(title: tool.inputTitle, style: tool.schemaStyle), type: noParameters)
      let output = tool.output.map { schema($0, of: tool, "output") }
      let resolved = ResolvedTool(
        tool: tool, input: input.type, output: output?.type, inputSchema: input.schema,
        outputSchema: output.flatMap(\.schema))
      if let hidden = tool.hidden { _ = schema(hidden, of: tool, "hidden") }
      checkExamples(of: resolved)
      tools.append(resolved)
    }
    return tools
  }

  private var noParameters: ValueType { ValueType(name: nil, form: .object([]), keywords: JSONObject()) }

  private mutating func schema(_ parameters: Parameters, of tool: Tool, _ key: String) -> (
    schema: JSONValue?, type: ValueType
  ) {
    let type = types.value(of: parameters)
    switch parameters {
    // What is wrong with raw schema is told by rules, which know how strict to be.
    case .properties, .schema, .unknown: break
    case .named(let name, let node):
      if case .object = type.form { break }
      if contract.types[name] == nil { break }  // The reference is a finding already.
      report(
        ResolveFindings.inputRoot, at: origin.location(node), "`\(key)` of `\(tool.name)` is not an object",
        label: "`\(name)` is \(type.what)",
        help: "wrap it: `\(key): {value: \(name)}`")
    }
    let title = key == "input" ? tool.inputTitle : key == "output" ? tool.outputTitle : nil
    return (types.schema(of: parameters, title: title, style: tool.schemaStyle), type)
  }
}

extension TypeTable {
  func value(of parameters: Parameters) -> ValueType {
    switch parameters {
    case .properties(let members): ValueType(name: nil, form: .object(members), keywords: JSONObject())
    case .named(let name, let node):
      {
        var use = TypeUse(node: node)
        use.form = .named(name)
        return value(of: use)
      }()
    case .unknown: ValueType(name: nil, form: .any, keywords: JSONObject())
    case .schema(let schema, _): ValueType(name: nil, form: .init(schema: schema), keywords: JSONObject())
    }
  }
}
