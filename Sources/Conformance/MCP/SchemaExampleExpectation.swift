import Findings
import JSONSchemas
import JSONValues
import Language
import Outputs
import Resolve
import SourceText

enum SchemaExampleExpectation: Expectation {
  static let name = "that schemas take the examples, and refuse broken ones"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for tool in subject.listedTools {
      let examples = tool.declared.tool.examples
      if let schema = Compiled(tool.node["inputSchema"], "input", of: tool, subject, &verdict) {
        for example in examples {
          if let input = example.input { schema.judge(input, example, tool.declared.input, &verdict) }
        }
      }
      if let schema = Compiled(tool.node["outputSchema"], "output", of: tool, subject, &verdict) {
        for example in examples {
          if let output = example.output { schema.judge(output, example, tool.declared.output, &verdict) }
        }
      }
      // What a result's `_meta` holds is in no list of tools; its schema is a file only.
      let file = subject.files.json("schemas/\(FileName.encoded(tool.declared.name)).hidden.schema.json")
      if let schema = Compiled(file, "hidden", of: tool, subject, &verdict) {
        for example in examples {
          if let hidden = example.hidden {
            schema.judge(hidden, example, subject.resolved.hidden(of: tool.declared), &verdict)
          }
        }
      }
    }
  }

  /// A schema of `tools.json`, ready to judge.
  private struct Compiled {
    let node: JSONNode
    let schema: CompiledSchema
    let name: String
    let subject: Subject
    let declared: Location?
    let isRaw: Bool
    /// Whether one more member breaks nothing.
    let isOpen: Bool

    init?(_ node: JSONNode?, _ key: String, of tool: ListedTool, _ subject: Subject, _ verdict: inout Verdict) {
      guard let node else { return nil }
      name = "\(key) schema of \(tool.claimSubject)"
      declared = subject.place(of: "tool.\(tool.declared.name)")
      let declaration = tool.declared.tool
      isRaw =
        (key == "input" ? declaration.input : key == "output" ? declaration.output : declaration.hidden)?.isRaw ?? false
      // Hosts and servers have keys of their own in `_meta`.
      isOpen = declaration.hasOpenObjects(in: subject.contract) || key == "hidden"
      self.node = node
      self.subject = subject
      do {
        schema = try CompiledSchema(node.value)
        verdict.count(1)
      } catch {
        verdict.expect(
          false, ConformanceFindings.schemaForm, at: node.follow(error.path).location, "the \(name): \(error.message)")
        return nil
      }
    }

    func judge(_ value: JSONValue, _ example: Example, _ type: ValueType?, _ verdict: inout Verdict) {
      let kind = ConformanceFindings.schemaExample
      let errors = schema.validate(value)
      verdict.expect(
        errors.isEmpty, kind, at: node.follow(errors[0].schemaPath).location,
        "the \(name) refuses example `\(example.name)`: \(errors[0].message)", declared: declared)
      guard errors.isEmpty, !isRaw, let type, let object = value.object else { return }
      for broken in BrokenValue.all(of: object, type, subject.resolved.types) where !isOpen || !broken.member.isEmpty {
        verdict.expect(
          !schema.accepts(broken.value), kind, at: (node["properties"]?[broken.member] ?? node).location,
          "the \(name) takes example `\(example.name)` \(broken.words)", declared: declared)
      }
    }
  }
}

extension JSONNode {
  /// The deepest value that a path leads to.
  func follow(_ path: [String]) -> JSONNode {
    var node = self
    for part in path {
      if let next = node[part] {
        node = next
      } else if node.isArray, let place = Int(part), place < node.elements.count {
        node = node.elements[place]
      } else {
        break
      }
    }
    return node
  }
}
