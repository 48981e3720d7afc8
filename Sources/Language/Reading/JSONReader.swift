import Findings
import JSONValues
import SourceText
import Syntax

extension Reader {
  /// A node as JSON by the YAML 1.2 core schema: where no type is known.
  mutating func json(_ node: NodeID) -> JSONValue? {
    switch tree.kind(node) {
    case .scalar: return literal(node, asText: false)
    case .sequence:
      var values: [JSONValue] = []
      values.reserveCapacity(tree.count(node))
      for item in tree.elements(node) {
        guard let value = json(current(item)) else { return nil }
        values.append(value)
      }
      return .array(values)
    case .mapping:
      var object = JSONObject()
      object.reserveCapacity(tree.count(node))
      for (key, item) in tree.pairs(node) {
        guard let value = json(current(item)) else { return nil }
        object.append(tree.string(key), value)
      }
      return .object(object)
    }
  }

  /// A scalar as JSON: its text where text is wanted, else what the core schema makes of it.
  mutating func literal(_ node: NodeID, asText: Bool) -> JSONValue? {
    guard tree.kind(node) == .scalar else { return json(node) }
    switch tree.coreScalar(node) {
    case .null: return .null
    case .bool(let value) where !asText: return .bool(value)
    case .int(let value) where !asText: return .int(value)
    case .double(let value) where !asText:
      guard value.isFinite else {
        findings.append(
          Finding(
            LanguageFindings.notJSON, at: tree.location(node), "JSON has no number for `\(tree.string(node))`",
            help: "quote it if text is meant"))
        return nil
      }
      return .double(value)
    default: return scalar(node, { .json(what: "a value") }).map { .string($0) }
    }
  }

  mutating func literals(_ list: NodeID, asText: Bool) -> [JSONValue] {
    var values: [JSONValue] = []
    for item in tree.elements(list) {
      if let value = literal(item, asText: asText) { values.append(value) }
    }
    return values
  }

  /// A node as JSON of a type: the wanted type decides what a scalar means.
  mutating func json(_ node: NodeID, as use: TypeUse, depth: Int = 0) -> JSONValue? {
    switch use.form {
    case .named(let name):
      guard depth < 64, let declared = types[name]?.type else { return json(node) }
      return json(node, as: declared, depth: depth + 1)
    case .scalar(let name): return literal(node, asText: name == "string")
    case .enumeration(let values):
      guard tree.kind(node) == .scalar else { return json(node) }
      return literal(node, asText: values.contains(.string(tree.string(node))))
    case .object(let members): return json(node, members: members, depth: depth)
    case .array(let items):
      guard tree.kind(node) == .sequence else { return json(node) }
      var values: [JSONValue] = []
      values.reserveCapacity(tree.count(node))
      for item in tree.elements(node) {
        guard let value = json(current(item), as: items, depth: depth + 1) else { return nil }
        values.append(value)
      }
      return .array(values)
    case .schema: return json(node)
    }
  }

  mutating func json(_ node: NodeID, members: [Property], depth: Int = 0) -> JSONValue? {
    guard tree.kind(node) == .mapping else { return json(node) }
    var object = JSONObject()
    object.reserveCapacity(tree.count(node))
    for (key, item) in tree.pairs(node) {
      let name = tree.string(key)
      let member = members.first { $0.name == name }
      let value = member.map { json(current(item), as: $0.type, depth: depth + 1) } ?? json(current(item))
      guard let value else { return nil }
      object.append(name, value)
    }
    return .object(object)
  }

  mutating func json(_ node: NodeID, as parameters: Parameters?) -> JSONValue? {
    switch parameters {
    case .properties(let members): return json(node, members: members)
    case .named(let name, _): return types[name].map { json(node, as: $0.type) } ?? json(node)
    case .schema, .unknown, nil: return json(node)
    }
  }
}

extension Shape where Value == JSONValue {
  /// Anything that JSON can say.
  static func json(_ what: String) -> Shape {
    Shape(.json(what: what)) { node, reader in reader.json(node) }
  }
}
