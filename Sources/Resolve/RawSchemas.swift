import JSONValues
import Language
import Syntax

/// Raw JSON Schema of a contract, and where it stands.
public struct RawSchema: Sendable {
  /// What is written.
  public let schema: JSONValue
  /// Its node in the contract.
  public let node: NodeID
  /// For messages: "`input_schema` of `find_order`".
  public let name: String
  /// Whether it is what a tool takes or gives, and not a part of it.
  public let isRoot: Bool
}

/// Finds the raw schemas of a contract, in declared order.
struct RawSchemaSearch {
  let origin: Origin
  var found: [RawSchema] = []

  static func all(in contract: Contract, _ origin: Origin) -> [RawSchema] {
    var search = RawSchemaSearch(origin: origin)
    for type in contract.types { search.collect(type.type, "type `\(type.name)`") }
    for tool in contract.tools {
      search.collect(tool.input, "input", of: tool)
      search.collect(tool.output, "output", of: tool)
    }
    return search.found
  }

  private mutating func collect(_ parameters: Parameters?, _ key: String, of tool: Tool) {
    switch parameters {
    case .schema(let schema, let node):
      found.append(RawSchema(schema: schema, node: node, name: "`\(key)_schema` of `\(tool.name)`", isRoot: true))
    case .properties(let properties):
      for property in properties { collect(property.type, "`\(property.name)` of `\(tool.name)`") }
    case .named, .unknown, nil: break
    }
  }

  // Few contracts have any, so the name is made when it is needed.
  private mutating func collect(_ use: TypeUse, _ name: @autoclosure () -> String) {
    switch use.form {
    case .schema(let schema):
      if let node = origin.value(use.node, "schema") {
        found.append(RawSchema(schema: schema, node: node, name: name(), isRoot: false))
      }
    case .object(let properties):
      for property in properties { collect(property.type, name()) }
    case .array(let items): collect(items, name())
    case .named, .scalar, .enumeration: break
    }
  }
}
