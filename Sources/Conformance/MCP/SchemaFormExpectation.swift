import Findings
import JSONSchemas
import JSONValues

enum SchemaFormExpectation: Expectation {
  static let name = "that schemas have the form that every client takes"

  /// Words that model APIs refuse at the root of an input schema, some by dropping the whole list.
  private static let composition = ["oneOf", "anyOf", "allOf", "not", "enum", "if", "then", "else"]

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for tool in subject.listedTools {
      for key in ["inputSchema", "outputSchema"] {
        guard let schema = tool.node[key] else { continue }
        check(schema, key, of: tool, subject, &verdict)
      }
    }
    for path in subject.files.paths("schemas/", ".json") {
      if let schema = subject.files.json(path) { checkReferences(in: schema, root: schema, "`\(path)`", &verdict) }
    }
  }

  private static func check(
    _ schema: JSONNode, _ key: String, of tool: ListedTool, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let kind = ConformanceFindings.schemaForm
    let name = "`\(key)` of \(tool.claimSubject)"
    verdict.expect(
      // What the contract has raw is judged by its rules.
      schema["type"]?.string == "object" || isRaw(key, tool), kind, at: schema["type"]?.location ?? schema.location,
      "the root of \(name) is no object", help: "one such schema makes earlier clients refuse the whole list")
    if key == "inputSchema", case .properties? = tool.declared.tool.input {
      for word in composition {
        verdict.expect(
          schema[word] == nil, kind, at: schema.location(ofKey: word), "`\(word)` stands at the root of \(name)")
      }
      // What is not declared is not taken, unless the contract says so.
      let style = tool.declared.tool.schemaStyle?.over(subject.contract.schemaStyle) ?? subject.contract.schemaStyle
      verdict.expect(
        schema["additionalProperties"]?.bool == false || style?.objects == .open, kind,
        at: schema["additionalProperties"]?.location ?? schema.location,
        "\(name) takes members that it does not name")
    }
    checkReferences(in: schema, root: schema, name, &verdict)
  }

  private static func isRaw(_ key: String, _ tool: ListedTool) -> Bool {
    switch key == "inputSchema" ? tool.declared.tool.input : tool.declared.tool.output {
    case .schema, .unknown: true
    case .properties, .named, nil: false
    }
  }

  private static func checkReferences(
    in node: JSONNode, root: JSONNode, _ name: String, _ verdict: inout Verdict
  ) {
    for member in node.members {
      if member.key == "$ref", let target = member.value.string {
        verdict.expect(
          target == "#" || resolves(target, in: root), ConformanceFindings.schemaForm, at: member.value.location,
          "`\(target)` in \(name) leads nowhere", help: "a reference leads to a place in the same schema: `#/$defs/…`")
      } else if !["const", "enum", "default", "examples"].contains(member.key) {
        checkReferences(in: member.value, root: root, name, &verdict)
      }
    }
    for element in node.elements { checkReferences(in: element, root: root, name, &verdict) }
  }

  /// Follows a JSON Pointer (RFC 6901) in a fragment; an anchor's or another document's name is not followed.
  private static func resolves(_ target: String, in root: JSONNode) -> Bool {
    guard target.hasPrefix("#") else { return false }
    if !target.hasPrefix("#/") { return hasAnchor(String(target.dropFirst()), in: root) }
    var node = root
    for part in target.dropFirst(2).split(separator: "/", omittingEmptySubsequences: false) {
      let name = part.percentDecoded.replacing("~1", with: "/").replacing("~0", with: "~")
      if node.isArray, let place = Int(name), node.elements.indices.contains(place) {
        node = node.elements[place]
      } else if let next = node[name] {
        node = next
      } else {
        return false
      }
    }
    return true
  }

  private static func hasAnchor(_ name: String, in node: JSONNode) -> Bool {
    if node["$anchor"]?.string == name || node["$id"]?.string == "#\(name)" { return true }
    return node.members.contains { hasAnchor(name, in: $0.value) } || node.elements.contains { hasAnchor(name, in: $0) }
  }
}

extension Substring {
  fileprivate var percentDecoded: String {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.first {
      rest = rest.dropFirst()
      if byte == 0x25, let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
