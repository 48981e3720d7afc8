import Facts
import JSONValues
import Language
import Outputs
import Resolve

/// A JSON Schema file for the input and the output of each tool, and for what it hides, for validators and code generators.
enum SchemasTarget: Target {
  static let name = "schemas"
  static let summary = "a JSON Schema for each tool's input and output"

  static func emit(_ emission: Emission) -> [Output] { files(of: emission.contract) }

  static func files(of contract: ResolvedContract) -> [Output] {
    let types = contract.types
    var outputs: [Output] = []
    outputs.reserveCapacity(contract.tools.count * 2)
    for tool in contract.tools {
      let inputTypes = tool.tool.input.map(types.names(usedBy:)) ?? []
      if let schema = tool.inputSchema { outputs.append(file(tool.name, "input", schema, types: inputTypes)) }
      if let schema = tool.outputSchema {
        let outputTypes = tool.tool.output.map(types.names(usedBy:)) ?? []
        outputs.append(file(tool.name, "output", schema, types: outputTypes))
      }
      if let hidden = tool.tool.hidden, let schema = metaSchema(of: hidden, tool, types) {
        outputs.append(file(tool.name, "hidden", schema, types: types.names(usedBy: hidden)))
      }
    }
    return outputs
  }

  /// A result's `_meta` holds what hosts and servers put there too: its own root is open.
  private static func metaSchema(of hidden: Parameters, _ tool: ResolvedTool, _ types: TypeTable) -> JSONValue? {
    let schema = types.schema(of: hidden, title: nil, style: tool.tool.schemaStyle)
    guard let members = schema?.object else { return schema }
    return .object(JSONObject(members.filter { $0.key != "additionalProperties" }))
  }

  static func explain(_ declaration: String, in emission: Emission) -> [String] {
    let types = emission.contract.types
    if let name = declaration.dropping("tool."), let tool = emission.contract.tool(name) {
      let file = "\(Self.name)/\(FileName.encoded(name))"
      return (tool.inputSchema == nil ? [] : ["\(file).input.schema.json describes its arguments"])
        + (tool.outputSchema == nil ? [] : ["\(file).output.schema.json describes its result"])
        + (tool.tool.hidden == nil ? [] : ["\(file).hidden.schema.json describes what it gives in `_meta`"])
    }
    guard let name = declaration.dropping("type.") else { return [] }
    return emission.contract.tools.flatMap { tool in
      [("input", tool.tool.input), ("output", tool.tool.output), ("hidden", tool.tool.hidden)].compactMap {
        role, parameters in
        guard let parameters, types.names(usedBy: parameters).contains(name) else { return nil }
        return "is part of \(Self.name)/\(FileName.encoded(tool.name)).\(role).schema.json"
      }
    }
  }

  /// The tool's schema with what a file that stands alone needs. No `$id`: the file is known by where it lies, its
  /// references stay inside it, and validators refuse to load two environments' schemas under one name.
  private static func file(_ tool: String, _ role: String, _ schema: JSONValue, types: [String]) -> Output {
    var document = JSONObject()
    let members = schema.object ?? JSONObject()
    document.reserveCapacity(members.count + 2)
    document.append("$schema", members["$schema"] ?? .string(MCPFacts.schemaDialect))
    document.append("title", members["title"] ?? .string("\(tool) \(role)"))
    for member in members where member.key != "$schema" && member.key != "title" {
      document.append(member.key, member.value)
    }
    return Output(
      path: "\(name)/\(FileName.encoded(tool)).\(role).schema.json", bytes: JSONWriter.pretty(.object(document)),
      declarations: ["tool." + tool] + types.map { "type." + $0 })
  }
}
