import Findings
import JSONSchemas
import JSONValues
import Language
import SourceText
import Syntax

extension Resolver {
  /// Checks what the language can't by reading alone: patterns, and values that types name themselves. Raw schema is
  /// judged by rules, which know how strict to be.
  mutating func checkSchemas() {
    for type in contract.types { checkUse(type.type) }
    for tool in contract.tools {
      for parameters in [tool.input, tool.output, tool.hidden] {
        switch parameters {
        case .properties(let properties): for property in properties { checkUse(property.type) }
        case .schema, .named, .unknown, nil: break
        }
      }
    }
  }

  private mutating func checkUse(_ use: TypeUse) {
    switch use.form {
    case .object(let properties): for property in properties { checkUse(property.type) }
    case .array(let items): checkUse(items)
    case .schema, .named, .scalar, .enumeration: break
    }
    for word in ["pattern", "multipleOf"] { checkWord(word, of: use) }
    checkRange(of: use)
    if let value = use.keywords["default"] { checkValues([value], "default", of: use) }
    if let values = use.keywords["examples"]?.array { checkValues(values, "examples", of: use) }
  }

  private mutating func checkValues(_ values: [JSONValue], _ word: String, of use: TypeUse) {
    guard let schema = try? CompiledSchema(types.schema(of: use)) else { return }
    for (index, value) in values.enumerated() {
      guard let error = schema.validate(value).first else { continue }
      let path = word == "examples" ? ["\(index)"] : []
      report(
        ResolveFindings.badDefault, at: origin.location(use.node, word, within: path + error.instancePath),
        "the \(word == "default" ? "default" : "example") is not of its own type: \(error.message)")
    }
  }

  /// A word of JSON Schema whose value not everything can be.
  private mutating func checkWord(_ word: String, of use: TypeUse) {
    guard let value = use.keywords[word] else { return }
    do {
      _ = try CompiledSchema(.object([word: value]))
    } catch {
      report(ResolveFindings.badSchema, at: origin.location(use.node, word), error.message)
    }
  }

}

extension Origin {
  /// The node that stands under a key.
  func node(_ node: NodeID, _ key: String) -> NodeID? {
    guard node.index >= 0 else { return nil }
    return tree.pair(node, key).map { overlay[$0.value] ?? $0.value }
  }

  /// The value that stands under a key; nil if nothing does.
  public func value(_ node: NodeID, _ key: String) -> NodeID? { self.node(node, key) }

  /// The place of a part of the data in a node: the deepest part that is written.
  public func location(_ node: NodeID, within path: [String]) -> Location? {
    location(self.node(node, within: path))
  }

  /// A part of the data in a node: the deepest part that is written.
  public func node(_ node: NodeID, within path: [String]) -> NodeID {
    var node = node
    for part in path {
      if tree.kind(node) == .mapping, let next = self.node(node, part) {
        node = next
      } else if tree.kind(node) == .sequence, let index = Int(part),
        let element = tree.elements(node).enumerated().first(where: { $0.offset == index })?.element
      {
        node = overlay[element] ?? element
      } else {
        break
      }
    }
    return node
  }

  /// The place of the name of a part of the data under a key.
  func location(_ node: NodeID, _ key: String, keyWithin path: [String]) -> Location? {
    var parent = self.node(node, key)
    for part in path.dropLast() {
      guard let node = parent, tree.kind(node) == .mapping else { return location(node, key, within: path) }
      parent = self.node(node, part)
    }
    guard let parent, let name = path.last, tree.kind(parent) == .mapping else {
      return location(node, key, within: path)
    }
    return location(parent, keyOf: name)
  }

  /// The place of a part of the data under a key; of the key, if it is the data as a whole.
  func location(_ node: NodeID, _ key: String, within path: [String]) -> Location? {
    guard !path.isEmpty, let value = self.node(node, key) else { return location(node, keyOf: key) }
    return location(value, within: path)
  }
}
