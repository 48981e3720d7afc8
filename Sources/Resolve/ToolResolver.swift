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
        tool.input.map { schema($0, of: tool, "input") } ?? (schema: TypeTable.noParameters, type: noParameters)
      let output = tool.output.map { schema($0, of: tool, "output") }
      let resolved = ResolvedTool(
        tool: tool, input: input.type, output: output?.type, inputSchema: input.schema, outputSchema: output?.schema)
      checkExamples(of: resolved)
      tools.append(resolved)
    }
    return tools
  }

  private var noParameters: ValueType { ValueType(name: nil, form: .object([]), keywords: JSONObject()) }

  private mutating func schema(_ parameters: Parameters, of tool: Tool, _ key: String) -> (
    schema: JSONValue, type: ValueType
  ) {
    let type = types.value(of: parameters)
    switch parameters {
    case .properties: break
    case .named(let name, let node):
      if case .object = type.form { break }
      if contract.types[name] == nil { break }  // The reference is a finding already.
      report(
        ResolveFindings.inputRoot, at: origin.location(node), "`\(key)` of `\(tool.name)` is not an object",
        label: "`\(name)` is \(type.what)",
        help: "wrap it: `\(key): {value: \(name)}`")
    case .schema(let schema, let node):
      if schema["type"]?.string != "object" {
        report(
          ResolveFindings.inputRoot, at: origin.location(node, "type"),
          "`\(key)_schema` of `\(tool.name)` has a root that is not an object", help: "add `type: object`")
      }
    }
    return (types.schema(of: parameters), type)
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
    case .schema(let schema, _): ValueType(name: nil, form: .init(schema: schema), keywords: JSONObject())
    }
  }
}
