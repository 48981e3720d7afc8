import Findings
import JSONValues
import SourceText

extension NodeTree {
  /// A node as JSON by the core schema, aliases followed. A number that JSON can't write is a finding, and null in
  /// the value, so that the value can always be written.
  public func jsonValue(_ root: NodeID) -> Staged<JSONValue> {
    var findings: [Finding] = []
    var stack: [OpenValue] = []
    var node = root
    while true {
      var value: JSONValue
      switch kind(node) {
      case .scalar: value = scalarValue(node, &findings)
      case .sequence:
        stack.append(OpenValue(isObject: false, next: content(node).first, count: count(node)))
        value = .null
      case .mapping:
        stack.append(OpenValue(isObject: true, next: content(node).first, count: count(node)))
        value = .null
      }
      if kind(node) == .scalar {
        guard !stack.isEmpty else { return Staged(value, findings) }
        stack[stack.count - 1].add(value)
      }
      while stack[stack.count - 1].next < 0 {
        value = stack[stack.count - 1].value
        stack.removeLast()
        guard !stack.isEmpty else { return Staged(value, findings) }
        stack[stack.count - 1].add(value)
      }
      let top = stack.count - 1
      var next = stack[top].next
      if stack[top].isObject {
        stack[top].key = string(NodeID(index: next))
        next = records[Int(next)].next
      }
      node = NodeID(index: next)
      stack[top].next = records[Int(next)].next
    }
  }

  /// A list or object that is being filled; `next` is the child to read next, or -1.
  private struct OpenValue {
    let isObject: Bool
    var next: Int32
    var key = ""
    var elements: [JSONValue] = []
    var object = JSONObject()

    init(isObject: Bool, next: Int32, count: Int) {
      self.isObject = isObject
      self.next = next
      if isObject { object.reserveCapacity(count) } else { elements.reserveCapacity(count) }
    }

    mutating func add(_ value: JSONValue) {
      if isObject { object.append(key, value) } else { elements.append(value) }
    }

    var value: JSONValue { isObject ? .object(object) : .array(elements) }
  }

  private func scalarValue(_ node: NodeID, _ findings: inout [Finding]) -> JSONValue {
    switch coreScalar(node) {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .double(let value) where value.isFinite: return .double(value)
    case .double:
      findings.append(
        Finding(
          SyntaxFindings.notFinite, at: location(node), "JSON can't write the number `\(string(node))`",
          label: "it has no finite value", help: "put it in quotes if it is a text"))
      return .null
    case .string: return .string(string(node))
    }
  }
}
