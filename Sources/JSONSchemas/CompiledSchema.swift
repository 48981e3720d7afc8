import JSONValues

/// A JSON Schema (draft 2020-12 or draft-07, as `$schema` says; without it 2020-12), ready to judge
/// instances.
///
/// Compiling checks the whole schema: every keyword's value, every pattern, every reference. Judging then
/// takes no more than one walk over the instance, and keeps nothing.
public struct CompiledSchema: Sendable {
  let nodes: [SchemaNode]
  let root: SchemaNode.ID
  /// For each `$dynamicAnchor`, the resources that have it, and the schemas there.
  let dynamicAnchors: [String: [DynamicAnchor]]
  let assertsFormats: Bool

  /// Fails with the first place in the schema that is no schema.
  public init(_ schema: JSONValue, options: SchemaOptions = SchemaOptions()) throws(SchemaProblem) {
    var compiler = SchemaCompiler(options: options)
    root = try compiler.compile(document: schema)
    nodes = compiler.nodes
    dynamicAnchors = compiler.dynamicAnchors
    assertsFormats = options.assertsFormats
  }

  /// Whether the schema accepts an instance.
  public func accepts(_ instance: JSONValue) -> Bool {
    nodes.withUnsafeBufferPointer { nodes in
      var evaluation = Evaluation(nodes: nodes, schema: self, isCollecting: false)
      return evaluation.evaluate(root, instance, nil)
    }
  }

  /// What is wrong with an instance, in the order of the schema; empty if the schema accepts it.
  public func validate(_ instance: JSONValue) -> [SchemaError] {
    if accepts(instance) { return [] }
    return nodes.withUnsafeBufferPointer { nodes in
      var evaluation = Evaluation(nodes: nodes, schema: self, isCollecting: true)
      _ = evaluation.evaluate(root, instance, nil)
      return evaluation.errors
    }
  }
}
