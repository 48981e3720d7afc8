extension SchemaCompiler {
  /// Refuses a schema that applies itself to the very value that it judges (2020-12 Core, section 9.4.1).
  func refuseEndlessReferences() throws(SchemaProblem) {
    guard nodes.contains(where: { $0.checks.contains(where: mayLeadOn) }) else { return }
    enum Mark { case new, open, done }
    var marks = [Mark](repeating: .new, count: nodes.count)
    for start in nodes.indices where marks[start] == .new {
      var open: [(node: Int, targets: [SchemaNode.ID], next: Int)] = [(start, targets(of: start), 0)]
      marks[start] = .open
      while let top = open.last {
        guard top.next < top.targets.count else {
          marks[top.node] = .done
          open.removeLast()
          continue
        }
        open[open.count - 1].next += 1
        let target = Int(top.targets[top.next])
        if marks[target] == .open {
          throw problem(SchemaNode.ID(top.node), nil, "the schema refers to itself without end")
        }
        if marks[target] == .new {
          marks[target] = .open
          open.append((target, targets(of: target), 0))
        }
      }
    }
  }

  /// Whether a check is a reference to a schema that applies others to the same value: without one there is
  /// no circle.
  private func mayLeadOn(_ check: Check) -> Bool {
    switch check {
    case .reference(let id), .dynamicReference(let id, _): !targets(of: Int(id)).isEmpty
    default: false
    }
  }

  /// The schemas that a schema applies to the same value.
  private func targets(of node: Int) -> [SchemaNode.ID] {
    nodes[node].checks.flatMap { check -> [SchemaNode.ID] in
      switch check {
      case .reference(let id), .dynamicReference(let id, _), .not(let id): [id]
      case .allOf(let ids), .anyOf(let ids), .oneOf(let ids): ids
      case .conditional(let condition, let then, let otherwise):
        [condition, then, otherwise].compactMap(\.self)
      case .dependentSchemas(let entries): entries.map(\.node)
      default: []
      }
    }
  }
}
