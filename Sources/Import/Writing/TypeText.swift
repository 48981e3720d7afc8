import JSONValues
import Language

/// Types as they are written in a contract.
enum TypeText {
  /// A type where it is used; `extra` are the words of what uses it.
  static func tree(_ use: TypeUse, extra: [YAMLMap.Entry] = []) -> YAMLTree {
    if use.keywords.isEmpty, extra.isEmpty {
      switch use.form {
      case .named(let name), .scalar(let name): return .text(name)
      default: break
      }
    }
    var map = YAMLMap()
    switch use.form {
    case .named(let name), .scalar(let name): map.add("type", .text(name))
    case .enumeration(let values):
      if let type = type(of: values[0]) { map.add("type", .text(type)) }
      map.add("enum", .list(values.map(YAMLTree.init)))
    case .schema(let schema): map.add("schema", YAMLTree(schema))
    case .object, .array: break
    }
    let words = use.keywords
    for word in words where word.key != "description" { map.add(word.key, YAMLTree(word.value)) }
    map.entries += extra
    map.add("description", words["description"].map(YAMLTree.init))
    switch use.form {
    case .object(let properties): map.add("properties", .map(Self.properties(properties)))
    case .array(let items): map.add("items", tree(items))
    default: break
    }
    return .map(map)
  }

  /// One property a line.
  static func properties(_ properties: [Property]) -> YAMLMap {
    YAMLMap(
      properties.map { property in
        let optional = property.isOptional ? [YAMLMap.Entry("optional", .token("true"))] : []
        return YAMLMap.Entry(property.name, tree(property.type, extra: optional))
      }, isBlock: true)
  }

  /// Texts need no type beside `enum`.
  private static func type(of value: JSONValue) -> String? {
    switch value {
    case .int: "integer"
    case .double: "number"
    case .bool: "boolean"
    default: nil
    }
  }
}
